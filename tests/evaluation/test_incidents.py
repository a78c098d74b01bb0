"""Incidents against the gold: B³, mentions found, and what the summary gets right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.incidents import Weight
from dragoman.evaluation.coder import silent
from dragoman.evaluation.incident_weights import estimate, seen_in
from dragoman.evaluation.incidents import b_cubed, score_incidents
from dragoman.evaluation.metrics import Share
from dragoman.records import InputError

if TYPE_CHECKING:
    from dragoman import Coder

ARTICLE = "---\ntitle: {title}\npublisher: Wire\npublished: {day}\n---\n{text}\n"
TEXTS = {
    "2024-05-15": ("A morning in Maun", "Gunmen attacked a police post near Gweta on Tuesday, killing two officers."),
    "2024-05-17": ("Three officers dead", "The number of officers killed in the May 14 attack near Gweta has risen to three."),
    "2024-05-20": ("Talks go on", "The ministers met in Maun. Nobody spoke of the bloodshed."),
}
INCIDENT = {
    "id": "i1",
    "type": "ASSAULT",
    "date": "2024-05-14",
    "place": "Gweta",
    "province": "",
    "country": "BWA",
    "killed_low": 2,
    "killed_high": 3,
    "injured_low": None,
    "injured_high": None,
    "gist": "",
}


def folder(path: Path, *mentions: tuple[str, str]) -> Path:
    (path / "articles").mkdir()
    (path / "gold").mkdir()
    for day, (title, text) in TEXTS.items():
        (path / f"articles/{day}.txt").write_text(ARTICLE.format(title=title, day=day, text=text), encoding="utf-8")
    incident: dict[str, Any] = {**INCIDENT, "mentions": [{"document": f"{day}.txt", "words": words} for day, words in mentions]}
    (path / "gold/incidents.jsonl").write_text(json.dumps(incident) + "\n", encoding="utf-8")
    return path


def test_incidents_are_scored(tmp_path: Path, coder: Coder) -> None:
    scores = score_incidents(folder(tmp_path, ("2024-05-15", "Gunmen ⟦attacked⟧"), ("2024-05-17", "May 14 ⟦attack⟧")), coder, silent)
    assert (scores.precision.value, scores.recall.value, scores.f1.value, scores.found) == (1.0, 1.0, 1.0, Share(2, 2))
    assert (scores.date, scores.place, scores.killed, scores.injured) == (Share(1, 1), Share(1, 1), Share(1, 1), Share(0, 0))


def test_a_mention_that_is_not_found_stands_alone(tmp_path: Path, coder: Coder) -> None:
    gold = (("2024-05-15", "Gunmen ⟦attacked⟧"), ("2024-05-20", "The ministers ⟦met⟧"))
    scores = score_incidents(folder(tmp_path, *gold), coder, silent)
    assert (scores.found, scores.precision.value, scores.recall.value) == (Share(1, 2), 1.0, 0.5)


@pytest.mark.parametrize("words", ["Gunmen ⟦fled⟧", "Gunmen attacked"])
def test_words_that_stand_nowhere_or_mark_no_trigger_are_an_error(tmp_path: Path, coder: Coder, words: str) -> None:
    with pytest.raises(InputError, match="i1"):
        score_incidents(folder(tmp_path, ("2024-05-15", words)), coder, silent)


def test_gold_in_a_version_that_a_newer_one_replaced_is_left_out(tmp_path: Path, coder: Coder) -> None:
    place = folder(tmp_path, ("2024-05-15", "Gunmen ⟦attacked⟧"), ("older", "Gunmen ⟦attacked⟧"))
    title, text = TEXTS["2024-05-15"]
    older = ARTICLE.format(title=title, day="2024-05-15", text=text)
    (place / "articles/older.txt").write_text(older, encoding="utf-8")
    assert score_incidents(place, coder, silent).found == Share(1, 1)


labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=20)


@given(labels)
def test_b_cubed_is_a_share_and_turns_round(pairs: list[tuple[str, str]]) -> None:
    gold, given_ = [a for a, _ in pairs], [b for _, b in pairs]
    precision, recall = b_cubed(gold, given_)
    assert 0 < precision <= 1 and 0 < recall <= 1
    assert b_cubed(given_, gold) == (recall, precision)
    assert b_cubed(gold, gold) == pytest.approx((1.0, 1.0))


def test_weights_are_drawn_from_those_before_towards_what_is_seen() -> None:
    before = {("start", ""): Weight(0.5, 0.5), ("day", "same"): Weight(0.5, 0.5), ("day", "week"): Weight(0.5, 0.5)}
    seen = [(True, (("day", "same"),))] * 60 + [(False, (("day", "week"),))] * 60 + [(True, (("start", ""),))] * 60
    after = estimate(seen, before)
    assert after[("day", "same")] == Weight(0.75, 0.25) and after[("start", "")] == Weight(0.75, 0.25)


def test_incidents_of_different_reports_are_compared(tmp_path: Path, coder: Coder) -> None:
    seen = seen_in(folder(tmp_path, ("2024-05-15", "Gunmen ⟦attacked⟧"), ("2024-05-17", "May 14 ⟦attack⟧")), coder, silent)
    assert (True, ("day", "same")) in {(same, level) for same, levels in seen for level in levels}
