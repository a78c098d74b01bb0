from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.attribution import AttributionScores, score_attribution
from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Counts, Share
from dragoman.records import Mention, Span, Statement

TEXT = "“We won,” Ada Brook said. “We are glad.”\nShe came late. The rest was luck."
Score = Callable[..., AttributionScores]


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def gold(source: str, cue: str, *content: str) -> dict[str, Any]:
    return {"source": [at(source)], "cue": [at(cue)] if cue else [], "content": [at(words) for words in content]}


def said(speaker: str, cue: str, content: str, of: str | None = None) -> Statement:
    """A predicted statement, each part given by its words in the text."""
    spoken = Span(cue, *at(cue)) if cue else None
    return Statement("", "", "s", Mention(speaker, *at(speaker), of=of), spoken, Span(content, *at(content)), "affirm", "direct")


@pytest.fixture
def score(gold_file: Callable[..., Path], make: Any) -> Score:
    def run(wanted: list[Any], given: list[Any]) -> AttributionScores:
        path = gold_file({"id": "a", "text": TEXT, "attributions": wanted})
        return score_attribution(path, make.Coder(statements={"a": given}), silent)

    return run


def test_tokens_of_source_cue_and_content_are_counted(score: Score) -> None:
    scores = score([gold("Ada Brook", "said", "We won,")], [said("Brook", "said", "We won")])
    assert (scores.source, scores.cue, scores.content) == (Counts(1, 1, 2), Counts(1, 1, 1), Counts(2, 2, 3))


def test_quotation_marks_are_no_tokens(score: Score) -> None:
    assert score([gold("Ada Brook", "said", "“We won,”")], [said("Ada Brook", "said", "We won,")]).content == Counts(3, 3, 3)


def test_a_quotation_in_pieces_is_one_attribution(score: Score) -> None:
    pieces = [said("Ada Brook", "said", "We won,"), said("Ada Brook", "", "We are glad.")]
    scores = score([gold("Ada Brook", "said", "We won,", "We are glad.")], pieces)
    assert (scores.content, scores.source) == (Counts(7, 7, 7), Counts(2, 2, 2))


def test_what_is_not_aligned_counts_as_predicted_and_as_missed(score: Score) -> None:
    scores = score([gold("Ada Brook", "said", "We won,")], [said("Ada Brook", "", "The rest was luck.")])
    assert scores.content == Counts(0, 5, 3)
    assert scores.source == Counts(0, 2, 2)


@pytest.mark.parametrize(
    ("speaker", "of", "right"),
    [("Ada Brook", None, 1), ("Brook", None, 1), ("She", "Ada Brook", 1), ("She", None, 0), ("She", "Tom Lake", 0)],
)
def test_a_source_in_another_sentence_is_found_by_place_or_name(score: Score, speaker: str, of: str | None, right: int) -> None:
    scores = score([gold("Ada Brook", "", "The rest was luck.")], [said(speaker, "", "The rest was luck.", of)])
    assert scores.far_source == Share(right, 1)


def test_a_source_in_the_sentence_of_the_cue_is_not_far(score: Score) -> None:
    assert score([gold("Ada Brook", "said", "We won,")], []).far_source == Share(0, 0)


def test_a_far_source_of_an_attribution_not_found_is_wrong(score: Score) -> None:
    assert score([gold("Ada Brook", "", "The rest was luck.")], []).far_source == Share(0, 1)
