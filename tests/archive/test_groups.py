"""Groups of mentions in an archive: found by blocks, kept with their reasons, stale when a record no longer counts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dragoman.archive import Archive
from dragoman.archive.groups import GroupStore, KeptMember, forget
from tests.archive.hand import coded, report


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with Archive(tmp_path / "a.db", create=True) as archive, archive.writing() as writer:
        for name in ("one", "two"):
            writer.add(coded(report(f"The report {name} tells of a raid in the hills.", id=name)))
        yield writer.connection


def member(name: str, record: int = 1) -> KeptMember:
    return KeptMember(name, record, "e-one" if record == 1 else "e-two", 0.8, "same day and place", f'{{"id":"{name}"}}')


def test_groups_are_found_by_any_of_their_blocks(connection: Connection) -> None:
    store = GroupStore(connection, "incident")
    store.join("g1", member("m1"), ("PAK 2025-03", "PAK 2025-04"))
    store.join("g1", member("m2", 2), ("PAK 2025-04",))
    store.join("g2", member("m3"), ("AFG 2025-03",))
    assert store.near({"PAK 2025-03"}) == {"g1": [member("m1"), member("m2", 2)]}
    assert store.near({"AFG 2025-03", "PAK 2025-04"}).keys() == {"g1", "g2"}
    assert store.near({"IRN 2025-03"}) == {}


def test_kinds_do_not_meet(connection: Connection) -> None:
    GroupStore(connection, "incident").join("g1", member("m1"), ("PAK",))
    assert GroupStore(connection, "claim").near({"PAK"}) == {}
    assert GroupStore(connection, "claim").members(["g1"]) == {}


def test_a_group_is_stale_until_described(connection: Connection) -> None:
    store = GroupStore(connection, "claim")
    store.join("g1", member("m1"), ("PAK",))
    assert store.stale() == ["g1"]
    store.describe("g1", '{"gist":"x"}', date(2025, 3, 1), None)
    assert (store.stale(), store.summary("g1")) == ([], '{"gist":"x"}')
    assert store.summary("g2") is None


def test_a_record_that_no_longer_counts_takes_its_mentions_with_it(connection: Connection) -> None:
    store = GroupStore(connection, "claim")
    store.join("g1", member("m1"), ("PAK",))
    store.join("g1", member("m2", 2), ("PAK",))
    store.join("g2", member("m3"), ("AFG",))
    for name in ("g1", "g2"):
        store.describe(name, "{}", None, None)
    forget(connection, 1)
    assert store.members(["g1", "g2"]) == {"g1": [member("m2", 2)]}
    assert store.stale() == ["g1"]
    assert store.near({"AFG"}) == {}


def test_groups_can_be_taken_away_by_id_or_all(connection: Connection) -> None:
    store = GroupStore(connection, "claim")
    for name in ("g1", "g2", "g3"):
        store.join(name, member(f"m-{name}"), (name,))
    store.remove(["g1"])
    assert store.near({"g1", "g2", "g3"}).keys() == {"g2", "g3"}
    store.clear()
    assert store.near({"g2", "g3"}) == {}
