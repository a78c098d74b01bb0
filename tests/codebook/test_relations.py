from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.codebook.relations import load_relations, load_stands, load_themes, stem
from dragoman.records import CodebookError


def stems(text: str) -> list[str]:
    return [stem(word) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "relation", "words"),
    [
        ("the rebels have two camps in the hills", "PRESENCE", "have two camps"),
        ("militants operate from foreign soil", "PRESENCE", "operate from"),
        ("the blast was the work of saboteurs", "RESPONSIBILITY", "work of"),
        ("the militia belongs to the neighbour", "AFFILIATION", "belongs to"),
        ("the army has no drones there", "POSSESSION", "has no drones"),
        ("they were giving rifles to smugglers", "AID", "giving rifles"),
        ("it holds back the water", "COERCE", "holds back the water"),
        ("the general intends to cross the river", "INTENT", "intends to"),
    ],
)
def test_words_tell_a_relation_in_all_their_forms(text: str, relation: str, words: str) -> None:
    told = list(load_relations().find(stems(text)))
    assert (relation, words) in [(t.relation, " ".join(text.split()[t.first : t.last + 1])) for t in told]


def test_turned_words_say_that_the_object_stands_before() -> None:
    (told,) = load_relations().find(stems("the town is controlled by rebels"))
    assert told.turned


def test_relations_do_not_overlap() -> None:
    told = list(load_relations().find(stems("the group runs camps in the hills and takes orders from the coast")))
    assert all(a.last < b.first for a, b in pairwise(told))


@pytest.mark.parametrize(
    ("text", "theme"),
    [("the sluices were shut", "water"), ("forty tanks", "troops"), ("a training ground", "camp"), ("she was kidnapped", "abduction")],
)
def test_words_share_a_theme(text: str, theme: str) -> None:
    assert theme in load_themes().of(stems(text))


def test_weak_words_only_hint_at_a_theme() -> None:
    themes = load_themes()
    assert "troops" not in themes.of(stems("soldiers bought the timber")) and "riches" in themes.of(stems("soldiers bought the timber"))
    assert themes.hinted(stems("the soldiers of the army"))[0] == "troops"


def test_stands_are_listed_by_kind() -> None:
    stands = load_stands()
    assert ("no", "evidence") in stands["doubt"] and ("fairy", "tale") in stands["false"] and ("accusation",) in stands["meta"]


@pytest.mark.parametrize(
    ("row", "message"),
    [("NEARNESS\tcamp in\t\t", "allowed"), ("PRESENCE\tcamp …\t\t", "between"), ("PRESENCE\tcamp in\tback\t", "turned")],
)
def test_a_wrong_row_names_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/relations.tsv").write_text(f"relation\twords\tturn\tnote\n{row}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"relations.tsv:2.*{message}"):
        load_relations(more=tmp_path)
