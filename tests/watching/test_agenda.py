from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.watching.agenda import Agenda

START = datetime(2025, 3, 27, tzinfo=UTC)


def minutes(number: int) -> datetime:
    return START + timedelta(minutes=number)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60))), st.dictionaries(st.sampled_from("abc"), st.integers(0, 60)))
def test_every_task_comes_once_and_what_can_be_done_first_comes_first(tasks: list[tuple[str, int]], busy: dict[str, int]) -> None:
    agenda = Agenda()
    for number, (host, due) in enumerate(tasks):
        agenda.add("item", str(number), f"https://{host}.example/{number}", minutes(due))
    done = []
    while found := agenda.next(lambda origin: minutes(busy.get(origin[8], 0))):
        done.append(found)
    assert sorted(int(task.url) for task, _ in done) == list(range(len(tasks)))
    moments = [moment for _, moment in done]
    assert moments == sorted(moments)
    assert all(moment == max(task.due, minutes(busy.get(tasks[int(task.url)][0], 0))) for task, moment in done)


def test_tasks_due_at_once_come_in_the_order_in_which_they_were_put_down() -> None:
    agenda = Agenda()
    for name in "xaz":
        agenda.add("feed", name, "https://a.example/", START)
    assert [found[0].url for _ in "xaz" if (found := agenda.next(lambda _: START))] == ["x", "a", "z"]
