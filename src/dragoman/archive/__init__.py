"""The archive: records of many documents in one SQLite file, with search, human decisions and releases."""

from dragoman.archive.archive import Archive
from dragoman.archive.articles import Standing
from dragoman.archive.writing import Added, Writer

__all__ = ["Added", "Archive", "Standing", "Writer"]
