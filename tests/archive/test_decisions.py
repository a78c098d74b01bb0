"""The log of decisions: only added to, in order, nothing lost; items found by the beginning of their ids."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.archive.decisions import DecisionLog, Item, find_item, in_force, named, part_of
from dragoman.records import Decision, InputError, Versions
from tests.archive.hand import coded, deciding, report


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "a.db", create=True)
    with archive.writing() as writer:
        for name in ("one", "two", "twofold"):
            writer.add(coded(report(f"The report {name} tells of a raid in the hills.", id=name)))
    return archive


def test_decisions_come_out_as_they_went_in_and_in_their_order(archive: Archive) -> None:
    log = [deciding("correct", "status=denied"), deciding("accept"), deciding("withdraw", others=("x",))]
    with archive.writing() as writer:
        for decision in log:
            DecisionLog(writer.connection).add(decision)
    with archive.reading() as connection:
        assert DecisionLog(connection).all() == log
        assert DecisionLog(connection).on(["e-one", "e-two"]) == {"e-one": log}
        assert DecisionLog(connection).any_on_parts()
        assert DecisionLog(connection).all(("claim",)) == []


def test_the_same_decision_is_kept_once(archive: Archive) -> None:
    decision = deciding("accept")
    with archive.writing() as writer:
        for _ in range(2):
            DecisionLog(writer.connection).add(decision)
        assert DecisionLog(writer.connection).all() == [decision]


def test_an_id_is_a_hash_of_all_the_rest() -> None:
    decision = deciding("accept")
    assert named(decision) == decision
    assert len({decision.id, deciding("accept").id, deciding("reject").id}) == 3


@pytest.mark.parametrize(
    ("beginning", "item"),
    [("e-one", Item("e-one", "event")), ("s-two", Item("s-two", "statement")), ("e-twof", Item("e-twofold", "event"))],
)
def test_an_item_is_found_by_its_beginning_and_by_its_whole_id(archive: Archive, beginning: str, item: Item) -> None:
    with archive.reading() as connection:
        assert find_item(connection, beginning) == item


@pytest.mark.parametrize(
    ("beginning", "says"),
    [("x", "no item whose id begins with 'x'"), ("e-o", "too short"), ("e-t", r"e-two \(event\), e-twofold \(event\)"), ("", "empty")],
)
def test_a_beginning_of_none_or_several_is_an_error(archive: Archive, beginning: str, says: str) -> None:
    with archive.reading() as connection, pytest.raises(InputError, match=says):
        find_item(connection, beginning)


def test_an_event_of_several_runs_is_that_of_the_one_that_counts(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.add(coded(report("The report one tells of a raid in the hills.", id="one"), Versions("2", "m", "c"), "AID"))
    with archive.reading() as connection:
        assert find_item(connection, "e-one") == Item("e-one", "event")
        _, record, event = part_of(connection, Item("e-one", "event"))
        assert (record.versions.dragoman, event) == ("2", record.events[0])


def chain(withdrawn: list[int]) -> list[Decision]:
    """A first decision, then withdrawals each of an earlier one."""
    log = [deciding("reject")]
    for at in withdrawn:
        log.append(deciding("withdraw", others=(log[at % len(log)].id,)))
    return log


@pytest.mark.parametrize(("withdrawn", "standing"), [([], [0]), ([0], [1]), ([0, 1], [0, 2]), ([0, 1, 2], [1, 3])])
def test_what_is_withdrawn_does_not_stand_unless_the_withdrawal_is_withdrawn(withdrawn: list[int], standing: list[int]) -> None:
    log = chain(withdrawn)
    assert in_force(log) == [log[at] for at in standing]


@given(st.lists(st.integers(0, 9), max_size=9))
def test_the_last_decision_always_stands(withdrawn: list[int]) -> None:
    log = chain(withdrawn)
    assert in_force(log)[-1] == log[-1]
