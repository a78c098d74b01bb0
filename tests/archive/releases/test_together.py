"""Claims and incidents in a release: those with a member in it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import update

from dragoman.archive import Archive
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.filters import Asked
from dragoman.archive.releases import ReleaseOptions, release
from dragoman.archive.schema import groups, members
from dragoman.records import ArchiveError, Claim, ClaimMention, Decision, Incident, IncidentMention, ItemKind
from tests.archive.releases.hand import MOMENT, archive_of, coded, filled, linked, report, rows

FULL = ReleaseOptions(text="full")
RECORD = coded(report(1))
numbers = count()
CLAIM, CLAIM_MENTION, INCIDENT, INCIDENT_MENTION = (
    filled(shape, lambda: f"word{next(numbers)}") for shape in (Claim, ClaimMention, Incident, IncidentMention)
)
MENTION = replace(CLAIM_MENTION, id="m1", document="d1")
TOLD = replace(INCIDENT_MENTION, id="m2", document="d1")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with a claim and an incident, each told by the first event of a report; another report tells neither."""
    with archive_of(tmp_path / "a.db", [RECORD, coded(report(2, day=2))]) as opened:
        linked(opened, RECORD, [("claim", replace(CLAIM, id="c1"), MENTION), ("incident", replace(INCIDENT, id="i1"), TOLD)])
        yield opened


def decide(archive: Archive, item: str, kind: ItemKind, seen: tuple[str, ...] = ()) -> None:
    with archive.writing() as writer:
        DecisionLog(writer.connection).add(Decision(f"x-{item}", item, kind, "reject", (), (), seen, "Anna", "no such thing", MOMENT))


def test_they_come_with_their_members(archive: Archive, tmp_path: Path) -> None:
    release(archive, tmp_path / "r", FULL)
    (claim,), (incident,) = rows(tmp_path / "r", "claims"), rows(tmp_path / "r", "incidents")
    assert (claim["claim_id"], claim["gist"]) == ("c1", CLAIM.gist)
    assert (incident["incident_id"], incident["killed_low"]) == ("i1", "3")
    (mention,) = rows(tmp_path / "r", "claim_mentions")
    assert (mention["claim_id"], mention["event_id"], mention["words"]) == ("c1", RECORD.events[0].id, MENTION.words)
    assert [row["words"] for row in rows(tmp_path / "r", "claim_positions")] == [CLAIM.positions[0].words]
    assert [row["incident_id"] for row in rows(tmp_path / "r", "incident_tolls")] == ["i1"]


@pytest.mark.parametrize(("asked", "number"), [(Asked(type=["ASSAULT"]), 1), (Asked(type=["ACCUSE"]), 0), (Asked(since="2025-05-02"), 0)])
def test_those_without_a_chosen_member_are_left_out(archive: Archive, tmp_path: Path, asked: Asked, number: int) -> None:
    counts = release(archive, tmp_path / "r", replace(FULL, asked=asked)).rows
    assert (counts["claims"], counts["incident_mentions"]) == (number, number)


def test_a_member_whose_event_was_rejected_is_left_out(archive: Archive, tmp_path: Path) -> None:
    decide(archive, RECORD.events[0].id, "event")
    assert release(archive, tmp_path / "r", FULL).rows["claims"] == 0
    assert release(archive, tmp_path / "r", replace(FULL, with_rejected=True)).rows["claims"] == 1


def test_what_was_rejected_itself_is_left_out_or_marked(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as writer:
        writer.connection.execute(update(groups).where(groups.c.id == "c1").values(decided="rejected"))
    assert release(archive, tmp_path / "r", FULL).rows["claims"] == 0
    release(archive, tmp_path / "r", replace(FULL, with_rejected=True))
    assert rows(tmp_path / "r", "claims")[0]["decision"] == "rejected"


@pytest.mark.parametrize("name", ["c1", "a name that it had before"])
def test_decisions_on_them_are_told_whatever_they_were_named_then(archive: Archive, tmp_path: Path, name: str) -> None:
    decide(archive, name, "claim", seen=("m1",))
    release(archive, tmp_path / "r", FULL)
    assert [(row["item_id"], row["kind"]) for row in rows(tmp_path / "r", "decisions")] == [(name, "claim")]


def test_a_mention_of_another_form_is_told(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as writer:
        writer.connection.execute(update(members).values(mention="{}"))
    with pytest.raises(ArchiveError, match="Link the claims and incidents anew"):
        release(archive, tmp_path / "r", FULL)
