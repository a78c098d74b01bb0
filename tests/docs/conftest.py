"""A workplace for the commands and code of a page: the example articles, and the inputs that the pages speak of."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[2]

PAGE = """<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="2024-03-11T08:00:00Z"></head>
<body><nav>Home Contact</nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"""

SENTENCES = [
    {"id": "s1", "text": "Police said gunmen killed two officers."},
    {"id": "s2", "text": "The ministry denied that its soldiers had crossed the border."},
]
GOLD = {
    "id": "s1",
    "text": "Police said gunmen killed two officers.",
    "events": [
        {
            "trigger": "killed",
            "type": "ASSAULT",
            "mode": "",
            "status": "claimed",
            "source": [{"text": "gunmen"}],
            "target": [{"text": "two officers"}],
            "according_to": [{"text": "Police"}],
            "historical": False,
        }
    ],
    "statements": [{"speaker": "Police", "cue": "said", "content": "gunmen killed two officers", "stance": "affirm"}],
}
GROUP = "name\taliases\tkind\tcountry\tsector\tfrom\tuntil\nChilwa Shore Front\tCSF\tarmed\tMOZ\tREB\t\t\n"


@pytest.fixture(scope="session")
def materials(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that each page's workplace is copied from."""
    folder = tmp_path_factory.mktemp("materials")
    shutil.copytree(ROOT / "examples", folder / "examples")
    texts = sorted((folder / "examples").glob("*.txt"))
    # The tops of two articles: a page may code them many times.
    bodies = ["\n\n".join(path.read_text(encoding="utf-8").split("\n\n")[:4]) for path in texts[:2]]
    (folder / "reports").mkdir()
    for path, body in zip(texts, bodies, strict=False):
        (folder / "reports" / path.name).write_text(body, encoding="utf-8")
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text", "published"), *((str(i), body, "2024-03-11") for i, body in enumerate(bodies))])
    pq.write_table(pa.table({"body": bodies, "day": ["2024-03-11", "2024-03-12"]}), folder / "archive.parquet")
    (folder / "sentences.jsonl").write_text("".join(json.dumps(each) + "\n" for each in SENTENCES), encoding="utf-8")
    (folder / "gold").mkdir()
    (folder / "gold/events.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    (folder / "mine/actors").mkdir(parents=True)
    (folder / "mine/actors/groups-mine.tsv").write_text(GROUP, encoding="utf-8")
    (folder / "crawl.warc.gz").write_bytes(warc(bodies[0]))
    return folder


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archive of the long dispute is kept, once a page has made it."""
    return tmp_path_factory.mktemp("kept") / "dispute.db"


@pytest.fixture
def workplace(materials: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh copy of the materials, and the folder that commands and code run in."""
    place = tmp_path / "place"
    shutil.copytree(materials, place)
    monkeypatch.chdir(place)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))  # what a page keeps is not the tester's
    return place


def warc(text: str) -> bytes:
    """A web archive of one page."""
    title, *paragraphs = [part for part in text.split("\n\n") if "Published:" not in part]
    page = PAGE.format(title=title, paragraphs="".join(f"<p>{part}</p>" for part in paragraphs)).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Target-URI: https://example.org/lake\r\nWARC-Date: 2024-03-11T09:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")
