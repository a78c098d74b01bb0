"""The list of feeds that people and feed readers keep: OPML."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree

from dragoman.records import InputError

_MOST_BYTES = 10_000_000
_EXAMPLE = '<opml version="2.0"><body><outline text="The Example Post" xmlUrl="https://example.org/rss.xml"/></body></opml>'


def read_opml(path: Path) -> tuple[str, ...]:
    """The addresses of the feeds and sitemaps that the file names, each once, in its order. Raises InputError where the
    file cannot be read, is no OPML, names no feed, or names one by an address that is not http or https."""
    root = _root(path)
    found = dict.fromkeys(urldefrag(url).url for outline in root.iter() if _local(outline.tag) == "outline" if (url := _address(outline)))
    wrong = [url for url in found if not is_web_address(url)]
    if wrong:
        raise InputError(
            f"{path} names {wrong[0]!r}, which is no address of a feed on the web; give one that starts with https:// or http://."
        )
    if not found:
        raise InputError(f"{path} names no feed. Add one as an outline with an xmlUrl, as in {_EXAMPLE}")
    return tuple(found)


def is_web_address(url: str) -> bool:
    """Whether the address is an http or https one that names a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that are none
        return False


def _root(path: Path) -> ElementTree.Element:
    if not path.is_file():
        raise InputError(f"There is no file {str(path)!r}. Give the path of an OPML file, which any feed reader can export.")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(f"{path} is larger than {_MOST_BYTES:,} bytes, which no list of feeds is. Give an OPML file.")
        root = ElementTree.fromstring(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}. Give a file that is yours to read.") from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise InputError(f"{path} is no OPML: its XML is broken ({error}). It should look like {_EXAMPLE}") from error
    if _local(root.tag) != "opml":
        raise InputError(f"{path} is no OPML: it starts with <{root.tag}>. It should look like {_EXAMPLE}")
    return root


def _address(outline: ElementTree.Element) -> str:
    # Feed readers write xmlUrl in several ways.
    return next((value.strip() for name, value in outline.attrib.items() if name.lower() == "xmlurl"), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
