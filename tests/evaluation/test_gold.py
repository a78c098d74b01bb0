from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.gold import GoldToll, event, read_gold, sentence, statement
from dragoman.evaluation.matching import Named
from dragoman.records import InputError


def test_an_event_keeps_what_is_accepted_beside_the_readers_own(make: Any) -> None:
    fields = make.gold_event(
        "visited",
        "CONSULT",
        source=[{"text": "she", "of": "Ada Brook"}],
        optional_type=["AGREE"],
        optional_status=["claimed"],
        killed=[2, None],
    )
    gold = event(fields)
    assert (gold.type, gold.types, gold.status, gold.statuses) == ("CONSULT", ("CONSULT", "AGREE"), "reported", ("reported", "claimed"))
    assert gold.source == (Named("she", "Ada Brook"),)
    assert gold.killed == GoldToll(2, None)
    assert not gold.optional


@pytest.mark.parametrize(
    ("speaker", "read"),
    [("Ada Brook", Named("Ada Brook")), ({"text": "she", "of": "Ada Brook"}, Named("she", "Ada Brook")), ("", None)],
)
def test_a_speaker_is_words_or_words_with_a_name(speaker: Any, read: Named | None) -> None:
    assert statement({"speaker": speaker, "content": "yes", "stance": "affirm"}).speaker == read


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{oops", r"gold\.jsonl:2: not JSON"),
        ('{"id": "a", "text": "b", "events": []}', r"gold\.jsonl:2: the field 'statements' is missing"),
        ("[1]", r"gold\.jsonl:2: .* wrong form"),
    ],
)
def test_a_wrong_line_is_named(gold_file: Callable[..., Path], line: str, complaint: str) -> None:
    path = gold_file({"id": "a", "text": "b", "events": [], "statements": []})
    path.write_text(path.read_text(encoding="utf-8") + "\n" + line, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_gold(path, sentence)
