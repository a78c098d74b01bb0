"""Errors on pairs, attributions, places, attacks, tone and factuality: each cause is told apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook import Frame, load_codebook
from dragoman.coding.frames import FrameMatch
from dragoman.coding.reading import Reading
from dragoman.evaluation.attack_answer import Answer
from dragoman.evaluation.attribution import GoldAttribution
from dragoman.evaluation.places import GoldToponym
from dragoman.records import Document, Mention, Pair, Place, Record, Relation, SentenceRecord, Span, Statement, Toponym, Versions
from tests.coding.parsed import parsed
from tools.errors import attacks, factuality, tone
from tools.errors.attribution import article_findings as attribution_findings
from tools.errors.attribution import part_kind
from tools.errors.pairs import pair_finding
from tools.errors.places import article_findings as place_findings


def frame(lemma: str, type: str) -> FrameMatch:
    return FrameMatch(Frame(lemma, "VERB", (), type, "", (), (), f"verbs.tsv:{len(lemma)}", ""), 0, 0, (), ())


@pytest.mark.parametrize(
    ("wanted", "fired", "group"),
    [
        ("ACCUSE", ["praise SUPPORT"], "frame wrong: ACCUSE → SUPPORT"),
        ("ACCUSE", ["praise SUPPORT", "blame ACCUSE"], "frame wrong: ACCUSE → SUPPORT"),
        ("ACCUSE", [], "frame missing: ACCUSE → SUPPORT"),
        ("ACCUSE", ["meet CONSULT"], "frame missing: ACCUSE → SUPPORT"),
        ("ACCUSE", ["blame ACCUSE"], "model: ACCUSE → SUPPORT"),
        ("YIELD", ["leave RETREAT"], "model: YIELD → SUPPORT"),
    ],
)
def test_who_is_to_blame_for_the_type_of_a_pair(wanted: str, fired: Sequence[str], group: str) -> None:
    pair = Pair("p", "Norland praised Sudland.", "Norland", "Sudland")
    matches = [frame(*entry.split()) for entry in fired]
    why = "“praised” tells SUPPORT: 0.90 of the weight between the two" + (
        ", frame “praise” (verbs.tsv:6)" if fired[:1] == ["praise SUPPORT"] else ""
    )
    finding = pair_finding(pair, wanted, Relation("p", "SUPPORT", "", "reported", 0.9, why), matches)
    assert finding.group == group


@pytest.mark.parametrize(
    ("wanted", "given", "kind"),
    [
        ([1, 2, 3], [1, 2, 3], ""),
        ([1, 2, 3], [1, 2, 3, 4], ""),
        ([], [], ""),
        ([1, 2], [], "missing"),
        ([], [1, 2], "extra"),
        ([1, 2], [3, 4], "other"),
        ([1, 2, 3], [1], "too short"),
        ([1], [1, 2, 3], "too long"),
        ([1, 2, 3], [3, 4, 5], "shifted"),
    ],
)
def test_how_the_words_of_an_attribution_differ(wanted: list[int], given: list[int], kind: str) -> None:
    assert part_kind(wanted, given) == kind


SAYING = """
Ada PROPN 3 nsubj | Brook PROPN 1 flat | said VERB 0 root say | the DET 5 det | port NOUN 7 nsubj:pass | was AUX 7 aux:pass
closed VERB 3 ccomp close | as SCONJ 10 mark | mayors NOUN 10 nsubj mayor | yawned VERB 3 advcl yawn
"""
BROOK, MAYORS, SAID, CONTENT, YAWNED = (0, 9), (39, 45), (10, 14), (15, 34), (46, 52)


def said(source: tuple[int, int], cue: tuple[int, int] | None) -> GoldAttribution:
    return GoldAttribution((source,), (cue,) if cue else (), (CONTENT,))


@pytest.mark.parametrize(
    ("gold", "ours", "groups"),
    [
        ([said(BROOK, SAID)], [BROOK], []),
        ([said(BROOK, SAID)], [None], ["source: missing"]),
        ([said(BROOK, SAID)], [MAYORS], ["source: other"]),
        ([said(BROOK, YAWNED)], [BROOK], ["cue: other"]),
        ([], [BROOK], ["invented"]),
        ([said(BROOK, SAID)], [], ["missed: cue in the codebook"]),
        ([said(MAYORS, YAWNED)], [], ["missed: cue not in the codebook"]),
        ([said(BROOK, None)], [], ["missed: no cue"]),
    ],
)
def test_the_cause_of_a_wrong_attribution(gold: Sequence[GoldAttribution], ours: Sequence[Any], groups: list[str]) -> None:
    s = parsed(SAYING)
    reading = Reading(Document(s.text, "d"), [s], load_codebook(), None)

    def span(place: tuple[int, int]) -> Span:
        return Span(s.text[slice(*place)], *place)

    statements = tuple(
        Statement("", "d", "0", Mention(s.text[slice(*place)], *place) if place else None, span(SAID), span(CONTENT), "affirm", "indirect")
        for place in ours
    )
    record = Record(reading.document, (SentenceRecord("0", 0, len(s.text), s.text),), (), statements, (), (), Versions("", "", ""))
    found = list(attribution_findings(gold, record, reading))
    assert [finding.group for finding in found] == groups
    assert all(finding.sentence == s.text for finding in found)


def test_the_cause_of_a_wrong_place() -> None:
    s = parsed("Port PROPN 0 root | Ebb PROPN 1 flat | , PUNCT 3 punct | Elmtown PROPN 1 conj")
    reading = Reading(Document(s.text, "d"), [s], load_codebook(), None)
    gold = GoldToponym("Port Ebb", 0, 8, "7", 10.0, 20.0)
    town = GoldToponym("Elmtown", 11, 18, "8", 11.0, 20.0)

    def groups(wanted: Sequence[GoldToponym], *given: Toponym) -> list[str]:
        return [finding.group for finding in place_findings(wanted, given, reading)]

    def put(latitude: float | None) -> Toponym:
        return Toponym("Port Ebb", 0, 8, Place("Port Ebb", "KEN", latitude=latitude, longitude=20.0))

    assert groups([gold], put(10.1)) == []
    assert groups([gold], Toponym("Port Ebb", 0, 8)) == ["unresolved"]
    assert groups([gold], put(13.0)) == ["wrong place: within 500 km"]
    assert groups([gold], put(20.0)) == ["wrong place: within 2,000 km"]
    assert groups([gold], put(60.0)) == ["wrong place: beyond 2,000 km"]
    assert groups([gold], put(None)) == ["wrong place: no coordinates"]
    assert groups([gold, town], put(10.0)) == ["not found"]
    assert groups([], put(10.0)) == ["invented"]


ATTACK = Answer("KEN", "Coast", "Port Ebb", (2020, 3, 4), "state actor", frozenset({"killing"}), ("Tom Lake",))


@pytest.mark.parametrize(
    ("field", "value", "groups"),
    [
        ("country", "UGA", ["country: other"]),
        ("region", "", ["region: missing"]),
        ("city", "Elmtown", ["city: other"]),
        ("date", (2019, 3, 4), ["date: from the year on"]),
        ("date", (2020, 4, 4), ["date: from the month on"]),
        ("date", (2020, 3, None), ["date: from the day on"]),
        ("perpetrator", "regional orgs", ["perpetrator: state actor → regional orgs"]),
        ("violence", frozenset({"other"}), ["violence: killing missed", "violence: other invented"]),
        ("victims", ("Ada Brook",), ["victims: missed", "victims: invented"]),
        ("victims", ("Mr. Tom Lake",), []),
    ],
)
def test_the_fields_of_an_attack(field: str, value: Any, groups: list[str]) -> None:
    ours = Answer(**{name: getattr(ATTACK, name) for name in Answer.__slots__} | {field: value})
    assert [f"{cause}: {kind}" for cause, kind, _, _ in attacks.field_errors(ATTACK, ours)] == groups


def test_fields_of_an_attack_that_the_gold_leaves_open_are_no_errors() -> None:
    nothing = Answer("", "", "", (None, None, None), "", frozenset(), ())
    assert list(attacks.field_errors(nothing, ATTACK)) == []


@pytest.mark.parametrize(
    ("wanted", "given", "cause"),
    [
        (3.0, 2.0, ""),
        (0.5, -0.5, ""),
        (3.0, -1.0, "sign wrong"),
        (-2.0, 2.0, "sign wrong"),
        (0.0, 2.0, "far too sure"),
        (0.0, -2.0, "far too sure"),
        (3.0, 1.0, "far too unsure"),
        (-3.0, 0.0, "far too unsure"),
    ],
)
def test_how_a_value_of_factuality_is_far_off(wanted: float, given: float, cause: str) -> None:
    assert factuality.value_cause(wanted, given) == cause


class Reader:
    """A coder that reads a sentence by heart and gives the same values for all words."""

    def read(self, document: Document) -> Reading:
        harsh = parsed(
            "Norland PROPN 3 nsubj Norland | brazenly ADV 3 advmod | violates VERB 0 root violate | the DET 5 det | charter NOUN 3 obj"
        )
        mild = parsed("We PRON 2 nsubj we | thank VERB 0 root | Norland PROPN 2 obj Norland")
        return Reading(document, [harsh if "violates" in document.text else mild], load_codebook(), None)

    def factuality(self, sentences: Iterable[Sequence[str]]) -> Iterator[list[float]]:
        return ([3.0] * len(words) for words in sentences)


def gold_file(folder: Path, *items: Any) -> Path:
    """A file of gold with these items."""
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return path


def test_errors_of_tone_are_missed_or_invented_and_show_the_words(tmp_path: Path) -> None:
    texts = ("Norland brazenly violates the charter", "We thank Norland")
    for conflict, cause in ((True, "missed: Direct"), (False, "invented")):
        items = [{"id": str(n), "text": text, "conflict": conflict, "labels": ["Direct"] * conflict} for n, text in enumerate(texts)]
        (finding,) = tone.find(gold_file(tmp_path, *items), Reader())  # type: ignore[arg-type]
        assert finding.group == cause
        assert ("brazenly" in finding.path) is not conflict


def test_errors_of_factuality_name_the_word_and_the_set(tmp_path: Path) -> None:
    path = gold_file(tmp_path, {"id": "SET-1", "tokens": ["They", "never", "left"], "events": [{"token": 2, "factuality": -3.0}]})
    (finding,) = factuality.find(path, Reader())  # type: ignore[arg-type]
    assert (finding.group, finding.gold, finding.ours) == ("sign wrong: SET", "left -3.0", "left +3.0")
