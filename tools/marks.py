"""Pages with parts that a tool writes: what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

Parts = Mapping[str, Callable[[], str]]

ROOT = Path(__file__).parent.parent
_MARKED = re.compile(r"(<!-- begin (?P<name>[\w-]+) -->\n).*?(<!-- end (?P=name) -->)", re.DOTALL)


def pages() -> list[Path]:
    """The pages that may hold such parts: the front page and the documentation."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def filled(text: str, parts: Parts) -> str:
    """The page with those of its parts written anew that are among `parts`; the others stay as they are."""

    def part(found: re.Match[str]) -> str:
        make = parts.get(found["name"])
        return f"{found[1]}\n{make().strip()}\n\n{found[3]}" if make else found[0]

    return _MARKED.sub(part, text)


def write(parts: Parts) -> list[Path]:
    """Writes these parts into all pages; gives the pages that changed."""
    changed = []
    for path in pages():
        old = path.read_text(encoding="utf-8")
        new = filled(old, parts)
        if new != old:
            path.write_text(new, encoding="utf-8")
            changed.append(path)
    return changed
