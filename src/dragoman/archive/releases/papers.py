"""The pages of a release for people: what it is, how it is cited, and the command that makes it again."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from dragoman.archive.releases.options import ReleaseOptions
from dragoman.archive.releases.sheets import Sheet
from dragoman.version import __version__

_GIVEN = {
    "full": "The texts are in `documents`, unless their publisher allows less: see `publishers`.",
    "sentence": "Of the texts only the sentences are given in which something was coded, unless their publisher allows less: "
    "see `publishers`.",
    "offsets": "No words of the reports are given, only where in the text everything stands. Names that the codebook does not know are "
    "replaced by pseudonyms. Whoever has a text with the same `text_sha256` finds the words in it.",
}
_FILTERS = {"text": "--containing"}  # --text says what is given


def readme(package: Mapping[str, Any], tables: Sequence[tuple[Sheet, int]], options: ReleaseOptions) -> str:
    """README.md."""
    made = package["dragoman"]
    listed = "\n".join(f"| `{sheet.name}` | {rows:,} | {sheet.about} |" for sheet, rows in tables)
    coded = "\n".join(f"| {x['dragoman']} | `{x['model']}` | `{x['codebook']}` | {x['documents']:,} |" for x in made["coded_with"])
    licence = f"What was coded is given under {options.licence}. " if options.licence else ""
    return f"""# {options.title}

Version {package["version"]}. Events and statements that Dragoman coded out of news reports: who did
what to whom, when, where, according to whom, and how sure. A row tells what a report says, not what is known to have happened.

## Tables

Each as CSV (UTF-8) and as Parquet. All columns are described in `datapackage.json` (Data Package 2.0), with keys and types.

| table | rows | a row is |
| --- | ---: | --- |
{listed}

## What is given of the texts

{licence}{_GIVEN[options.text]} The texts remain their publishers'.

## What coded it

| Dragoman | model | codebook | documents |
| --- | --- | --- | ---: |
{coded}

## Check it, and make it again

    sha256sum --check SHA256SUMS

The same archive, the same version of Dragoman ({made["version"]}) and of pyarrow ({made["pyarrow"]}) and the same command give the same
bytes. With another version of pyarrow the Parquet files differ in the mark of their writer; the CSV files do not.

    {made["command"]}

`dragoman diff OLD NEW` tells what differs between two releases, and why. How to cite this one stands in `CITATION.cff`.
"""


def citation(options: ReleaseOptions, version: str, day: date | None, fingerprint: str) -> str:
    """CITATION.cff; strings of JSON are strings of YAML."""
    authors = options.authors or (f"The makers of “{options.title}”",)
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {_text(options.title)}",
        f"version: {_text(version)}",
        *([f"date-released: {_text(day.isoformat())}"] if day else []),
        *([f"license: {_text(options.licence)}"] if options.licence else []),
        "authors:",
        *(f"  - name: {_text(author)}" for author in authors),
        "identifiers:",
        "  - type: other",
        f"    value: {_text(f'sha256:{fingerprint}')}",
        "    description: SHA-256 of the list of SHA-256 sums of its CSV files",
        "references:",
        "  - type: software",
        "    title: Dragoman",
        f"    version: {_text(__version__)}",
        "    authors:",
        "      - name: The makers of Dragoman",
    ]
    return "\n".join(lines) + "\n"


def command(options: ReleaseOptions) -> str:
    """The command that makes the release from its archive."""
    words = ["dragoman", "release", "FOLDER", "--archive", "FILE"]
    for name, values in selection(options).items():
        words += [word for value in values for word in (_FILTERS.get(name) or f"--{name.replace('_', '-')}", value)]
    words += ["--text", options.text]
    if options.licences:
        words += ["--licences", options.licences.name]
    if options.with_rejected:
        words.append("--with-rejected")
    words += ["--title", options.title]
    for option, given in (("--version", options.version), ("--dated", options.dated), ("--licence", options.licence)):
        words += [option, str(given)] if given else []
    for author in options.authors:
        words += ["--author", author]
    return shlex.join(words)


def selection(options: ReleaseOptions) -> dict[str, list[str]]:
    """What was asked of the archive, in the words of whoever asked."""
    asked = ((each.name, getattr(options.asked, each.name)) for each in fields(options.asked))
    return {name: list(map(str, value)) if isinstance(value, list | tuple) else [str(value)] for name, value in asked if value}


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
