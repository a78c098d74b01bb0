"""What may be given of each publisher's texts."""

from pathlib import Path

import pytest

from dragoman.archive import Archive
from dragoman.archive.releases import ReleaseOptions, release
from dragoman.archive.releases.licences import read_licences
from dragoman.records import CodebookError, InputError
from tests.archive.releases.hand import rows

TABLE = "publisher\tlicence\tgiven\nBorder Post\tCC-BY-4.0\tfull\nwire.example\tall rights reserved\tsentence\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "licences.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("publisher", "url", "most", "licence", "given"),
    [
        ("Border Post", None, "full", "CC-BY-4.0", "full"),
        ("BORDER POST ", None, "sentence", "CC-BY-4.0", "sentence"),
        ("Border Post", None, "offsets", "CC-BY-4.0", "offsets"),
        ("Mountain Wire", "https://www.wire.example/2", "full", "all rights reserved", "sentence"),
        ("Mountain Wire", "https://other.example/2", "full", "", "offsets"),
        (None, None, "full", "", "offsets"),
    ],
)
def test_a_publisher_gives_what_its_licence_allows_at_most(
    table: Path, publisher: str, url: str, most: str, licence: str, given: str
) -> None:
    found = read_licences(table, most).of(publisher, url)  # type: ignore[arg-type]
    assert (found.licence, found.given) == (licence, given)


def test_a_star_stands_for_all_others(table: Path) -> None:
    table.write_text(TABLE + "*\tasked by letter\tsentence\n", encoding="utf-8")
    assert read_licences(table, "full").of("Hill Courier", None).given == "sentence"


def test_without_a_table_all_give_what_is_asked() -> None:
    assert read_licences(None, "sentence").of("Hill Courier", None).given == "sentence"


def test_a_mistake_names_its_line(table: Path) -> None:
    table.write_text(TABLE.replace("sentence", "snippet"), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"licences.tsv:3.*snippet.*offsets, sentence, full"):
        read_licences(table, "full")


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no table of licences"):
        read_licences(tmp_path / "none.tsv", "full")


def test_each_document_gives_what_its_publisher_allows(archive: Archive, table: Path, tmp_path: Path) -> None:
    release(archive, tmp_path / "r", ReleaseOptions(text="full", licences=table))
    documents = {row["document_id"]: row for row in rows(tmp_path / "r", "documents")}
    assert {name: (row["given"], bool(row["text"])) for name, row in documents.items()} == {
        "d1": ("full", True),
        "d2": ("offsets", False),
        "d3": ("full", True),
    }
    assert {row["document_id"]: bool(row["sentence"]) for row in rows(tmp_path / "r", "events")} == {"d1": True, "d2": False, "d3": True}
    assert [(row["publisher"], row["licence"], row["given"], row["documents"]) for row in rows(tmp_path / "r", "publishers")] == [
        ("Border Post", "CC-BY-4.0", "full", "2"),
        ("Mountain Wire", "", "offsets", "1"),
    ]
