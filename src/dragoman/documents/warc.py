"""Web archives: every page that was answered well, and the plain texts of WET files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.documents.encodings import decode
from dragoman.documents.fields import document_of
from dragoman.documents.options import ReadOptions
from dragoman.documents.outcomes import Outcome, attempt
from dragoman.documents.streams import too_large
from dragoman.documents.web import Page, page_document
from dragoman.records import Document

_PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The documents of an archive, packed or not. Images, redirects and error pages are passed over."""
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=kinds, auto_decode="all"):
            if _is_readable(record):
                url = record.headers.get("WARC-Target-URI") or record.record_id
                yield attempt(f"{path} {url}", partial(_record_document, record, options))


def _is_readable(record: WarcRecord) -> bool:
    if record.record_type == WarcRecordType.conversion:
        return True
    if record.is_http:
        return record.http_headers.status_code == 200 and (record.http_content_type or "").lower() in _PAGES
    return (record.headers.get("Content-Type") or "").split(";")[0].strip().lower() in _PAGES


def _record_document(record: WarcRecord, options: ReadOptions) -> Document:
    # One byte over the limit shows that it is over.
    data = record.reader.read(options.max_bytes + 1)
    url = record.headers.get("WARC-Target-URI")
    if record.record_type != WarcRecordType.conversion:
        return page_document(Page(data, url, record.record_date, record.http_charset if record.is_http else None), options)
    if len(data) > options.max_bytes:
        raise too_large(options.max_bytes)
    told = {"text": decode(data), "url": url, "fetched": record.record_date}
    return document_of({field: value for field, value in told.items() if value}, options)
