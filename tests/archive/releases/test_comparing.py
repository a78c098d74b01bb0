"""What differs between two releases, and why."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.archive.changes import FieldChange
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.filters import Asked
from dragoman.archive.releases import Difference, ReleaseOptions, differences, release
from dragoman.records import Decision, InputError, Record, Versions
from tests.archive.releases.hand import MOMENT, archive_of, coded, report

Make = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """A release of records, with what people decided."""

    def make(name: str, records: Iterable[Record], decided: Iterable[Decision] = (), **options: object) -> Path:
        with archive_of(tmp_path / f"{name}.db", records) as archive:
            with archive.writing() as writer:
                for decision in decided:
                    DecisionLog(writer.connection).add(decision)
            return release(archive, tmp_path / name, ReleaseOptions(**{"text": "full", **options})).folder  # type: ignore[arg-type]

    return make


def told(found: Iterable[Difference]) -> list[tuple[str, str, str]]:
    return [(each.change.kind, each.change.item, each.why) for each in found]


ONE, TWO = coded(report(1)), coded(report(2, "Mountain Wire", day=2))


def with_first(record: Record, **fields: object) -> Record:
    """The record with another first event."""
    return replace(record, events=(replace(record.events[0], **fields), *record.events[1:]))  # type: ignore[arg-type]


def test_a_release_has_nothing_other_than_itself(made: Make) -> None:
    assert list(differences(made("old", [ONE, TWO]), made("new", [TWO, ONE]))) == []


def test_a_new_document_comes_with_all_that_is_in_it(made: Make) -> None:
    found = told(differences(made("old", [ONE]), made("new", [ONE, TWO])))
    assert found == [
        ("added", "document", "new document"),
        ("added", "event", "new document"),
        ("added", "event", "new document"),
        ("added", "statement", "new document"),
    ]


def test_a_document_that_is_gone_takes_all_with_it(made: Make) -> None:
    found = told(differences(made("old", [ONE, TWO]), made("new", [TWO])))
    assert set(found) == {("dropped", item, "document gone") for item in ("document", "event", "statement")}


@pytest.mark.parametrize("keeps_its_id", [True, False])
def test_another_text_at_the_same_address_is_another_version(made: Make, keeps_its_id: bool) -> None:
    other = report(1, id="d1" if keeps_its_id else "other")
    longer = coded(replace(other, text=other.text + " It is not known who built it."))
    found = list(differences(made("old", [ONE]), made("new", [longer])))
    assert {each.why for each in found} == {"other version of the document"}


def test_the_same_id_with_another_value_is_a_change(made: Make) -> None:
    found = list(differences(made("old", [ONE]), made("new", [with_first(ONE, status="reported", score=0.8)])))
    (each,) = found
    assert (each.change.kind, each.why) == ("changed", "coded otherwise")
    assert each.change.fields == (FieldChange("status", "claimed", "reported"), FieldChange("confidence", "0.90", "0.80"))


def test_another_id_on_the_same_words_is_a_change(made: Make) -> None:
    (each,) = differences(made("old", [ONE]), made("new", [with_first(ONE, id="another", type="COERCE", mode="")]))
    assert (each.change.kind, each.change.was, each.change.id) == ("changed", ONE.events[0].id, "another")
    assert each.change.told == "Pakistan → COERCE → ? (claimed)"


@pytest.mark.parametrize(
    ("versions", "why"),
    [
        (Versions("0.1.0", "m2", "c1"), "other model"),
        (Versions("0.1.0", "m1", "c2"), "other codebook"),
        (Versions("0.2.0", "m2", "c1"), "other dragoman and model"),
    ],
)
def test_another_version_of_what_codes_is_the_reason_where_there_is_one(made: Make, versions: Versions, why: str) -> None:
    new = replace(with_first(ONE, status="reported"), versions=versions)
    (each,) = differences(made("old", [ONE]), made("new", [new]))
    assert each.why == why


def test_what_a_person_decided_is_the_reason_before_that(made: Make) -> None:
    rejected = Decision("x", ONE.events[0].id, "event", "reject", (), (), (), "Anna", "no shelling", MOMENT)
    newer = replace(ONE, versions=Versions("0.1.0", "m2", "c1"))
    (each,) = differences(made("old", [ONE]), made("new", [newer], [rejected]))
    assert (each.change.kind, each.why) == ("dropped", "decision of a person")


def test_another_choice_is_a_reason(made: Make) -> None:
    found = told(differences(made("old", [ONE]), made("new", [ONE], asked=Asked(type=["ACCUSE"]))))
    assert found == [("dropped", "event", "other selection"), ("dropped", "statement", "other selection")]


def test_words_that_one_release_withholds_are_not_compared(made: Make) -> None:
    assert list(differences(made("old", [ONE]), made("new", [ONE], text="offsets"))) == []


def test_without_words_changes_are_found_all_the_same(made: Make) -> None:
    old, new = made("old", [ONE], text="offsets"), made("new", [with_first(ONE, status="denied")], text="offsets")
    (each,) = differences(old, new)
    assert each.change.fields == (FieldChange("status", "claimed", "denied"),)
    assert each.change.sentence == ""


def test_an_archive_stands_for_all_that_it_holds(made: Make, tmp_path: Path) -> None:
    old, _ = made("old", [ONE]), made("new", [ONE, TWO])
    assert list(differences(old, tmp_path / "old.db")) == []
    assert {each.change.kind for each in differences(tmp_path / "old.db", tmp_path / "new.db")} == {"added"}


@pytest.mark.parametrize("name", ["nothing", "folder"])
def test_anything_else_is_told(made: Make, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="neither a release nor an archive"):
        list(differences(made("old", [ONE]), tmp_path / name))


def test_half_a_release_is_told(made: Make) -> None:
    old, new = made("old", [ONE]), made("new", [ONE])
    (new / "events.parquet").unlink()
    with pytest.raises(InputError, match="no whole release"):
        list(differences(old, new))
