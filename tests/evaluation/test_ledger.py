import json
from pathlib import Path

import pytest

from dragoman import Coder
from dragoman.evaluation.coder import silent
from dragoman.evaluation.ledger import GoldLink, pair_counts, pair_links, same_party, score_ledger
from dragoman.evaluation.metrics import Counts
from dragoman.records import ClaimMention, Party

ARTICLE = """---
title: {title}
publisher: Test Wire
url: https://test.example/{day}
published: {day}
---
{text}
"""


def mention(start: int, end: int, speaker: Party | None = None) -> ClaimMention:
    return ClaimMention(
        f"{start}-{end}", "s", "a.txt", None, "", "w", start, end, "w", speaker, "affirm", False, False,
        None, "OTHER", None, None, "", (), "", (),
    )  # fmt: skip


def link(start: int, end: int, speaker: str = "Chad") -> GoldLink:
    return GoldLink("c1", "a.txt", start, end, speaker, "affirm")


@pytest.mark.parametrize(
    ("gold", "found", "counts"),
    [
        (["a", "a", "b"], [1, 1, 2], Counts(1, 1, 1)),
        (["a", "a", "a"], [1, 1, None], Counts(1, 1, 3)),
        (["a", "b"], [1, 1], Counts(0, 1, 0)),
    ],
)
def test_pairs_are_counted_within_claims(gold: list[str], found: list[int | None], counts: Counts) -> None:
    assert pair_counts(gold, found) == counts


def test_the_best_overlap_is_paired_first_and_each_once() -> None:
    assert pair_links([link(0, 10), link(8, 30)], [mention(0, 30), mention(0, 10)]) == {0: 1, 1: 0}


def test_of_two_alike_the_one_with_the_speaker_is_taken() -> None:
    assert pair_links([link(0, 10)], [mention(0, 10, Party("SDN", "Sudan")), mention(0, 10, Party("TCD", "Chad"))]) == {0: 1}


@pytest.mark.parametrize(
    ("gold", "party", "same"),
    [
        ("Chad", Party("TCD", "Chad"), True),
        ("UN", Party("united nations", "United Nations", ("un",)), True),
        ("Desert Front", Party("desert front", "Desert Front"), True),
        ("Chad", Party("SDN", "Sudan"), False),
        ("Chad", None, False),
    ],
)
def test_parties_are_compared_by_any_of_their_names(gold: str, party: Party | None, same: bool) -> None:
    assert same_party(gold, party) == same


def test_a_dispute_is_scored(tmp_path: Path, coder: Coder) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    texts = {"2024-01-02": "Chad accused Sudan of massing tanks near the border.", "2024-01-05": "Sudan denied massing any tanks."}
    for day, text in texts.items():
        (tmp_path / f"articles/{day}-wire.txt").write_text(ARTICLE.format(title="Talk", day=day, text=text), encoding="utf-8")
    claim = {
        "id": "c1",
        "links": [
            {"document": "2024-01-02-wire.txt", "words": "massing tanks near the border", "speaker": "Chad", "stance": "affirm"},
            {"document": "2024-01-05-wire.txt", "words": "massing any tanks", "speaker": "Sudan", "stance": "deny"},
        ],
    }
    (tmp_path / "gold/claims.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    scores = score_ledger(tmp_path, coder, silent)
    assert scores.pairs == Counts(1, 1, 1)
    assert {name: measure.figures() for name, measure in scores.measures().items() if name in ("found", "stance", "last stance")} == {
        "found": {"accuracy": 1.0},
        "stance": {"accuracy": 1.0},
        "last stance": {"accuracy": 1.0},
    }
