import json

import pytest

from dragoman.documents import ReadOptions
from dragoman.running import count_documents


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_text("One report.")
    (tmp_path / "below/b.html").write_text("<p>One page.</p>")
    (tmp_path / "below/c.jsonl").write_text("".join(json.dumps({"text": f"Report {k}."}) + "\n" for k in range(3)))
    (tmp_path / "d.csv").write_text('text\n"Two\nlines."\nOne line.\n')
    (tmp_path / "e.png").write_bytes(b"\x89PNG")
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "count"),
    [
        (["."], 7),
        (["a.txt"], 1),
        (["d.csv", "below/c.jsonl"], 5),
        (["e.png"], 0),
        (["a.txt", "https://example.org/story"], None),
        (["-"], None),
    ],
)
def test_documents_are_counted_where_that_is_cheap(folder, monkeypatch, inputs, count):
    monkeypatch.chdir(folder)
    assert count_documents(inputs, ReadOptions()) == count


def test_archives_of_pages_are_not_counted(folder):
    (folder / "pages.warc").write_bytes(b"")
    assert count_documents([str(folder)], ReadOptions()) is None


def test_a_table_without_its_columns_is_not_counted(tmp_path):
    (tmp_path / "a.csv").write_text("body\nA report.\n")
    assert count_documents([str(tmp_path / "a.csv")], ReadOptions()) is None
    assert count_documents([str(tmp_path / "a.csv")], ReadOptions({"text": "body"})) == 1
