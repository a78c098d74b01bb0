"""Questions to an archive on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest
from typer.testing import Result

from dragoman.archive import Archive
from dragoman.archive.groups import GroupStore, KeptMember
from dragoman.records import Claim, EventDate, Incident, Party, Place, Position, Toll, Toponym
from tests.archive.scenes import ACTORS, event, mention, record, statement

PAKISTAN, ARMY, AFGHANISTAN, KABUL, *_ = ACTORS
KHOST = Place("Khost", "AFG", "Khost", 33.34, 69.92, "city")
DAY = date(2025, 3, 4)
STRUCK = event(
    0,
    "0",
    type="ASSAULT",
    mode="heavy-weapons",
    status="claimed",
    source=(mention(ARMY),),
    target=(mention(AFGHANISTAN),),
    according_to=(mention(KABUL),),
    score=0.91,
    date=EventDate(DAY, DAY, "day", "on Tuesday"),
    place=Toponym("Khost", 0, 1, KHOST),
    killed=Toll(3, 5, "three to five"),
)
CLAIM = Claim(
    "c1",
    Party("PAK", "Pakistan"),
    "ASSAULT",
    Party("AFG", "Afghanistan"),
    "Pakistan shelled Khost.",
    (
        Position(Party("AFG", "Afghanistan"), "affirm", DAY, DAY, "shelled", "d0", 1),
        Position(Party("PAK", "Pakistan"), "deny", DAY, DAY, "no", "d0", 1),
    ),
    (),
    (),
    contested=True,
    first=DAY,
    last=DAY,
    mentions=1,
    documents=1,
)
INCIDENT = Incident(
    "i1", "ASSAULT", "heavy-weapons", "artillery", "contested", EventDate(DAY, DAY, "day", ""), "told", KHOST, ("Pakistan",), (),
    Toll(3, 5, ""), None, (), (), "Shells hit Khost.", DAY, DAY, 2, ("Border Post", "The Gate"), (),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, a claim and two incidents, one of them on the map."""
    path = tmp_path_factory.mktemp("archive") / "a.db"
    held = statement(0, "0", KABUL, (0, 2))
    made = record("d0", ("Shells hit Khost.", "A market burned."), (STRUCK,), (held,), (mention(ARMY, 0),), published=DAY)
    other = record("d1", ("Talks went on.",), (event(0, "0", type="CONSULT", source=(mention(PAKISTAN),)),), published=date(2025, 1, 1))
    with Archive(path, create=True) as archive, archive.writing() as writer:
        row = writer.add(made).record
        writer.add(other)
        assert row
        nowhere = replace(INCIDENT, id="i2", place=None)
        for kind, summary in (("claim", CLAIM), ("incident", INCIDENT), ("incident", nowhere)):
            store = GroupStore(writer.connection, kind)
            store.join(summary.id, KeptMember(f"m-{summary.id}", row, "d0-e0", 1.0, "the first report", "{}"), ())
            text, columns = msgspec.json.encode(summary).decode(), (DAY.isoformat(), DAY.isoformat(), summary.id)
            writer.connection.exec_driver_sql(
                "UPDATE groups SET summary = ?, first = ?, last = ?, stale = 0 WHERE id = ?", (text, *columns)
            )
    return path


@pytest.fixture
def ask(cli: Callable[..., Result], path: Path) -> Callable[..., str]:
    """The answer to a question, which succeeds."""

    def ask(*words: Any) -> str:
        result = cli(*words, "--archive", path, env={"COLUMNS": "100"})
        assert result.exit_code == 0, result.output
        return result.stdout

    return ask


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (
            "events",
            ("2025-03-04", "claimed", "ASSAULT heavy-weapons", "Pakistan Army → Afghanistan", "killed 3 to 5", "according to Afghanistan"),
        ),
        ("events", ("Shells hit Khost.", "Outlet · 2025-03-04 · Title of d0", "where Khost, AFG", "confidence 0.91", "2 events")),
        ("statements", ("2025-03-04", "affirm", "Afghanistan", "1 statement")),
        ("claims", ("Pakistan shelled Khost. contested", "affirmed by Afghanistan", "denied by Pakistan", "1 claim")),
        ("incidents", ("ASSAULT heavy-weapons", "Khost, AFG", "contested", "killed 3 to 5", "2 reports (Border Post; The Gate)")),
        ("documents", ("Title of d0", "Title of d1", "Outlet", "2 documents")),
        ("actors", ("Pakistan Army", "PAK.MIL", "AFG.GOV", "4 actors")),
    ],
)
def test_a_table_is_made_to_be_read(ask, command, shown):
    answer = " ".join(ask(command).split())
    for words in shown:
        assert words in answer


@pytest.mark.parametrize("command", ["events", "statements", "claims", "incidents", "documents", "actors"])
def test_no_line_is_wider_than_the_screen(ask, command):
    assert max(map(len, ask(command).splitlines())) <= 100


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (("--dyad", "PAK-AFG"), 1),
        (("--dyad", "AFG>PAK"), 0),
        (("--type", "assault", "--type", "consult"), 2),
        (("--status", "claimed", "--place", "Khost", "--min-confidence", "0.9"), 1),
        (("--since", "2025-02", "--until", "2025-03-04"), 1),
        (("--text", '"hit khost" NOT talks'), 1),
        (("--according-to", "Kabul"), 1),
        (("--mode", "arrest"), 0),
    ],
)
def test_options_say_what_is_wanted(ask, options, number):
    assert len(list(csv.DictReader(io.StringIO(ask("events", *options, "--to", "csv"))))) == number


def test_only_some_are_shown_and_the_rest_is_told_of(ask):
    assert "2 events · 1 to 1 shown; --offset 1 for more" in ask("events", "--limit", 1)
    assert "ASSAULT" not in ask("events", "--limit", 1, "--offset", 1)


def test_csv_and_json_hold_the_same(ask):
    rows, objects = csv.DictReader(io.StringIO(ask("events", "--to", "csv"))), json.loads(ask("events", "--to", "json"))
    for row, told in zip(rows, objects, strict=True):
        assert list(row) == list(told)
        assert (row["id"], row["killed_high"]) == (told["id"], str(told["killed_high"] or ""))
    assert objects[0]["day"] == "2025-03-04" and objects[0]["historical"] is False


@pytest.mark.parametrize("command", ["events", "statements", "claims", "incidents", "documents", "actors"])
def test_the_end_of_a_files_name_tells_its_form(ask, tmp_path, command):
    ask(command, "-o", tmp_path / "a.parquet")
    ask(command, "-o", tmp_path / "a.json")
    assert pq.read_table(tmp_path / "a.parquet").num_rows == len(json.loads((tmp_path / "a.json").read_text("utf-8"))) > 0


def test_incidents_on_the_map_are_points_of_longitude_and_latitude(ask, tmp_path):
    ask("incidents", "-o", tmp_path / "a.geojson")
    collection = json.loads((tmp_path / "a.geojson").read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert (feature["type"], feature["id"]) == ("Feature", "i1")
    assert feature["geometry"] == {"type": "Point", "coordinates": [69.92, 33.34]}
    assert (feature["properties"]["killed_low"], feature["properties"]["day"]) == (3, "2025-03-04")


def test_groups_pass_by_their_mentions(ask):
    assert "0 claims" in ask("claims", "--actor", "KEN")
    assert "2 incidents" in ask("incidents", "--dyad", "PAK-AFG", "--since", "2025-03")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("events", "--type", "attack"), "type is 'ATTACK'; allowed: AGREE"),
        (("events", "--actor", "Pakistan Armi"), "near: Pakistan Army"),
        (("events", "--run", "zz"), "there is no such run; the archive holds"),
        (("claims", "--since", "never"), "give a day, month or year"),
    ],
)
def test_what_is_not_clear_is_told_in_a_line(cli, path, words, told):
    result = cli(*words, "--archive", path)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("events", "--to", "parquet"), "give one with -o"),
        (("events", "-o", "events.doc"), "does not tell a form"),
        (("events", "-o", "events.geojson"), "does not tell a form"),
        (("events", "--limit", "0"), "--limit"),
    ],
)
def test_options_that_do_not_fit_are_errors(cli, path, words, told):
    result = cli(*words, "--archive", path)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", " ").split())


def test_the_archive_may_be_named_in_the_environment(cli, path, tmp_path, monkeypatch):
    assert "2 events" in cli("events", env={"DRAGOMAN_ARCHIVE": str(path)}).stdout
    monkeypatch.chdir(tmp_path)
    result = cli("events")
    assert result.exit_code == 2
    assert "There is no archive dragoman.db" in result.stderr


def test_the_options_stand_in_groups(cli):
    shown = cli("events", "--help").stdout
    for group in ("Who", "What and how sure", "When, where, in which words", "Output"):
        assert f"─ {group} ─" in shown
