"""Whether a document was seen before: the same article again, a new version of it, or a reprint by another outlet."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import Connection, Row, bindparam, or_, select

from dragoman.archive.schema import bands, documents
from dragoman.records import Document, content_id

if TYPE_CHECKING:
    from datasketch import MinHash

Kind = Literal["new", "known", "version", "reprint"]

# Three words in a row are a shingle. One word in twenty changed leaves about three quarters of them alike; two reports of the same
# event by different hands share a tenth at most, for quotations.
SHINGLE_WORDS = 3
ALIKE = 0.65
FEWEST_SHINGLES = 25  # shorter texts are alike by chance; only the very same is a reprint
CORRECTED_WITHIN = 3  # days in which an outlet corrects an article that has no address to know it by
BANDS, ROWS = 32, 4  # two texts of likeness .65 share a band with a probability above .99

_WORD = re.compile(r"\w+")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ocid|ref|ref_src|source|smid|amp", re.IGNORECASE)

# Put together once: it is asked for every document.
_SAME = select(documents.c.pk).where(documents.c.version == bindparam("version"))
_VERSIONS = (
    select(*(documents.c[name] for name in ("pk", "article", "text")))
    .where(
        or_(
            documents.c.id == bindparam("id"),
            documents.c.address.in_(bindparam("addresses", expanding=True)),
            documents.c.canonical.in_(bindparam("addresses", expanding=True)),
        )
    )
    .order_by(documents.c.pk)
)
_SHARING = (
    select(*(documents.c[name] for name in ("pk", "article", "reprint_of", "publisher", "published", "text")))
    .join(bands, bands.c.document == documents.c.pk)
    .where(bands.c.band.in_(bindparam("marks", expanding=True)))
    .distinct()
    .order_by(documents.c.pk)
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands to those in the archive. `document` is the row of the one it is, is a version of, or reprints (None for
    a new article); `likeness` the share of shingles in common with what it reprints; `bands` those of its text, unless it is known."""

    kind: Kind
    document: int | None = None
    likeness: float | None = None
    bands: tuple[int, ...] = ()


def standing_of(connection: Connection, document: Document) -> Standing:
    """Looks a document up by its content, by its addresses, and by the likeness of its text."""
    same = connection.execute(_SAME, {"version": version_of(document)}).scalar()
    if same is not None:
        return Standing("known", same)
    versions = _versions(connection, document)
    for row in versions:
        if row.text == document.text:
            return Standing("known", row.pk)
    article = versions[0].article if versions else None
    marks = bands_of(document.text)
    alike = _alike(connection, document.text, marks, _of_article(connection, article))
    if alike and article is None and _same_outlet(document, alike.row):
        return Standing("known", alike.row.pk) if alike.row.text == document.text else Standing("version", alike.row.article, bands=marks)
    if alike:
        return Standing("reprint", alike.original, alike.likeness, bands=marks)
    return Standing("new" if article is None else "version", article, bands=marks)


def version_of(document: Document) -> str:
    """A hash of what the document says, whenever it was read."""
    return content_id(document.id, document.text, document.title or "", document.url or "")


def address_of(url: str | None) -> str | None:
    """The url without what does not name the page: scheme, `www.`, fragment, trailing slash, and marks that track the reader.

    >>> address_of("https://www.example.org/a/?utm_source=x&id=3#top") == address_of("http://example.org/a?id=3")
    True
    """
    if not url:
        return None
    parts = urlsplit(url.strip())
    if not parts.netloc:
        return url.strip() or None
    told = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((name, value) for name, value in told if not _TRACKING.fullmatch(name)))
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def bands_of(text: str) -> tuple[int, ...]:
    """The bands of a text's MinHash signature, by which near-identical texts are found; none for a text too short to tell."""
    shingles = _shingles(text)
    if len(shingles) < FEWEST_SHINGLES:
        return (_number(b"whole" + " ".join(_words(text)).encode()),)
    signature = _no_text().copy()
    signature.update_batch([shingle.encode() for shingle in shingles])
    rows = signature.hashvalues.astype("<u8").reshape(BANDS, ROWS)
    return tuple(_number(bytes([band]) + row.tobytes()) for band, row in enumerate(rows))


@cache
def _no_text() -> MinHash:
    """The signature to begin with. CRC-32 spreads the shingles well enough, and four times as fast as datasketch's own hash."""
    from datasketch import MinHash  # here, because it brings scipy with it

    return MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=zlib.crc32)


def likeness(one: str, other: str) -> float:
    """The share of shingles that two texts have in common (Jaccard)."""
    a, b = _shingles(one), _shingles(other)
    if min(len(a), len(b)) < FEWEST_SHINGLES:
        return float(_words(one) == _words(other))
    return len(a & b) / len(a | b)


def _versions(connection: Connection, document: Document) -> Sequence[Row[Any]]:
    """The versions of the same article: the same address, or the id that the input gave."""
    addresses = {address_of(document.url), address_of(document.canonical_url)} - {None}
    return connection.execute(_VERSIONS, {"id": document.id, "addresses": sorted(addresses, key=str)}).all()


def _of_article(connection: Connection, article: int | None) -> frozenset[int]:
    """All versions of an article."""
    if article is None:
        return frozenset()
    return frozenset(connection.execute(select(documents.c.pk).where(documents.c.article == article)).scalars())


@dataclass(frozen=True, slots=True)
class _Alike:
    """The row of the document that a text resembles most, how much, and the original of which that is a reprint, or itself."""

    row: Row[Any]
    likeness: float

    @property
    def original(self) -> int:
        return int(self.row.pk if self.row.reprint_of is None else self.row.reprint_of)


def _same_outlet(document: Document, row: Row[Any]) -> bool:
    """Whether the same outlet published both within a few days, so that the later is a correction and no reprint."""
    if not document.publisher or not row.publisher or document.publisher.casefold() != row.publisher.casefold():
        return False
    if document.published is None or row.published is None:
        return document.published is None and row.published is None
    apart = document.published - date.fromisoformat(row.published)
    return abs(apart.days) <= CORRECTED_WITHIN


def _alike(connection: Connection, text: str, marks: Sequence[int], own: Collection[int]) -> _Alike | None:
    """The document of another article that the text most resembles, be it a reprint itself: then what that reprints. Reprints of the
    text's own article, whose versions are given, do not make it one of theirs."""
    best: _Alike | None = None
    for row in connection.execute(_SHARING, {"marks": list(marks)}):
        if row.article in own or row.reprint_of in own:
            continue
        share = likeness(text, row.text)
        if share >= ALIKE and (best is None or share > best.likeness):
            best = _Alike(row, share)
    return best


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _shingles(text: str) -> set[str]:
    words = _words(text)
    return {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}


def _number(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little", signed=True)
