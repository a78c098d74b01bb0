"""What a release has otherwise than an earlier one, and why."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dragoman.archive.archive import Archive
from dragoman.archive.articles import address_of
from dragoman.archive.changes import Change, FieldChange, Item, Kind, Part, compared, event_told
from dragoman.archive.releases.building import release
from dragoman.archive.releases.dictionary import words_in
from dragoman.archive.releases.options import ReleaseOptions
from dragoman.archive.releases.package import DESCRIPTOR
from dragoman.records import InputError

_BATCH = 10_000
_VERSIONS = {"dragoman_version": "dragoman", "model_version": "model", "codebook_version": "codebook"}
_DOCUMENT = ("document_id", "url", "canonical_url", "title", "given", "text_sha256", *_VERSIONS)
_FIELDS: Mapping[Part, tuple[str, ...]] = {
    "event": (
        *("type", "mode", "status", "historical", "source", "source_name", "source_code", "target", "target_name", "target_code"),
        *("according_to", "date_first", "date_last", "place", "place_id", "killed_low", "killed_high", "injured_low", "injured_high"),
        *("confidence", "decision"),
    ),
    "statement": ("speaker", "speaker_name", "speaker_code", "stance", "quote", "cue", "decision"),
}
_PLACE: Mapping[Part, tuple[str, str]] = {"event": ("trigger_start", "trigger_end"), "statement": ("content_start", "content_end")}
_TOLD: Mapping[Part, tuple[str, ...]] = {"event": ("sentence",), "statement": ("sentence", "content")}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A change between two releases, and why it came about, in a few words."""

    change: Change
    why: str


def differences(old: Path, new: Path) -> Iterator[Difference]:
    """What the new release has otherwise than the old: documents, then events, then statements, each in the order of their documents'
    ids. An archive in place of a release stands for all that it holds now. Raises InputError where a path is neither."""
    with _release(old) as before, _release(new) as after:
        comparison = _Comparison(_Side(before), _Side(after))
        yield from comparison.documents()
        yield from comparison.parts("event")
        yield from comparison.parts("statement")


@contextmanager
def _release(path: Path) -> Iterator[Path]:
    """The folder of a release; that of an archive is made for the moment."""
    if path.is_file():
        with tempfile.TemporaryDirectory() as folder, Archive(path, writable=False) as archive:
            release(archive, Path(folder) / "release", ReleaseOptions(text="full"))
            yield Path(folder) / "release"
    elif (path / DESCRIPTOR).is_file():
        yield path
    else:
        raise InputError(f"{path} is neither a release nor an archive. Give a folder that `dragoman release` wrote, or an archive's file.")


class _Side:
    """One of the two releases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._whole():
            self.selection = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["dragoman"]
        self.documents = {row["document_id"]: row for row in self._rows("documents", _DOCUMENT)}
        self.decisions = {row["decision_id"]: row["item_id"] for row in self._rows("decisions", ("decision_id", "item_id"))}
        self.addresses = {address for row in self.documents.values() for address in _addresses(row)}

    def parts(self, part: Part) -> Iterator[tuple[str, list[Row]]]:
        """The events or statements of each document, by its id."""
        columns = dict.fromkeys((f"{part}_id", "document_id", *_PLACE[part], *_TOLD[part], *_FIELDS[part]))
        yield from (
            (name, list(rows)) for name, rows in groupby(self._rows(f"{part}s", tuple(columns)), key=lambda row: row["document_id"])
        )

    def _rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
        with self._whole():
            whole = pq.read_table(self._folder / f"{table}.parquet", columns=list(columns))
        if "document_id" in columns:
            whole = whole.sort_by("document_id")
        for batch in whole.to_batches(_BATCH):
            yield from batch.to_pylist()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{self._folder} is no whole release of this form ({error}). Make it again with `dragoman release`."
            ) from error


class _Comparison:
    """Two releases side by side."""

    def __init__(self, old: _Side, new: _Side) -> None:
        self._old, self._new = old, new
        once = old.decisions.keys() ^ new.decisions.keys()
        self._decided = {(old.decisions | new.decisions)[decision] for decision in once}

    def documents(self) -> Iterator[Difference]:
        """The documents that only one has, or whose text is another."""
        before, after = self._old.documents, self._new.documents
        for name in sorted(before.keys() | after.keys()):
            was, now = before.get(name), after.get(name)
            told = (now or was or {})["title"] or (now or was or {})["url"]
            if was and now:
                if was["text_sha256"] != now["text_sha256"]:
                    hashes = FieldChange("text_sha256", was["text_sha256"], now["text_sha256"])
                    yield Difference(Change("changed", "document", name, name, "", told, (hashes,), name), self._why_document(name))
            else:
                kind: Kind = "added" if now else "dropped"
                yield Difference(Change(kind, "document", name, name, "", told, (), name if was else ""), self._why_document(name))

    def parts(self, part: Part) -> Iterator[Difference]:
        """The events or statements that are other."""
        for name, was, now in _merged(self._old.parts(part), self._new.parts(part)):
            fields = self._comparable(part, name)
            for change in compared((_item(part, row, fields) for row in was), (_item(part, row, fields) for row in now)):
                yield Difference(change, self._why(change))

    def _comparable(self, part: Part, document: str) -> tuple[str, ...]:
        """The columns that tell the same in both: words only where both give them."""
        was, now = self._old.documents.get(document), self._new.documents.get(document)
        words = bool(was and now) and (was["given"] == "offsets") == (now["given"] == "offsets")  # type: ignore[index]
        return tuple(name for name in _FIELDS[part] if words or not words_in(f"{part}s", name))

    def _why(self, change: Change) -> str:
        was, now = self._old.documents.get(change.document), self._new.documents.get(change.document)
        if was is None or now is None or was["text_sha256"] != now["text_sha256"]:
            return self._why_document(change.document)
        if {change.id, change.was} & self._decided:
            return "decision of a person"
        other = [told for column, told in _VERSIONS.items() if was[column] != now[column]]
        if other:
            return f"other {' and '.join(other)}"
        if change.kind != "changed" and self._other_selection():
            return "other selection"
        return "coded otherwise"

    def _why_document(self, name: str) -> str:
        was, now = self._old.documents.get(name), self._new.documents.get(name)
        if (was and now) or (now and _addresses(now) & self._old.addresses) or (was and _addresses(was) & self._new.addresses):
            return "other version of the document"
        if self._other_selection():
            return "other selection"
        return "new document" if now else "document gone"

    def _other_selection(self) -> bool:
        return any(self._old.selection.get(name) != self._new.selection.get(name) for name in ("selection", "rejected"))


def _merged(old: Iterator[tuple[str, list[Row]]], new: Iterator[tuple[str, list[Row]]]) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """The rows of both by document; both come in the order of the documents' ids."""
    was, now = next(old, None), next(new, None)
    while was or now:
        if now is None or (was is not None and was[0] < now[0]):
            assert was is not None
            yield was[0], was[1], []
            was = next(old, None)
        elif was is None or now[0] < was[0]:
            yield now[0], [], now[1]
            now = next(new, None)
        else:
            yield was[0], was[1], now[1]
            was, now = next(old, None), next(new, None)


def _item(part: Part, row: Row, fields: tuple[str, ...]) -> Item:
    start, end = (row[name] for name in _PLACE[part])
    if part == "event":
        told = event_told(row["source_name"] or row["source"], row["type"], row["target_name"] or row["target"], row["status"])
    else:
        told = f"{row['speaker_name'] or row['speaker'] or '?'}: {row['content'] or row['stance']}"
    values = {name: _text(row[name]) for name in fields}
    return Item(part, row[f"{part}_id"], row["document_id"], start, end, row["sentence"], told, values)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _addresses(row: Row) -> set[str]:
    return {address for address in (address_of(row["url"]), address_of(row["canonical_url"])) if address}
