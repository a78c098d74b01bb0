from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Counts, Share
from dragoman.evaluation.places import PlaceScores, distance_km, score_places
from dragoman.records import Place, Toponym

TEXT = "Port Ebb and Elm Street"
PORT = {"text": "Port Ebb", "start": 0, "end": 8, "lat": 10.0, "lon": 20.0, "geonameid": "7", "country": "Norland"}
STREET = {"text": "Elm Street", "start": 13, "end": 23, "lat": None, "lon": None, "geonameid": None, "country": None}
POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
Score = Callable[..., PlaceScores]


@pytest.fixture
def score(gold_file: Callable[..., Path], make: Any) -> Score:
    def run(*toponyms: Toponym, gold: Any = (PORT,)) -> PlaceScores:
        path = gold_file({"id": "p", "title": "", "date": "2009-03-20", "text": TEXT, "toponyms": list(gold)})
        return score_places(path, make.Coder(places={"p": toponyms}), silent)

    return run


def port(latitude: float | None, id: str = "", start: int = 0, text: str = "Port Ebb") -> Toponym:
    return Toponym(text, start, start + len(text), Place("Port Ebb", "", latitude=latitude, longitude=20.0, id=id))


@pytest.mark.parametrize(
    ("toponym", "found", "near", "exact"),
    [
        (port(10.0), 1, 1, 1),
        (port(10.05), 1, 1, 1),
        (port(11.0), 1, 1, 0),
        (port(12.0), 1, 0, 0),
        (port(12.0, id="7"), 1, 0, 1),
        (port(10.0, text="Ebb", start=5), 1, 1, 1),
        (port(10.0, text="and", start=9), 0, 0, 0),
        (port(None), 1, 0, 0),
        (Toponym("Port Ebb", 0, 8), 1, 0, 0),
    ],
)
def test_a_name_is_found_by_its_words_and_resolved_by_its_distance(
    score: Score, toponym: Toponym, found: int, near: int, exact: int
) -> None:
    scores = score(toponym)
    assert scores.found == Counts(found, 1, 1)
    assert scores.resolved.right == near
    assert (scores.near, scores.exact) == (Share(near, found), Share(exact, found))


def test_a_name_without_a_place_is_not_held_against_precision_of_places(score: Score) -> None:
    assert score(port(10.0), Toponym("and", 9, 12)).resolved == Counts(1, 1, 1)


def test_names_that_the_annotators_could_not_place_count_as_names_only(score: Score) -> None:
    scores = score(Toponym("Elm Street", 13, 23, Place("Elm Street", "")), gold=(PORT, STREET))
    assert (scores.found, scores.resolved, scores.near) == (Counts(1, 1, 2), Counts(0, 0, 1), Share(0, 0))


def test_the_coder_gets_the_date(gold_file: Callable[..., Path], make: Any) -> None:
    coder = make.Coder()
    score_places(gold_file({"id": "p", "text": TEXT, "date": "2009-03-20", "toponyms": []}), coder, silent)
    assert coder.seen[0].published == date(2009, 3, 20)


@given(POINT, POINT)
def test_distance_is_symmetric_and_no_longer_than_half_the_globe(first: tuple[float, float], second: tuple[float, float]) -> None:
    assert 0 <= distance_km(first, second) <= 20_016
    assert distance_km(first, second) == pytest.approx(distance_km(second, first), abs=1e-6)
