"""Web pages: the article without its surroundings, and what the page tells of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dragoman.documents.encodings import decode
from dragoman.documents.fields import document_of
from dragoman.documents.options import ReadOptions
from dragoman.documents.outcomes import Outcome, attempt
from dragoman.documents.streams import opened, too_large, whole
from dragoman.records import Document, DocumentError

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 2_048
# Only what the page declares: a date guessed from somewhere in its text would misdate every "on Monday" of the report.
_DATES = {"original_date": True, "extensive_search": False}

# What these would print on their own is told by failures; whoever sets logging up still gets it.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a web page; where and when they were fetched and the encoding their sender declared, if known."""

    data: bytes
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None


def read(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The document of a page kept in a file."""

    def document() -> Document:
        with opened(path) as stream:
            return page_document(Page(whole(stream, options.max_bytes)), options)

    yield attempt(str(path), document)


def read_url(url: str, options: ReadOptions) -> Iterator[Outcome]:
    """The document of a page on the web, fetched now."""
    yield attempt(url, lambda: page_document(_fetch(url), options))


def page_document(page: Page, options: ReadOptions) -> Document:
    """The article on the page. Raises DocumentError where there is none."""
    if len(page.data) > options.max_bytes:
        raise too_large(options.max_bytes)
    if not page.data.strip():
        raise DocumentError("The page is empty.", "empty")
    found = _extracted(decode(page.data, page.charset or _charset(page.data[:_CHARSET_WITHIN])), page.url)
    if found is None or not (found.text or "").strip():
        raise DocumentError("No article was found on the page: it may be a list of links, or be filled in by scripts.", "no-text")
    told = {
        "text": found.text,
        "title": found.title,
        "publisher": found.sitename,
        "url": page.url or found.url,
        "canonical_url": found.url if page.url and found.url != page.url else None,
        "published": found.date,
        "fetched": page.fetched,
    }
    return document_of({field: value for field, value in told.items() if value}, options)


def _extracted(html: str, url: str | None) -> Any:
    # Imported here: it takes a third of a second, and most inputs are no pages.
    import trafilatura

    config = _config(len(html.encode("utf-8")))
    try:
        return trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, date_extraction_params=_DATES, config=config
        )
    except Exception as error:  # whatever a parser makes of a page from anywhere must not end the run
        raise DocumentError(f"The page cannot be taken apart: {type(error).__name__}: {error}", "unreadable") from error


def _fetch(url: str) -> Page:
    import trafilatura.downloads

    response = trafilatura.downloads.fetch_response(url, config=_config(0))
    if response is None:
        raise DocumentError(
            "The page could not be fetched: no answer came, or one that is not taken (from a private address, without a certificate "
            "that can be verified, over 20 MB). Check the address and the connection, or save the page and give the file.",
            "fetch",
        )
    if response.status != 200:
        raise DocumentError(f"The page could not be fetched: the server answered with status {response.status}.", "fetch")
    charset = _charset((response.headers or {}).get("content-type", "").encode())
    return Page(response.data, response.url, datetime.now(UTC), charset)


def _charset(declaration: bytes) -> str | None:
    found = _CHARSET.search(declaration)
    return found[1].decode("ascii") if found else None


def _config(size: int) -> Any:
    """The library's settings, with room for a page of so many bytes."""
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["INSECURE_SSL_FALLBACK"] = "off"  # a record is to be cited: no page from a sender that cannot be verified
    config["DEFAULT"]["MAX_FILE_SIZE"] = str(max(size, config.getint("DEFAULT", "MAX_FILE_SIZE")))
    return config
