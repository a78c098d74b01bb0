"""The tone of a dispute against a reader's: acts by their words, values, shifts."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.coder import silent
from dragoman.evaluation.dispute_tone import DisputeToneScores, score_dispute_tone
from dragoman.records import Actor, Document, Event, InputError, Mention, Record, SentenceRecord, Span, Versions

FIRST = date(2024, 1, 1)
STATES = {"Malawi": Actor("Malawi", "MWI"), "Mozambique": Actor("Mozambique", "MOZ")}
VERBS = {"accused": "ACCUSE", "thanked": "SUPPORT"}


class VerbCoder:
    """Codes “Malawi VERB Mozambique” as what the verb tells."""

    def pipe(self, documents: Any) -> Any:
        for document in documents:
            yield Record(document, *self._coded(document), (), (), (), Versions("", "", ""))

    def _coded(self, document: Document) -> tuple[tuple[SentenceRecord, ...], tuple[Event, ...]]:
        text = document.text
        verb = next(verb for verb in VERBS if verb in text)
        spans = {word: (text.index(word), text.index(word) + len(word)) for word in (*STATES, verb)}
        source, target = (Mention(name, *spans[name], actor) for name, actor in STATES.items())
        trigger = Span(verb, *spans[verb])
        event = Event("e", document.id, "0", trigger, VERBS[verb], "", "reported", (source,), (target,), (), False, 0.9)
        return (SentenceRecord("0", 0, len(text), text),), (event,)


@pytest.fixture
def dispute(tmp_path: Path) -> Path:
    """Forty accusations, then twenty thanks, one every second day."""
    for name in ("articles", "gold"):
        (tmp_path / name).mkdir()
    acts = []
    for n in range(60):
        verb, score = ("accused", -5 - n % 2) if n < 40 else ("thanked", 5 + n % 2)
        published = FIRST + timedelta(days=2 * n)
        front = f"---\npublished: {published}\npublisher: The Post {n}\n---\n"
        (tmp_path / "articles" / f"{n:02}.txt").write_text(
            f"{front}Malawi has {verb} Mozambique, told “twice”, in note {n}.\n", encoding="utf-8"
        )
        words = f'has ⟦{verb}⟧ Mozambique, told "twice"'
        acts.append({"document": f"{n:02}.txt", "words": words, "from": "MWI", "to": "MOZ", "score": score, "direct": True})
    write(tmp_path, "verbal", acts)
    write(tmp_path, "shifts", [{"from": "MWI", "to": "MOZ", "date": "2024-03-20", "direction": "up", "evidence": ""}])
    return tmp_path


def write(folder: Path, name: str, lines: list[dict[str, Any]]) -> None:
    (folder / "gold" / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def scored(folder: Path) -> DisputeToneScores:
    return score_dispute_tone(folder, VerbCoder(), silent)  # type: ignore[arg-type]


def test_acts_values_and_shifts_of_a_coder_that_agrees(dispute: Path) -> None:
    scores = scored(dispute)
    assert scores.acts.f1 == 1
    assert scores.values.value > 0.9
    assert (scores.shifts.right, scores.shifts.predicted, scores.shifts.gold) == (1, 1, 1)
    assert [row[0] for row in scores.tables[0].rows] == ["MOZ→MWI", "MWI→MOZ"]


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ("⟦Malawi⟧ has never", ("MWI", "MOZ")),
        ("has ⟦accused⟧ Mozambique", ("MOZ", "MWI")),
    ],
    ids=["words that are not there", "the other direction"],
)
def test_an_act_counts_as_found_by_its_words_and_direction(dispute: Path, words: str, pair: tuple[str, str]) -> None:
    write(dispute, "verbal", [{"document": "00.txt", "words": words, "from": pair[0], "to": pair[1], "score": -5, "direct": True}])
    assert scored(dispute).acts.right == 0


@pytest.mark.parametrize(
    ("day", "direction"),
    [("2024-03-20", "down"), ("2024-05-01", "up"), ("2024-02-01", "up")],
    ids=["the other direction", "too late", "too early"],
)
def test_a_shift_counts_as_found_by_direction_and_date(dispute: Path, day: str, direction: str) -> None:
    write(dispute, "shifts", [{"from": "MWI", "to": "MOZ", "date": day, "direction": direction, "evidence": ""}])
    counts = scored(dispute).shifts
    assert (counts.right, counts.predicted, counts.gold) == (0, 1, 1)


def test_a_folder_without_articles_is_an_error_that_says_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="articles/"):
        scored(tmp_path)
