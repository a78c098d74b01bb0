"""Files, pages and tables → documents.

    for outcome in read(["reports/", "https://example.org/story", "archive.jsonl.gz"]):
        if isinstance(outcome, Failure): ...

Everything is read as a stream; what cannot be read comes as a failure in its place and stops nothing.
"""

from dragoman.documents.dates import parse_published
from dragoman.documents.language import is_english, language_of
from dragoman.documents.options import ReadOptions
from dragoman.documents.outcomes import REASONS, Failure, Outcome
from dragoman.documents.reading import read

__all__ = ["REASONS", "Failure", "Outcome", "ReadOptions", "is_english", "language_of", "parse_published", "read"]
