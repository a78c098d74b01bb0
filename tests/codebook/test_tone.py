"""The tone lexicon: checked on load, found in a sentence as word or phrase."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.tone import KINDS, ToneLexicon, ToneWord, load_tone
from dragoman.records import CodebookError

SHIPPED = load_tone()
HEADER = "lemma\tpos\tvalue\tkind\tnote\n"
ROWS = """\
shell\tVERB\t-2\tact\t
sham\tNOUN\t-2\tevaluation\t
sham\tADJ\t-2\tevaluation\t
self-styled\tADJ\t-1\tevaluation\t
be behind\tVERB\t-2\tchallenge\t
war crime\tNOUN\t-3\tevaluation\t
war crime tribunal\tNOUN\t0\ttopic\t
"""


@pytest.fixture
def folder(tmp_path):
    def write(rows: str) -> Path:
        (tmp_path / "words").mkdir(exist_ok=True)
        (tmp_path / "words/tone.tsv").write_text(HEADER + rows, encoding="utf-8")
        return tmp_path

    return write


def found(lexicon: ToneLexicon, text: str) -> list[tuple[str, str]]:
    """The entries found in words written `word/lemma/part of speech`, each with the words it covers."""
    words, lemmas, tags = zip(*(word.split("/") for word in text.split()), strict=True)
    return [(" ".join(words[h.first : h.last + 1]), h.word.kind) for h in lexicon.find(words, lemmas, tags)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("shelled/shell/VERB", [("shelled", "act")]),
        ("shell/shell/NOUN", []),
        ("sham/Sham/PROPN", [("sham", "evaluation")]),
        ("self/self/NOUN -/-/PUNCT styled/style/VERB", [("self - styled", "evaluation")]),
        ("self-styled/self-styled/ADJ", [("self-styled", "evaluation")]),
        ("is/be/AUX behind/behind/ADP", [("is behind", "challenge")]),
        ("war/war/NOUN crimes/crime/NOUN", [("war crimes", "evaluation")]),
        ("war/war/NOUN crimes/crime/NOUN tribunal/tribunal/NOUN", [("war crimes tribunal", "topic")]),
        ("a/a/DET war/war/NOUN", []),
    ],
    ids=[
        "by lemma",
        "of another part of speech",
        "in a name",
        "hyphen",
        "hyphen inside a word",
        "inflected",
        "phrase",
        "longest",
        "half a phrase",
    ],
)
def test_an_entry_is_found_by_its_dictionary_form(folder, text, hits):
    assert found(load_tone(folder(ROWS)), text) == hits


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("shell\tVERB\tbad\tact\t\n", "give a number"),
        ("shell\tVERB\t-4\tact\t\n", "from -3"),
        ("shell\tVERB\t-2\tharm\t\n", "allowed: evaluation, norm"),
        ("shell\tWORD\t-2\tact\t\n", "allowed: VERB"),
        ("shell\tVERB\t-2\tact\t\nshell\tVERB\t-1\tact\t\n", "stands already in line 2"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(folder, row, words):
    with pytest.raises(CodebookError, match=r"tone\.tsv:[23]: ") as error:
        load_tone(folder(row))
    assert words in str(error.value)


def entries() -> list[ToneWord]:
    """All entries of the lexicon that comes with the package."""
    return [*SHIPPED.words.values(), *(word for listed in SHIPPED.phrases.values() for _, word in listed)]


def test_the_shipped_lexicon_is_large_and_has_every_kind():
    assert len(entries()) > 900
    assert {word.kind for word in entries()} == set(KINDS)


def test_the_sign_of_a_value_follows_from_the_kind():
    below, zero = {"norm", "act", "challenge", "suffering", "hedge"}, {"remedy", "contrast", "topic"}
    above = {"courtesy", "peace", "intensifier"}
    for word in entries():
        if word.kind in below:
            assert word.value < 0, word
        elif word.kind in zero:
            assert word.value == 0, word
        elif word.kind in above:
            assert word.value > 0, word
        else:
            assert word.value, word


@given(st.lists(st.sampled_from("in breach of the war crimes - self styled is behind must stop not credible".split()), max_size=12))
def test_hits_never_overlap_and_stand_in_order(words):
    hits = list(SHIPPED.find(words, words, ["NOUN"] * len(words)))
    assert all(a.last < b.first for a, b in pairwise(hits))
    assert all(0 <= h.first <= h.last < len(words) for h in hits)
