"""Decisions: kept for good, in effect at once and after every linking anew, undone only by another decision."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from dragoman.analysis.deciding import Wish, decide, look
from dragoman.archive import Archive
from dragoman.archive.correcting import corrections_of
from dragoman.archive.schema import decisions, events, groups, parties
from dragoman.records import Decision, Event, InputError, Versions
from tests.analysis.keyed import Keyed, KeyedThing, add, groups_of, rebuilt, told
from tests.archive.hand import coded

GROUPING = Keyed()
MOMENT = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "a.db"
    Archive(path, create=True).close()
    return path


@pytest.fixture
def archive(empty: Path, tmp_path: Path) -> Iterator[Archive]:
    """Three reports of A, two of B and one of C."""
    with Archive(Path(shutil.copy(empty, tmp_path / "a.db"))) as archive:
        for number, letter in enumerate("ABAABC"):
            add(archive, told(number, letter), GROUPING)
        yield archive


_SECONDS = count()


def by(archive: Archive, beginning: str, verdict: Any, *others: str, **given: Any) -> Decision:
    wish = Wish(verdict, given.get("by", "Anna"), given.get("why", "it says so"), others, corrections_of(given.get("set", ())))
    return decide(archive, beginning, wish, (GROUPING,), lambda: MOMENT + timedelta(seconds=next(_SECONDS)))


def seen(archive: Archive) -> list[list[str]]:
    return sorted(groups_of(archive, GROUPING).values())


def named(archive: Archive, mention: str) -> str:
    """The id of the group that holds a mention."""
    return next(name for name, mentions in groups_of(archive, GROUPING).items() if mention in mentions)


def rows(archive: Archive, *columns: Any) -> list[Any]:
    with archive.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


A, B, C = ["m-00", "m-02", "m-03"], ["m-01", "m-04"], ["m-05"]


def test_merged_groups_are_one_and_later_mentions_of_either_join_it(archive: Archive) -> None:
    by(archive, named(archive, "m-00"), "merge", named(archive, "m-01"))
    assert seen(archive) == [sorted(A + B), C]
    add(archive, told(6, "B"), GROUPING)
    assert seen(archive) == [sorted([*A, *B, "m-06"]), C]


def test_merging_and_withdrawing_gives_the_groups_as_before(archive: Archive) -> None:
    before = groups_of(archive, GROUPING)
    by(archive, named(archive, "m-00"), "merge", named(archive, "m-01"))
    by(archive, named(archive, "m-04"), "withdraw")
    assert groups_of(archive, GROUPING) == before


def test_merging_and_splitting_gives_the_groups_as_before(archive: Archive) -> None:
    before = groups_of(archive, GROUPING)
    by(archive, named(archive, "m-00"), "merge", named(archive, "m-01"))
    by(archive, named(archive, "m-00"), "split", *B)
    assert groups_of(archive, GROUPING) == before


def test_what_was_split_off_is_not_drawn_back_when_all_is_linked_anew(archive: Archive) -> None:
    by(archive, named(archive, "m-00"), "split", "m-02")
    apart = [["m-00", "m-03"], B, ["m-02"], C]
    assert seen(archive) == apart
    rebuilt(archive, GROUPING)
    assert seen(archive) == apart


def test_a_mention_is_also_named_by_its_event(archive: Archive) -> None:
    by(archive, named(archive, "m-00"), "split", "e-03")
    assert ["m-03"] in seen(archive)


def test_a_withdrawal_can_be_withdrawn(archive: Archive) -> None:
    by(archive, named(archive, "m-00"), "merge", named(archive, "m-01"))
    undone = by(archive, named(archive, "m-00"), "withdraw")
    assert seen(archive) == [A, B, C]
    by(archive, named(archive, "m-00"), "withdraw", undone.id)
    assert seen(archive) == [sorted(A + B), C]


def test_a_group_that_went_into_another_is_found_by_its_old_name(archive: Archive) -> None:
    old = named(archive, "m-01")
    by(archive, named(archive, "m-00"), "merge", old)
    assert look(archive, old, (GROUPING,)).item.id == named(archive, "m-00")


def test_an_old_decision_on_a_group_stays_with_it_whatever_it_is_called(archive: Archive) -> None:
    by(archive, named(archive, "m-01"), "reject", why="only talk")
    add(archive, coded(told(7, "B").document), GROUPING)
    rebuilt(archive, GROUPING)
    assert dict(rows(archive, groups.c.id, groups.c.decided))[named(archive, "m-07")] == "rejected"
    assert [each.why for each in look(archive, named(archive, "m-07"), (GROUPING,)).view.history] == ["only talk"]


def test_what_was_said_of_a_group_before_it_was_merged_no_longer_counts(archive: Archive) -> None:
    by(archive, named(archive, "m-01"), "reject")
    by(archive, named(archive, "m-00"), "merge", named(archive, "m-01"))
    assert look(archive, named(archive, "m-00"), (GROUPING,)).view.state == ""


def test_a_corrected_event_counts_as_corrected_and_its_record_is_as_it_was(archive: Archive) -> None:
    before = list(archive.records())
    by(archive, "e-00", "correct", set=["type=COERCE", "mode=arrest", "status=denied", "source=wire"])
    assert list(archive.records()) == before
    (row,) = rows(archive, events.c.type, events.c.mode, events.c.status, events.c.source, events.c.decided, events.c.current)[:1]
    assert row == ("COERCE", "arrest", "denied", "wire", "corrected", 1)
    view = look(archive, "e-00", (GROUPING,)).view
    assert isinstance(view.item, Event) and isinstance(view.coded, Event)
    assert (view.item.type, view.coded.type, view.item.steps[-1].text) == ("COERCE", "ASSAULT", "Anna: source is wire (it says so)")


def test_a_correction_reaches_the_group_of_the_event(archive: Archive) -> None:
    by(archive, "e-02", "correct", set=["type=PROTEST"])
    name = named(archive, "m-02")
    thing = look(archive, name, (GROUPING,)).view.item
    assert isinstance(thing, KeyedThing) and thing.types == ("ASSAULT", "PROTEST", "ASSAULT")


def test_a_rejected_event_counts_nowhere_until_the_rejection_is_withdrawn(archive: Archive) -> None:
    by(archive, "e-02", "reject")
    assert seen(archive) == [["m-00", "m-03"], B, C]
    assert dict(rows(archive, events.c.id, events.c.current))["e-02"] == 0
    rebuilt(archive, GROUPING)
    assert seen(archive) == [["m-00", "m-03"], B, C]
    by(archive, "e-02", "withdraw")
    assert seen(archive) == [A, B, C]
    assert dict(rows(archive, events.c.id, events.c.current))["e-02"] == 1


def test_who_takes_part_follows_the_correction(archive: Archive) -> None:
    by(archive, "e-00", "correct", set=["source=", "target=wire"])
    with archive.reading() as connection:
        pk = connection.execute(select(events.c.pk).where(events.c.id == "e-00")).scalar_one()
        roles = connection.execute(select(parties.c.role).where(parties.c.item == pk, parties.c.role.in_(("source", "target")))).scalars()
        assert list(roles) == ["target"]


def test_decisions_hold_for_a_later_run_that_finds_the_same_event(archive: Archive) -> None:
    by(archive, "e-00", "correct", set=["status=denied"])
    with archive.writing() as writer:
        writer.add(coded(told(0, "A").document, Versions("9", "m", "c")))
    with archive.reading() as connection:
        row = connection.execute(select(events).where(events.c.id == "e-00", events.c.current == 1)).one()
    assert (row.status, row.decided) == ("denied", "corrected")


@pytest.mark.parametrize(
    ("beginning", "verdict", "others", "given", "says"),
    [
        ("zz", "accept", (), {}, "no item whose id begins with 'zz'"),
        ("", "accept", (), {}, "id is empty"),
        ("e-0", "accept", (), {}, "More than one item"),
        ("e-00", "merge", ("e-01",), {}, "only claims and incidents"),
        ("e-00", "accept", ("e-01",), {}, "takes one id"),
        ("e-00", "accept", (), {"by": " "}, "--by is empty"),
        ("e-00", "accept", (), {"why": ""}, "--why is empty"),
        ("e-00", "accept", (), {"set": ["status=denied"]}, "take no --set"),
        ("e-00", "correct", (), {}, "--set status=denied"),
        ("e-00", "correct", (), {"set": ["stance=deny"]}, "no field 'stance'"),
        ("e-00", "correct", (), {"set": ["mode=arrest"]}, "ASSAULT has no mode 'arrest'"),
        ("e-00", "withdraw", (), {}, "nothing to withdraw"),
        ("s-00", "correct", (), {"set": ["stance=no"]}, "affirm, deny"),
        ("GROUP", "merge", (), {}, "give the ids of the claims or incidents"),
        ("GROUP", "merge", ("GROUP",), {}, "with itself"),
        ("GROUP", "merge", ("e-00",), {}, "two of a kind"),
        ("GROUP", "split", tuple(A), {}, "all 3 mentions"),
        ("GROUP", "split", ("m-01",), {}, "no mention in it"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_told_and_changes_nothing(
    archive: Archive, beginning: str, verdict: str, others: tuple[str, ...], given: dict[str, Any], says: str
) -> None:
    group = named(archive, "m-00")
    others = tuple(group if each == "GROUP" else each for each in others)
    with pytest.raises(InputError, match=says):
        by(archive, group if beginning == "GROUP" else beginning, verdict, *others, **given)
    assert rows(archive, func.count(decisions.c.pk)) == [(0,)]
    assert seen(archive) == [A, B, C]


def test_of_many_who_decide_at_once_no_decision_is_lost(archive: Archive) -> None:
    def work(name: str) -> None:
        with Archive(archive.path) as own:
            for number in range(6):
                by(own, f"e-0{number}", "accept", by=name)

    threads = [Thread(target=work, args=(name,)) for name in ("Anna", "Ben", "Chen")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows(archive, func.count(decisions.c.pk)) == [(18,)]


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("ABC")),
        st.tuples(st.sampled_from(["merge", "split", "withdraw", "reject"]), st.integers(0, 30), st.integers(0, 30)),
    ),
    max_size=10,
)


def play(archive: Archive, steps: list[Any]) -> None:
    """Adds, merges, splits and withdraws at places that the numbers choose; steps that make no sense are left out."""
    number = 6
    for kind, *chosen in steps:
        if kind == "add":
            add(archive, told(number, chosen[0]), GROUPING)
            number += 1
            continue
        found = groups_of(archive, GROUPING)
        one, other = (list(found)[at % len(found)] for at in chosen)
        others = {"merge": (other,), "split": (found[one][chosen[1] % len(found[one])],)}.get(kind, ())
        target = f"e-{chosen[0] % number:02}" if kind == "reject" else one
        try:
            by(archive, target, kind, *others)
        except InputError:
            continue


@settings(max_examples=12, deadline=None)
@given(_STEPS)
def test_linking_anew_gives_what_adding_and_deciding_step_by_step_gave(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, steps: Any
) -> None:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("any") / "a.db"))
    with Archive(path) as archive:
        for number, letter in enumerate("ABAABC"):
            add(archive, told(number, letter), GROUPING)
        play(archive, steps)
        before = groups_of(archive, GROUPING)
        for _ in range(2):
            rebuilt(archive, GROUPING)
            assert groups_of(archive, GROUPING) == before
