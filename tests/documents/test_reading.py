from __future__ import annotations

import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.documents import Failure, ReadOptions, read
from dragoman.records import Document, InputError

from .conftest import Write, failure, outcomes, texts


def test_inputs_are_read_in_the_order_given(write: Write) -> None:
    paths = [write("b.txt", "He left."), write("a.jsonl", '{"text": "She stayed."}'), write("c.csv", "text\nNobody spoke.\n")]
    assert [found.text for found in read(paths) if isinstance(found, Document)] == ["He left.", "She stayed.", "Nobody spoke."]


def test_a_folder_is_walked_in_order(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "z/a.txt", "c/d/a.txt", "c/b.jsonl", "notes.docx", ".hidden.txt", ".git/a.txt"):
        write(name, json.dumps({"text": name}) if name.endswith("jsonl") else name)
    assert texts(str(tmp_path)) == ["a.md", "b.txt", "c/b.jsonl", "c/d/a.txt", "z/a.txt"]


def test_a_broken_file_in_a_folder_costs_no_other(write: Write, tmp_path: Path) -> None:
    contents: dict[str, str | bytes] = {
        "a.txt": "He left.",
        "b.csv": "body\nx\n",
        "c.txt": b"\x00",
        "d.jsonl.gz": "",
        "e.parquet": "x",
        "f.txt": "She stayed.",
    }
    for name, content in contents.items():
        write(name, content)
    (tmp_path / "d.txt.gz").write_bytes(b"\x1f\x8b no gzip")
    assert texts(str(tmp_path)) == ["He left.", "<missing-column>", "<binary>", "<empty>", "<unreadable>", "<unreadable>", "She stayed."]


def test_files_of_unknown_kind_count_only_where_there_are_no_others(write: Write, tmp_path: Path) -> None:
    write("a.docx", "x")
    write("b/c.pdf", "x")
    found = failure(str(tmp_path))
    assert (found.source, found.reason) == (str(tmp_path), "unreadable")
    assert "2 files, none of a kind that can be read. Files ending in .txt, .md" in found.message


def test_an_empty_folder_is_empty(tmp_path: Path) -> None:
    assert failure(str(tmp_path)).reason == "empty"


def test_a_named_file_of_unknown_kind_is_a_failure(write: Write) -> None:
    found = failure(write("report.docx", "x"))
    assert found.reason == "unreadable"
    assert "standard input" in found.message


def test_a_folder_that_may_not_be_opened_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(place: object) -> None:
        raise PermissionError(13, "Permission denied", str(place))

    monkeypatch.setattr(os, "scandir", refused)
    found = failure(str(tmp_path))
    assert (found.source, found.reason) == (str(tmp_path), "unreadable")
    assert "Permission denied" in found.message


@pytest.mark.parametrize("missing", ["nowhere.txt", "no/where", "", "x" * 5000, "a\x00b", "ftp://example.org/a.txt"])
def test_an_input_that_does_not_exist_is_refused_before_anything_is_read(write: Write, missing: str) -> None:
    with pytest.raises(InputError, match=r"There is no file or folder .* Give the path of one"):
        read([write("a.txt", "He left."), missing])


def test_inputs_are_read_when_they_are_asked_for(write: Write) -> None:
    found = read([write("a.txt", "He left."), write("b.csv", "body\nx\n")])
    assert isinstance(next(found), Document)
    with pytest.raises(InputError):
        next(found)


def test_a_packed_file_that_breaks_off_keeps_what_came_before(write: Write) -> None:
    path = Path(write("a.jsonl.gz", "".join(json.dumps({"text": f"He left {n}."}) + "\n" for n in range(20_000))))
    path.write_bytes(path.read_bytes()[:-2000])
    *before, last = outcomes(str(path))
    assert len(before) > 1000
    assert isinstance(last, Failure)
    assert last.reason == "unreadable"


def test_a_file_that_may_not_be_opened_is_a_failure(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write("a.txt", "He left.")
    monkeypatch.setattr(Path, "open", refused)
    assert "Permission denied" in failure(path).message


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (b"He left.\n\nShe stayed.", ["He left.\n\nShe stayed."]),
        (b"\n \nHe left.", ["\n \nHe left."]),
        (b'{"text": "He left."}\n{"text": "She stayed."}', ["He left.", "She stayed."]),
        (b'\n \n  {"text": "He left."}\n{broken\n', ["He left.", "<bad-json>"]),
        (b"\xef\xbb\xbf" + b'{"text": "He left."}', ["He left."]),
        ('{"text": "He left."}\n'.encode("utf-16"), ["He left."]),
        (b'{"text": "' + b"word " * 300 + b'"}\n{"text": "He left."}', ["<too-large>", "He left."]),
        (b"word " * 300, ["<too-large>"]),
        (b"", ["<empty>"]),
        (b" \n\n", ["<empty>"]),
    ],
)
def test_standard_input_is_json_lines_or_one_text(monkeypatch: pytest.MonkeyPatch, given: bytes, found: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    assert texts("-", max_bytes=1000) == found


def test_failures_on_standard_input_name_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'\n{"text": "He left."}\n{broken')))
    assert [found.source for found in read(["-"], ReadOptions()) if isinstance(found, Failure)] == ["standard input:3"]
