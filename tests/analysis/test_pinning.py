"""What merges and splits say of each mention, and which decisions are about a group."""

from datetime import UTC, datetime
from typing import Any

from dragoman.analysis.pinning import about, judgements, labels, pins
from dragoman.archive.decisions import named
from dragoman.records import Decision

MOMENT = datetime(2025, 6, 1, tzinfo=UTC)


def made(verdict: Any, seen: str, others: tuple[str, ...] = (), item: str = "g1", why: str = "") -> Decision:
    return named(Decision("", item, "incident", verdict, (), others, tuple(seen), "Anna", why or verdict, MOMENT))


def together(log: list[Decision]) -> list[str]:
    return sorted("".join(sorted(mentions)) for _, mentions in labels(pins(log)))


def test_a_merge_puts_all_that_it_saw_together() -> None:
    assert together([made("merge", "abc", ("g2",))]) == ["abc"]


def test_a_split_parts_those_taken_out_from_those_left() -> None:
    assert together([made("split", "abcd", ("b", "c"))]) == ["ad", "bc"]


def test_the_last_that_saw_a_mention_tells_where_it_belongs() -> None:
    assert together([made("merge", "abcd", ("g2",)), made("split", "abcd", ("d",)), made("merge", "dx", ("g9",))]) == ["abc", "dx"]


def test_what_is_withdrawn_puts_nothing_anywhere() -> None:
    merge, split = made("merge", "abc", ("g2",)), made("split", "abc", ("c",))
    assert together([merge, split, made("withdraw", "a", (split.id,))]) == ["abc"]


def test_judging_puts_nothing_anywhere() -> None:
    assert pins([made("accept", "ab"), made("reject", "cd")]) == {}


def test_a_decision_is_about_the_group_that_holds_the_first_mention_it_saw() -> None:
    ours, theirs = made("accept", "ab"), made("reject", "cd")
    assert about([ours, theirs], "bax") == [ours]


def test_merges_splits_and_withdrawals_are_told_to_all_that_they_moved() -> None:
    split = made("split", "abc", ("c",))
    undone = made("withdraw", "ab", (split.id,))
    assert about([split, undone], "c") == [split, undone]
    assert about([split, undone], "x") == []


def test_what_was_judged_before_a_merge_counts_for_the_one_that_remained() -> None:
    kept, gone = made("accept", "ab", item="g1"), made("reject", "c", item="g2")
    merge = made("merge", "abc", ("g2",))
    assert judgements([kept, gone, merge], "abc") == [kept]
    assert judgements([merge, later := made("reject", "abc", why="later")], "abc") == [later]
