"""How many documents there are to come, for the progress bar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.documents import ReadOptions, read
from dragoman.documents.reading import READERS
from dragoman.records import DragomanError

# A file of these kinds is one document; the others are counted by reading them, which costs little beside coding them.
ONE_DOCUMENT = frozenset({".txt", ".md", ".html", ".htm"})


def count_documents(inputs: Iterable[str], options: ReadOptions) -> int | None:
    """About how many documents the files and folders hold; None where only cleaning or fetching all of them would tell."""
    total = 0
    for given in map(Path, inputs):
        if not given.exists():
            return None
        for path in (each for each in given.rglob("*") if each.is_file()) if given.is_dir() else [given]:
            count = _count(path, options)
            if count is None:
                return None
            total += count
    return total


def _count(path: Path, options: ReadOptions) -> int | None:
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    if suffix in ONE_DOCUMENT or suffix not in READERS:
        return int(suffix in ONE_DOCUMENT)
    if suffix == ".warc":
        return None
    try:
        return sum(1 for _ in read([str(path)], ReadOptions(options.columns, language_check=False)))
    except DragomanError:
        return None
