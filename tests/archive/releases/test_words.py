"""Offsets point at the text; and where only they may be given, not one word of a report is in any file."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.releases import ReleaseOptions, release
from dragoman.archive.releases.withholding import bare_record
from dragoman.records import Claim, ClaimMention, Correction, Decision, Event, Incident, IncidentMention, Record, Statement
from tests.archive.releases.hand import FARMER, MOMENT, archive_of, everything, filled, linked, rows

PLACES = [
    ("events", "trigger_start", "trigger_end", "trigger"),
    ("statements", "content_start", "content_end", "content"),
    ("statements", "cue_start", "cue_end", "cue"),
    ("sentences", "start", "end", "text"),
    ("parties", "start", "end", "words"),
]


@pytest.mark.parametrize(("table", "start", "end", "words"), PLACES)
@pytest.mark.parametrize("text", ["full", "sentence"])
def test_offsets_point_at_the_words(
    archive: Archive, records: list[Record], tmp_path: Path, text: str, table: str, start: str, end: str, words: str
) -> None:
    release(archive, tmp_path / "r", ReleaseOptions(text=text))  # type: ignore[arg-type]
    texts = {record.document.id: record.document.text for record in records}
    found = rows(tmp_path / "r", table)
    assert found
    assert all(texts[row["document_id"]][int(row[start]) : int(row[end])] == row[words] for row in found)


@pytest.mark.parametrize(("table", "start", "end", "words"), PLACES)
def test_offsets_alone_stay_where_they_were(archive: Archive, tmp_path: Path, table: str, start: str, end: str, words: str) -> None:
    for name in ("full", "offsets"):
        release(archive, tmp_path / name, ReleaseOptions(text=name))  # type: ignore[arg-type]
    told, bare = rows(tmp_path / "full", table), rows(tmp_path / "offsets", table)
    assert [(row[start], row[end]) for row in bare] == [(row[start], row[end]) for row in told]
    assert not any(row[words] for row in bare)


def test_names_of_the_codebook_stay_and_others_are_pseudonyms(archive: Archive, tmp_path: Path) -> None:
    release(archive, tmp_path / "r", ReleaseOptions(text="offsets"))
    names = {(row["country"], row["sector"]): row["name"] for row in rows(tmp_path / "r", "actors")}
    assert names["PAK", ""] == "Pakistan"
    assert names["AFG", "CVL"].startswith("actor:")
    speakers = {row["speaker_name"] for row in rows(tmp_path / "r", "statements")}
    assert speakers == {names["AFG", "CVL"]}


def test_an_actor_has_one_id_whatever_is_given(archive: Archive, tmp_path: Path) -> None:
    for name in ("full", "offsets"):
        release(archive, tmp_path / name, ReleaseOptions(text=name))  # type: ignore[arg-type]
    told = {row["actor_id"]: row["name"] for row in rows(tmp_path / "full", "actors")}
    assert told.keys() == {row["actor_id"] for row in rows(tmp_path / "offsets", "actors")}
    assert FARMER.name in told.values()


def words_of(stem: str) -> Callable[[], str]:
    """Words that nobody else uses, a new one each time."""
    numbers = count()
    return lambda: f"{stem}x{next(numbers)}x"


def full_record(word: Callable[[], str]) -> Record:
    """A record in which everything that may be filled is, each text with a word of its own."""
    record: Record = filled(Record, word)
    document = replace(record.document, id="d", sentences=())
    sentence = replace(record.sentences[0], id="1")
    event: Event = replace(record.events[0], id="e", document="d", sentence="1", type="ACCUSE", mode="")
    statement: Statement = replace(record.statements[0], id="s", document="d", sentence="1")
    return replace(record, document=document, sentences=(sentence,), events=(event,), statements=(statement,))


def all_text(folder: Path) -> str:
    """Whatever stands in the files of a release, also inside those that are compressed."""
    bytes_ = b"\n".join(everything(folder).values()).decode("utf-8", "replace")
    return bytes_ + "".join(str(pq.read_table(path).to_pylist()) for path in folder.glob("*.parquet"))


@settings(max_examples=10, deadline=None)
@given(st.text("bcdfghjklmnpqrtvw", min_size=7, max_size=10))
def test_offsets_leak_no_words_at_all(stem: str) -> None:
    word = words_of(stem)
    record = full_record(word)
    claim, incident = filled(Claim, word), filled(Incident, word)
    groups = [("claim", claim, filled(ClaimMention, word)), ("incident", incident, filled(IncidentMention, word))]
    quoting = Correction("source", word())
    decision = Decision("x", "e", "event", "correct", (quoting,), (), (), "Anna", word(), MOMENT)
    with TemporaryDirectory() as folder, archive_of(Path(folder) / "a.db", [record]) as archive:
        linked(archive, record, groups)
        with archive.writing() as writer:
            DecisionLog(writer.connection).add(decision)
        given = release(archive, Path(folder) / "r", ReleaseOptions(text="offsets"))
        told = release(archive, Path(folder) / "full", ReleaseOptions(text="full"))
        assert stem not in all_text(given.folder)
        assert all(given.rows[name] for name in ("events", "statements", "claims", "claim_mentions", "incidents", "incident_mentions"))
        assert stem in all_text(told.folder)


def test_no_field_of_a_record_is_forgotten() -> None:
    word = words_of("qqqq")
    bare = bare_record(full_record(word))
    assert "qqqq" not in repr(bare)
    assert bare.document == replace(full_record(word).document, text="", title=None)


def test_a_claim_told_by_a_report_of_which_only_offsets_are_given_has_no_words(tmp_path: Path) -> None:
    word = words_of("qqqq")
    record = full_record(word)
    licences = tmp_path / "licences.tsv"
    licences.write_text("publisher\tlicence\tgiven\npublisher\tnone\toffsets\n*\tfree\tfull\n", encoding="utf-8")
    with archive_of(tmp_path / "a.db", [record]) as archive:
        linked(archive, record, [("claim", filled(Claim, word), filled(ClaimMention, word))])
        release(archive, tmp_path / "r", ReleaseOptions(text="full", licences=licences))
    (claim,) = rows(tmp_path / "r", "claims")
    assert (claim["gist"], claim["subject"][:6]) == ("", "party:")
