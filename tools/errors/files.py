"""The errors on each gold file of a folder, the files side by side on several processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import dragoman
from dragoman.coding.coder import Coder
from dragoman.records import InputError
from tools.errors import articles, attacks, attribution, events, factuality, pairs, places, tone
from tools.errors.findings import Finding

FINDERS: Mapping[str, Callable[[Path, Coder], Iterator[Finding]]] = {
    "events": events.find,
    "articles": articles.find,
    "pairs": pairs.find,
    "attribution": attribution.find,
    "factuality": factuality.find,
    "tone": tone.find,
    "places": places.find,
    "attacks": attacks.find,
}


def chosen(folder: Path, only: Sequence[str]) -> list[Path]:
    """The gold files that the folder holds, or those asked for by name; it is an error if one of these is not there."""
    paths = {name: folder / f"{name}.jsonl" for name in FINDERS if (folder / f"{name}.jsonl").is_file()}
    unknown = [name for name in only if name not in paths]
    if unknown or not paths:
        asked = ", ".join(unknown) or "gold file"
        raise InputError(f"{folder} holds no {asked}. Name some of {', '.join(paths or FINDERS)}, each a file NAME.jsonl of the folder.")
    return [path for name, path in paths.items() if not only or name in only]


def find(paths: Sequence[Path], processes: int) -> dict[str, list[Finding]]:
    """The errors by the name of the file, in the order of the files; the largest file is begun first."""
    if min(len(paths), processes) <= 1:
        return {path.stem: errors_on(path) for path in paths}
    largest_first = sorted(paths, key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(min(len(paths), processes), multiprocessing.get_context("spawn")) as pool:
        found = dict(zip(largest_first, pool.map(errors_on, largest_first), strict=True))
    return {path.stem: found[path] for path in paths}


def errors_on(path: Path) -> list[Finding]:
    """The errors on one file."""
    return list(FINDERS[path.stem](path, coder()))


@lru_cache(maxsize=1)
def coder() -> Coder:
    """The coder that users load, once a process."""
    return dragoman.load()
