"""What describes a release: `datapackage.json` (Data Package 2.0), README.md, CITATION.cff and SHA256SUMS. No clock is read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman.archive.releases.dictionary import field
from dragoman.archive.releases.files import Written, described
from dragoman.archive.releases.options import ReleaseOptions
from dragoman.archive.releases.papers import citation, command, readme, selection
from dragoman.archive.releases.sheets import Sheet
from dragoman.archive.releases.tally import Tally
from dragoman.version import __version__

DESCRIPTOR = "datapackage.json"
SUMS = "SHA256SUMS"
PROFILES = "https://datapackage.org/profiles/2.0"


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of a release with the number of their rows, and what was counted over all of it; `decided` is the day of the last
    decision."""

    tables: tuple[tuple[Sheet, int], ...]
    tally: Tally
    decided: date | None


def describe(folder: Path, contents: Contents, options: ReleaseOptions) -> str:
    """Writes what describes the tables in a folder, and gives the version of the release."""
    tables = {
        sheet.name: (described(folder / f"{sheet.name}.csv"), described(folder / f"{sheet.name}.parquet")) for sheet, _ in contents.tables
    }
    version = options.version or _fingerprint([csv for csv, _ in tables.values()])[:12]
    day = options.dated or max((day for day in (contents.tally.latest, contents.decided) if day), default=None)
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": _slug(options.title),
        "title": options.title,
        "version": version,
        **({"created": f"{day.isoformat()}T00:00:00Z"} if day else {}),
        **({"licenses": [{"name": options.licence}]} if options.licence else {}),
        **({"contributors": [{"title": author, "roles": ["author"]} for author in options.authors]} if options.authors else {}),
        "keywords": ["event data", "news", "PLOVER", "CAMEO", "attribution"],
        "sources": [{"title": each.name or "publisher not known", **_note(each.licence)} for each in contents.tally.publishers()],
        "dragoman": _making(contents, options),
        "resources": [part for sheet, rows in contents.tables for part in _resources(sheet, rows, tables[sheet.name])],
    }
    papers = {
        DESCRIPTOR: json.dumps(package, ensure_ascii=False, indent=2) + "\n",
        "README.md": readme(package, contents.tables, options),
        "CITATION.cff": citation(options, version, day, _fingerprint([csv for csv, _ in tables.values()])),
    }
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    files = [*(file for pair in tables.values() for file in pair), *(described(folder / name) for name in papers)]
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")
    return version


def listed_in(folder: Path) -> frozenset[str]:
    """The names of the files that belong to the release in a folder; none where there is no release."""
    sums = folder / SUMS
    if not sums.is_file() or not (folder / DESCRIPTOR).is_file():
        return frozenset()
    return frozenset((SUMS, *(line.partition("  ")[2] for line in sums.read_text(encoding="utf-8").splitlines())))


def _making(contents: Contents, options: ReleaseOptions) -> dict[str, Any]:
    """How the release was made, so that it can be made again."""
    versions = sorted(contents.tally.versions.items(), key=lambda pair: (pair[0].dragoman, pair[0].model, pair[0].codebook))
    return {
        "version": __version__,
        "pyarrow": pa.__version__,
        "command": command(options),
        "selection": selection(options),
        "text": options.text,
        "rejected": options.with_rejected,
        "coded_with": [
            {"dragoman": each.dragoman, "model": each.model, "codebook": each.codebook, "documents": number} for each, number in versions
        ],
    }


def _resources(sheet: Sheet, rows: int, files: tuple[Written, Written]) -> list[dict[str, Any]]:
    """The CSV with its schema, and the Parquet file with the same rows."""
    plain, parquet = files
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [field(sheet, column) for column in sheet.columns],
        "missingValues": [""],
    }
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    if sheet.links:
        links = ({"fields": list(x.columns), "reference": {"resource": x.table, "fields": list(x.key)}} for x in sheet.links)
        schema["foreignKeys"] = list(links)
    base = {"$schema": f"{PROFILES}/dataresource.json"}
    return [
        base
        | {"name": sheet.name, "type": "table", "description": f"A row is: {sheet.about}", "rows": rows}
        | {"path": plain.name, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
        | {"bytes": plain.bytes, "hash": f"sha256:{plain.sha256}", "schema": schema},
        base
        | {"name": f"{sheet.name}-parquet", "description": f"The same rows as {plain.name}.", "rows": rows}
        | {"path": parquet.name, "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        | {"bytes": parquet.bytes, "hash": f"sha256:{parquet.sha256}"},
    ]


def _fingerprint(files: Sequence[Written]) -> str:
    """A hash of the CSV tables, which unlike Parquet files do not name the library that wrote them."""
    told = "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
    return hashlib.sha256(told.encode()).hexdigest()


def _note(licence: Any) -> dict[str, str]:
    return {"given": licence.given} | ({"licence": licence.licence} if licence.licence else {})


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "release"
