from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.articles import ArticleScores, score_articles
from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Counts, Share
from dragoman.records import EventDate, Mention, Place, Toll, Toponym

FIRST, SECOND = "Ada Brook leads Norland.", "She visited Port Ebb after a raid."
START = len(FIRST) + 1
Score = Callable[[dict[str, Any], Any], ArticleScores]


@pytest.fixture
def score(gold_file: Callable[..., Path], make: Any) -> Score:
    """Scores one predicted event of the article's second sentence."""

    def run(gold: dict[str, Any], event: Any) -> ArticleScores:
        sentences = [
            {"id": "n-0", "text": FIRST, "events": [], "statements": []},
            {"id": "n-1", "text": SECOND, "events": [gold], "statements": []},
        ]
        path = gold_file({"id": "n", "title": "Visit", "date": "2020-05-06", "sentences": sentences})
        return score_articles(path, make.Coder(events={"n": [event]}), silent)

    return run


@pytest.mark.parametrize(
    ("source", "strict", "references"),
    [
        (Mention("She", 0, 3, of="Ada Brook"), 1, Share(1, 1)),
        (Mention("Ada Brook", 0, 9), 1, Share(1, 1)),
        (Mention("She", 0, 3), 1, Share(0, 1)),
        (Mention("She", 0, 3, of="Tom Lake"), 0, Share(0, 1)),
    ],
)
def test_references_are_judged_by_the_fullest_name(score: Score, make: Any, source: Mention, strict: int, references: Share) -> None:
    gold = make.gold_event("visited", "CONSULT", source=[{"text": "She", "of": "Ada Brook"}])
    scores = score(gold, make.event(SECOND, "visited", "CONSULT", sentence="n-1", start=START, source=[source]))
    assert (scores.events.strict.right, scores.events.references) == (strict, references)


def test_an_event_in_another_sentence_is_invented(score: Score, make: Any) -> None:
    scores = score(make.gold_event("visited", "CONSULT"), make.event(SECOND, "visited", "CONSULT", sentence="n-9", start=START))
    assert scores.events.typed == Counts(0, 1, 1)


@pytest.mark.parametrize(
    ("gold", "days", "right"),
    [("2020-05-05", (5, 5), 1), ("2020-05-05", (5, 6), 0), ("2020-05-01/2020-05-31", (1, 31), 1), ("2020-05-05", None, 0)],
)
def test_dates_must_be_the_same_day_or_span(score: Score, make: Any, gold: str, days: tuple[int, int] | None, right: int) -> None:
    when = EventDate(date(2020, 5, days[0]), date(2020, 5, days[1]), "day", "") if days else None
    event = make.event(SECOND, "visited", "CONSULT", sentence="n-1", start=START, date=when)
    assert score(make.gold_event("visited", "CONSULT", date=gold), event).date == Share(right, 1)


@pytest.mark.parametrize(
    ("place", "right"),
    [(Toponym("Port Ebb", 0, 8), 1), (Toponym("the port", 0, 8, Place("Port Ebb", "")), 1), (Toponym("Norland", 0, 7), 0), (None, 0)],
)
def test_places_are_judged_by_name(score: Score, make: Any, place: Toponym | None, right: int) -> None:
    event = make.event(SECOND, "visited", "CONSULT", sentence="n-1", start=START, place=place)
    assert score(make.gold_event("visited", "CONSULT", place="Port Ebb"), event).place == Share(right, 1)


@pytest.mark.parametrize(("toll", "right"), [(Toll(2, 2, "two"), 1), (Toll(2, None, "at least two"), 0), (None, 0)])
def test_tolls_need_both_bounds(score: Score, make: Any, toll: Toll | None, right: int) -> None:
    event = make.event(SECOND, "raid", "ASSAULT", sentence="n-1", start=START, killed=toll)
    assert score(make.gold_event("raid", "ASSAULT", killed=[2, 2]), event).killed == Share(right, 1)


def test_the_coder_gets_the_articles_date_and_sentences(gold_file: Callable[..., Path], make: Any) -> None:
    coder = make.Coder()
    sentences = [{"id": "n-0", "text": FIRST, "events": [], "statements": []}]
    score_articles(gold_file({"id": "n", "title": "Visit", "date": "2020-05-06", "sentences": sentences}), coder, silent)
    assert (coder.seen[0].published, coder.seen[0].title, coder.seen[0].sentences[0].id) == (date(2020, 5, 6), "Visit", "n-0")
