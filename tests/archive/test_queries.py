"""Questions to an archive: each filter finds what a plain look through the records finds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from dragoman.archive import Archive, choosing, containers
from dragoman.archive.actor_queries import find_actors
from dragoman.archive.filters import ActorTerm, Asked, Filter, filter_of
from dragoman.archive.folding import folded
from dragoman.archive.groups import GroupStore, KeptMember
from dragoman.archive.queries import find_documents, find_events, find_groups, find_statements
from dragoman.archive.results import Page
from dragoman.formats.views import coded_events
from dragoman.records import Actor, Event, InputError, Mention, Record, Statement
from tests.archive.scenes import ACTORS, DAYS, KINDS, PLACES, STATUSES, VERSIONS, WORDS, event, mention, record, records, statement

ALL = Page(None)
PAKISTAN, ARMY, AFGHANISTAN, KABUL, SHABAAB, JOSE, VILLAGERS = ACTORS
KHOST = PLACES[1]


@cache
def _empty() -> bytes:
    """An archive in which nothing is, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        Archive(path, create=True).close()
        return path.read_bytes()


@contextmanager
def archive_of(made: Sequence[Record]) -> Iterator[Connection]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(_empty())
        with Archive(path) as archive:
            with archive.writing() as writer:
                for each in made:
                    assert writer.add(each).kind == "new"
            with archive.reading() as connection:
                yield connection


def ids(found: Any) -> list[str]:
    return [row.id for row in found.rows]


# What passes, told plainly.


def is_meant(actor: Actor, term: ActorTerm) -> bool:
    asked = ((term.country, actor.country), (term.sector, actor.sector), (term.name, folded(actor.name)))
    return all(not wanted or wanted == has for wanted, has in asked)


def any_meant(mentions: Sequence[Mention | None], terms: Sequence[ActorTerm]) -> bool:
    return any(is_meant(each.actor, term) for each in mentions if each and each.actor for term in terms)


def within(day: date | None, wanted: Filter) -> bool:
    if day is None:
        return not (wanted.since or wanted.until)
    return (wanted.since or date.min) <= day <= (wanted.until or date.max)


def has_words(text: str, wanted: Filter) -> bool:
    said = text.lower().rstrip(".").split()
    return not wanted.text or any(each.strip('"') in said for each in wanted.text)


def is_kind(told: Event, wanted: Filter) -> bool:
    place = told.place.place if told.place else None
    marks = {folded(place.name), folded(place.province), place.country} if place else set()
    return (
        (not wanted.type or told.type in wanted.type)
        and (not wanted.mode or told.mode in wanted.mode)
        and (not wanted.status or told.status in wanted.status)
        and (not wanted.place or bool(marks & set(wanted.place)))
        and told.score >= wanted.min_confidence
    )


def event_passes(told: Event, day: date | None, text: str, wanted: Filter) -> bool:
    return (
        is_kind(told, wanted)
        and within(day, wanted)
        and has_words(text, wanted)
        and (not wanted.actor or any_meant((*told.source, *told.target), wanted.actor))
        and (not wanted.according_to or any_meant(told.according_to, wanted.according_to))
        and (
            not wanted.dyad
            or any(any_meant(told.source, (a,)) and any_meant(told.target, (b,)) for each in wanted.dyad for a, b in each.directions)
        )
    )


def statement_passes(told: Statement, of: Record, wanted: Filter) -> bool:
    text = next(sentence.text for sentence in of.sentences if sentence.id == told.sentence)
    about = [each for each in of.actors if told.content.start <= each.start < told.content.end]
    asks_of_events = wanted.type or wanted.mode or wanted.status or wanted.place or wanted.min_confidence
    return (
        within(of.document.published, wanted)
        and has_words(text, wanted)
        and (not asks_of_events or any(is_kind(each, wanted) for each in of.events if each.sentence == told.sentence))
        and (not wanted.actor or any_meant((told.speaker, *about), wanted.actor))
        and (not wanted.according_to or any_meant((told.speaker,), wanted.according_to))
        and (
            not wanted.dyad
            or any(any_meant((told.speaker,), (a,)) and any_meant(about, (b,)) for each in wanted.dyad for a, b in each.directions)
        )
    )


def passing_events(made: Sequence[Record], wanted: Filter) -> list[str]:
    told = [(each, each.event) for record in made for each in coded_events(record)]
    return sorted(event.id for each, event in told if event_passes(event, each.day, each.sentence, wanted))


def passing_statements(made: Sequence[Record], wanted: Filter) -> list[str]:
    return sorted(told.id for record in made for told in record.statements if statement_passes(told, record, wanted))


def passing_documents(made: Sequence[Record], wanted: Filter) -> list[str]:
    rest = replace(wanted, since=None, until=None)
    asks_of_parties = rest.actor or rest.dyad or rest.according_to

    def passes(each: Record) -> bool:
        if rest == Filter():
            return True
        if rest == Filter(text=rest.text):
            return any(has_words(sentence.text, rest) for sentence in each.sentences)
        return bool(passing_events([each], rest) or (asks_of_parties and passing_statements([each], rest)))

    return sorted(each.document.id for each in made if within(each.document.published, wanted) and passes(each))


_SIDES = ("PAK", "AFG", "PAK.MIL", "GOV", "Al-Shabaab", "José Ferrer", "SOM", "KEN")
_actors = st.lists(st.sampled_from(_SIDES), max_size=2)
_dyads = st.lists(st.sampled_from(("PAK-AFG", "PAK>AFG", "PAK.MIL>villagers", "Al-Shabaab<>AFG", "PAK-PAK")), max_size=2)
questions = st.builds(
    Asked,
    actor=_actors,
    dyad=_dyads,
    according_to=_actors,
    type=st.lists(st.sampled_from([kind for kind, _ in KINDS]), max_size=2),
    mode=st.lists(st.sampled_from(["arrest", "heavy-weapons"]), max_size=1),
    status=st.lists(st.sampled_from(STATUSES), max_size=2),
    place=st.lists(st.sampled_from(("AFG", "Khost", "Khyber Pakhtunkhwa", "Pakistan")), max_size=2),
    since=st.sampled_from(("", "2025", "2025-03")),
    until=st.sampled_from(("", "2025-03", "2025-12-31")),
    text=st.lists(st.sampled_from(WORDS), max_size=2),
    min_confidence=st.sampled_from((0.0, 0.5, 0.9)),
)


def few_of(asked: Asked, kept: set[str]) -> Asked:
    """The question with only some of its fields, so that things are found."""
    return Asked(**{name: getattr(asked, name) for name in kept})


_fields = st.sets(st.sampled_from([name for name in Asked.__slots__ if name != "run"]), max_size=3)
# Every actor is in the archive, so that every name is known.
EVERYBODY = record("all", ("Everybody.",), (event(0, "0", source=tuple(map(mention, ACTORS))),), published=None)


@pytest.mark.parametrize("few", [40_000, 0])
@settings(max_examples=50)
@given(made=records(), asked=questions, kept=_fields)
def test_a_filter_finds_what_a_plain_look_finds(few: int, made: list[Record], asked: Asked, kept: set[str]) -> None:
    wanted, made = filter_of(few_of(asked, kept)), [*made, EVERYBODY]
    with pytest.MonkeyPatch.context() as patch, archive_of(made) as connection:
        patch.setattr(choosing, "RARE", few)  # both ways to look: by index, and in order
        patch.setattr(containers, "_FEW", few)
        finders: list[tuple[Callable[..., Any], Callable[..., list[str]]]] = [
            (find_events, passing_events),
            (find_statements, passing_statements),
            (find_documents, passing_documents),
        ]
        for find, plainly in finders:
            found = find(connection, wanted, ALL)
            names = ids(found)
            assert sorted(names) == plainly(made, wanted)
            assert (found.total, found.exact) == (len(names), True)


@given(made=records(), limit=st.integers(1, 4), offset=st.integers(0, 4))
@settings(max_examples=25)
def test_pages_are_parts_of_the_whole_in_one_order(made: list[Record], limit: int, offset: int) -> None:
    with archive_of(made) as connection:
        for find in (find_events, find_statements, find_documents, find_actors):
            whole = [repr(row) for row in find(connection, Filter(), ALL).rows]
            page = find(connection, Filter(), Page(limit, offset))
            assert [repr(row) for row in page.rows] == whole[offset : offset + limit]
            assert page.total == len(whole)


def test_events_come_with_the_newest_first_and_those_without_a_day_last():
    days = [DAYS[0], None, DAYS[2], DAYS[1]]
    made = [record(f"d{n}", (f"Told by {n}.",), (event(n, "0", historical=day is None),), published=day) for n, day in enumerate(days)]
    with archive_of(made) as connection:
        assert ids(find_events(connection)) == ["d2-e2", "d3-e3", "d0-e0", "d1-e1"]


def test_an_event_comes_with_its_sentence_and_report():
    told = event(0, "1", source=(mention(ARMY),), target=(mention(VILLAGERS),))
    with archive_of([record("d", ("Before.", "Troops struck."), (told,), published=date(2025, 1, 1))]) as connection:
        row = next(find_events(connection).rows)
    assert (row.source, row.target, row.sentence) == ("Pakistan Army", "villagers", "Troops struck.")
    assert (row.document, row.title, row.publisher, row.url) == ("d", "Title of d", "Outlet", "https://o.example/d")
    assert (row.day, row.published, row.decided) == (date(2025, 1, 1), date(2025, 1, 1), "")


def test_reprints_and_versions_are_counted_with_their_article():
    body = " ".join(f"word{n}" for n in range(60))
    first = record("a", (body,), (event(0, "0"),))
    later = replace(first, document=replace(first.document, text=f"{body} corrected", id="a2"))
    copied = replace(
        first, document=replace(first.document, url="https://other.example/x", id="b", title="Other", publisher="The Other Post")
    )
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db", create=True) as archive:
        with archive.writing() as writer:
            assert [writer.add(each).kind for each in (first, copied, later)] == ["new", "reprint", "version"]
        with archive.reading() as connection:
            found = list(find_documents(connection).rows)
            assert len(ids(find_events(connection))) == 1
    assert [(row.id, row.versions, row.reprints, row.events) for row in found] == [("a2", 2, 1, 1)]


def test_a_run_is_asked_by_the_beginning_of_its_id_and_only_it_counts():
    old = record("d", ("Soldiers struck.",), (event(0, "0"),))
    new = replace(old, events=(), versions=replace(VERSIONS, model="m2"))
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db", create=True) as archive:
        with archive.writing() as writer:
            first = writer.run(old.versions)
            assert writer.add(old).record and writer.add(new).record
        with archive.reading() as connection:
            run = connection.exec_driver_sql("SELECT id FROM runs WHERE pk = ?", (first,)).scalar_one()
            assert ids(find_events(connection)) == []
            for given_id in (run, run[:6]):
                assert ids(find_events(connection, Filter(run=given_id))) == ["d-e0"]
            assert ids(find_documents(connection, Filter(run=run))) == ["d"]
            with pytest.raises(InputError, match=r"there is no such run; the archive holds: .*dragoman 0\.1\.0"):
                find_events(connection, Filter(run="zzz"))


def test_a_name_that_nobody_has_is_an_error_with_near_names():
    made = [record("d", ("Words.",), (event(0, "0", source=(mention(JOSE), mention(SHABAAB))),))]
    with archive_of(made) as connection:
        for asked, near in (("Jose Ferer", "José Ferrer"), ("Ferrer", "José Ferrer"), ("Shabaab", "Al-Shabaab")):
            with pytest.raises(InputError, match=f"Nobody in the archive is called '{asked}'.*{near}"):
                find_events(connection, filter_of(Asked(actor=[asked])))
        with pytest.raises(InputError, match="Give a code such as PAK"):
            find_events(connection, filter_of(Asked(actor=["Zzzzz Qqqqq"])))
        assert ids(find_events(connection, filter_of(Asked(actor=["KEN"])))) == []


@pytest.mark.parametrize("asked", ["TTP", "Tehrik-i-Taliban Pakistan"])
def test_an_actor_is_known_by_the_other_names_that_the_codebook_gives(asked):
    group = Actor("Tehrik-i-Taliban Pakistan", "PAK", "REB")
    with archive_of([record("d", ("Words.",), (event(0, "0", source=(mention(group),)),))]) as connection:
        assert ids(find_events(connection, filter_of(Asked(actor=[asked])))) == ["d-e0"]


def test_a_seat_of_government_stands_for_the_government():
    with archive_of([record("d", ("Words.",), (event(0, "0", source=(mention(KABUL),)),))]) as connection:
        assert ids(find_events(connection, filter_of(Asked(actor=["Kabul"])))) == ["d-e0"]


def test_phrases_stems_beginnings_and_exclusions_are_searched_for():
    texts = ("Shells fell on the market.", "An air strike hit a market.", "The strike was called off.", "A shelling drill began.")
    made = [record("d", texts, tuple(event(n, str(n)) for n in range(4)))]
    with archive_of(made) as connection:
        for asked, found in (
            ("shell", ["d-e0", "d-e3"]),
            ("shell NOT drill", ["d-e0"]),
            ('"air strike" OR drill', ["d-e1", "d-e3"]),
            ("strik*", ["d-e1", "d-e2"]),
            ("market strike", ["d-e1"]),
        ):
            assert sorted(ids(find_events(connection, filter_of(Asked(text=[asked]))))) == found


def test_actors_are_counted_by_role_with_their_days():
    made = [
        record("a", ("One.",), (event(0, "0", source=(mention(ARMY),), target=(mention(VILLAGERS),)),), published=DAYS[1]),
        record("b", ("Two.",), (event(0, "0", source=(mention(ARMY),)),), (statement(0, "0", ARMY, (0, 2)),), published=DAYS[2]),
    ]
    with archive_of(made) as connection:
        army, villagers = find_actors(connection).rows
        assert (army.name, army.as_source, army.as_target, army.statements, army.first, army.last) == (
            "Pakistan Army", 2, 0, 1, DAYS[1], DAYS[2],
        )  # fmt: skip
        assert (villagers.name, villagers.as_target) == ("villagers", 1)
        assert [row.name for row in find_actors(connection, Filter(until=DAYS[1])).rows] == ["Pakistan Army", "villagers"]


@pytest.mark.parametrize("few", [40_000, 0])
def test_groups_are_found_by_the_events_and_statements_they_were_read_from(monkeypatch, few):
    monkeypatch.setattr(choosing, "RARE", few)
    monkeypatch.setattr(containers, "_FEW", few)
    told = (event(0, "0", source=(mention(ARMY),)), event(1, "0", source=(mention(SHABAAB),), type="COERCE"))
    made = record("d", ("Words.",), told, (statement(0, "0", AFGHANISTAN, (0, 2)),))
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db", create=True) as archive:
        with archive.writing() as writer:
            row = writer.add(made).record
            assert row
            for kind, name, item, day in (("claim", "c1", "d-e0", 1), ("claim", "c2", "d-s0", 2), ("incident", "i1", "d-e1", 1)):
                store = GroupStore(writer.connection, kind)
                store.join(name, KeptMember(f"m-{name}", row, item, 1.0, "the first report", "{}"), ())
                writer.connection.exec_driver_sql("UPDATE groups SET last = ?, summary = '{}' WHERE id = ?", (DAYS[day].isoformat(), name))
        with archive.reading() as connection:
            assert ids(find_groups(connection, "claim")) == ["c2", "c1"]
            for asked, kind, found in (
                (Asked(actor=["PAK"]), "claim", ["c1"]),
                (Asked(according_to=["AFG"]), "claim", ["c2"]),
                (Asked(type=["COERCE"]), "incident", ["i1"]),
                (Asked(actor=["PAK"]), "incident", []),
                (Asked(text=["words"]), "incident", ["i1"]),
            ):
                assert ids(find_groups(connection, kind, filter_of(asked))) == found
