"""The data dictionary has a meaning for every column, and no other."""

from dragoman.archive.releases.dictionary import _ANY, _known, meaning, words_in
from dragoman.archive.releases.group_sheets import CLAIM_SHEETS, INCIDENT_SHEETS
from dragoman.archive.releases.judging import DECISIONS
from dragoman.archive.releases.reprints import REPRINTS
from dragoman.archive.releases.sheets import document_sheets
from dragoman.archive.releases.tally import ACTORS, PUBLISHERS

SHEETS = [sheet for sheet, _ in (*document_sheets(str), *CLAIM_SHEETS, *INCIDENT_SHEETS)] + [ACTORS, PUBLISHERS, REPRINTS, DECISIONS]
PAIRS = [(sheet.name, column.name) for sheet in SHEETS for column in sheet.columns]


def test_every_column_has_a_meaning() -> None:
    assert all(meaning(table, column).endswith(".") for table, column in PAIRS)


def test_every_meaning_has_a_column() -> None:
    columns = {column for _, column in PAIRS}
    unused = [key for key in _known() if key not in PAIRS and not (key[0] == _ANY and key[1] in columns)]
    assert not unused


def test_what_is_withheld_is_told() -> None:
    assert meaning("events", "trigger").endswith("Empty where only offsets are given.")
    assert words_in("documents", "text") == "full"
    assert not words_in("events", "type")


def test_keys_and_links_are_columns() -> None:
    columns = {sheet.name: {column.name for column in sheet.columns} for sheet in SHEETS}
    for sheet in SHEETS:
        assert set(sheet.key) <= columns[sheet.name]
        assert all(set(link.columns) <= columns[sheet.name] and set(link.key) <= columns[link.table] for link in sheet.links)
