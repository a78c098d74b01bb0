from __future__ import annotations

import json
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents import Failure, ReadOptions, read
from dragoman.records import Document

from .conftest import Write, document, failure, outcomes, texts

NAMES = ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz"]


def jsonl(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize("name", NAMES)
def test_each_line_is_a_document(write: Write, name: str) -> None:
    assert texts(write(name, jsonl({"text": "He left."}, {"text": "She stayed."}))) == ["He left.", "She stayed."]


def test_all_fields_are_read_and_others_ignored(write: Write) -> None:
    found = document(
        write(
            "a.jsonl",
            jsonl(
                {
                    "id": "a-1",
                    "text": "He left.\r\nShe stayed.",
                    "title": " Talks ",
                    "publisher": "The Post",
                    "url": "https://example.org/a",
                    "date": "2025-03-27",
                    "language": "en",
                    "first_seen": "2025-03-27T10:00:00Z",
                    "fetched": "2025-03-28",
                    "gold": {"any": ["thing"]},
                }
            ),
        )
    )
    assert found == Document(
        text="He left.\nShe stayed.",
        id="a-1",
        title="Talks",
        publisher="The Post",
        url="https://example.org/a",
        language="en",
        published=date(2025, 3, 27),
        first_seen=datetime(2025, 3, 27, 10, tzinfo=UTC),
        fetched=datetime(2025, 3, 28, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("fields", "published", "publisher"),
    [
        ({}, None, None),
        ({"date": None, "publisher": "", "source": None}, None, None),
        ({"date": " ", "published": "2025-03-27"}, date(2025, 3, 27), None),
        ({"date": 20250327, "source": "The Post"}, date(2025, 3, 27), "The Post"),
        ({"date": "2025-03-27", "published": True}, date(2025, 3, 27), None),
        ({"date": "2025-03-28", "published": "2025-03-27T23:59:00-11:00"}, date(2025, 3, 27), None),
        ({"source": {"name": "The Post"}}, None, None),
        ({"source": "wire", "publisher": "The Post"}, None, "The Post"),
    ],
)
def test_day_and_publisher_have_two_names(write: Write, fields: dict[str, object], published: date | None, publisher: str | None) -> None:
    found = document(write("a.jsonl", jsonl({"text": "He left."} | fields)))
    assert (found.published, found.publisher) == (published, publisher)


@pytest.mark.parametrize(("id", "found"), [("x", "x"), (7, "7"), ("007", "007")])
def test_an_id_is_kept(write: Write, id: object, found: str) -> None:
    assert document(write("a.jsonl", jsonl({"text": "He left.", "id": id}))).id == found


@pytest.mark.parametrize("id", [None, "", True, {"oid": 1}])
def test_without_an_id_the_content_gives_one(write: Write, id: object) -> None:
    assert document(write("a.jsonl", jsonl({"text": "He left.", "id": id}))).id == Document("He left.").id


def test_columns_say_where_fields_are_found(write: Write) -> None:
    path = write("a.jsonl", jsonl({"body": "He left.", "text": "no", "day": "2025-03-27", "date": "no day"}))
    found = document(path, columns={"text": "body", "published": "day"})
    assert (found.text, found.published) == ("He left.", date(2025, 3, 27))


def test_given_sentences_keep_their_ids_and_boundaries(write: Write) -> None:
    sentences = [{"id": "s1", "text": "He left. At once."}, {"id": 2, "text": "She stayed."}, {"id": None, "text": "Nobody\r\nspoke."}]
    found = document(write("a.jsonl", jsonl({"id": "a", "sentences": sentences, "date": "2025-03-27", "language": "en"})))
    assert [(s.id, found.text[s.start : s.end]) for s in found.sentences] == [
        ("s1", "He left. At once."),
        ("2", "She stayed."),
        ("2", "Nobody\nspoke."),
    ]
    assert (found.id, found.published, found.language) == ("a", date(2025, 3, 27), "en")


@pytest.mark.parametrize(
    ("line", "reason", "message"),
    [
        ("{broken", "bad-json", "not JSON"),
        ('{"text": "cut o', "bad-json", "not JSON"),
        ("[1]", "bad-json", "of type list"),
        ("7", "bad-json", "of type int"),
        ("[" * 100_000, "bad-json", "not JSON"),
        ('{"text": ' + "9" * 5000 + "}", "bad-json", "not JSON"),
        ('{"body": "He left.", "id": 1}', "missing-column", "fields found: body, id. Name it with --column text=NAME"),
        ("{}", "missing-column", "fields found: none"),
        ('{"text": 7}', "missing-column", "type int"),
        ('{"sentences": [{"id": 1}]}', "missing-column", "Sentence 0 has no text"),
        ('{"sentences": ["He left."]}', "missing-column", "Sentence 0 has no text"),
        ('{"text": null}', "empty", "`text` is empty"),
        ('{"text": " \\n "}', "empty", "`text` is empty"),
        ('{"sentences": []}', "empty", "`sentences` is empty"),
        ('{"sentences": [{"text": " "}]}', "empty", "no text in it"),
        ('{"text": "a\\u0000b"}', "binary", "not words"),
        ('{"text": "He left.", "date": "03/04/2025"}', "bad-date", "ambiguous"),
        ('{"text": "He left.", "date": 1743033600}', "bad-date", "'1743033600' is not understood"),
        ('{"text": "He left.", "fetched": "today"}', "bad-date", "not understood"),
        ('{"text": "' + "word " * 30_000 + '"}', "too-large", "120,000 bytes"),
        ('{"text": "Le ministre a dit lundi que les pourparlers allaient reprendre"}', "not-english", "French"),
    ],
)
def test_a_broken_line_is_a_failure_and_costs_no_other(write: Write, line: str, reason: str, message: str) -> None:
    path = write("a.jsonl", f'{{"text": "He left."}}\n\n{line}\n{{"text": "She stayed."}}')
    before, found, after = outcomes(path, max_bytes=120_000)
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert isinstance(found, Failure)
    assert (found.source, found.reason) == (f"{path}:3", reason)
    assert message in found.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_another_encoding_are_read(write: Write, encoding: str) -> None:
    path = write("a.jsonl", '{"text": "“He” left."}\n{"text": "“She” stayed."}\n'.encode(encoding))
    assert texts(path) == ["“He” left.", "“She” stayed."]


def test_halves_of_characters_are_replaced(write: Write) -> None:
    assert texts(write("a.jsonl", r'{"text": "a \ud83d b \ud83d\ude00"}')) == ["a \ufffd b 😀"]


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_lines_is_empty(write: Write, content: str) -> None:
    assert failure(write("a.jsonl", content)).reason == "empty"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('{\n "text": "He left."\n}', ["He left."]),
        ('{"text": "He left."}', ["He left."]),
        ('{"text": "He left."}\n{broken\n{"text": "She stayed."}', ["He left.", "<bad-json>", "She stayed."]),
        ('[{"text": "He left."}, {"text": "She stayed."}]', ["He left.", "She stayed."]),
        ('\ufeff\n[\n{"text": "He left."},\n7,\n{"body": "x"}\n]\n', ["He left.", "<bad-json>", "<missing-column>"]),
        ('[{"text": "He left."}, {"text": "She st', ["He left.", "<bad-json>"]),
        ('[{"text": "He left."}, {broken}, {"text": "She stayed."}]', ["He left.", "<bad-json>"]),
        ('[{"text": "He left."}', ["He left.", "<bad-json>"]),
        ("[]", ["<empty>"]),
        ("{\n broken", ["<bad-json>"]),
        ("", ["<empty>"]),
    ],
)
def test_a_json_file_holds_one_an_array_or_lines(write: Write, content: str, found: list[str]) -> None:
    assert texts(write("a.json", content)) == found


@pytest.mark.parametrize(("encoding", "found"), [("utf-16", ["“He” left."]), ("cp1252", ["<encoding>"])])
def test_an_array_is_in_an_encoding_of_unicode(write: Write, encoding: str, found: list[str]) -> None:
    assert texts(write("a.json", '[{"text": "“He” left."}]'.encode(encoding))) == found


@settings(deadline=None)
@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1), st.integers(1, 50))
def test_an_array_is_the_same_however_it_is_cut(tmp_path_factory: pytest.TempPathFactory, words: list[str], chunk: int) -> None:
    path = tmp_path_factory.getbasetemp() / "cut.json"
    path.write_text(json.dumps([{"id": f"#{word}", "text": "He left."} for word in words]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dragoman.documents.streams.CHUNK", chunk)
        patch.setattr("dragoman.documents.jsonl.CHUNK", chunk)
        cut = list(read([str(path)]))
    assert cut == list(read([str(path)]))
    assert len(cut) == len(words)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    line = json.dumps({"text": "He left. " * 500})
    lines = ["[" + line, *[line] * 4000, line + "]"] if name == "a.json" else [line] * 4000
    path.write_text((",\n" if name == "a.json" else "\n").join(lines))
    tracemalloc.start()
    try:
        count = sum(1 for _ in read([str(path)], ReadOptions(language_check=False)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count >= 4000
    assert path.stat().st_size > 16_000_000
    assert peak < 8_000_000
