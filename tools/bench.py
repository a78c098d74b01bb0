"""Speed and memory: `python -m tools.bench NEWSWIRE.jsonl`, 2,000 sentences as 100 articles on one core.

Prints sentences per second and CPU milliseconds per sentence of the whole and of each stage, beside the bare encoder in the
same run, then peak memory and the time to a first result. Absolute times differ between machines and hours: compare the ratios.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

import dragoman.coding.coder as coder_module
from dragoman.coding.coder import Coder, load
from dragoman.language.model import LanguageModel
from dragoman.records import Document

ARTICLES, SENTENCES_EACH = 100, 20
STAGES = {
    "places": ("find_places", "place_of"),
    "dates and tolls": ("find_dates", "date_of", "toll_of"),
    "actors and references": ("Actors", "References"),
    "events: triggers": ("propose",),
    "events: arguments": ("arguments_of",),
    "status": ("compose", "decide_status"),
    "statements": ("sayings_of",),
}
LEAST_SHARE = 0.45  # of the bare encoder's rate
MOST_MEMORY = 700  # MB
MOST_WAIT = 2.5  # seconds to the first result


def articles(path: Path) -> list[Document]:
    """The first sentences of a newswire file as articles of equal length."""
    lines = path.read_text(encoding="utf-8").splitlines()[: ARTICLES * SENTENCES_EACH]
    texts = [json.loads(line)["text"] for line in lines]
    return [Document("\n".join(texts[i : i + SENTENCES_EACH]), published=date(2008, 6, 30)) for i in range(0, len(texts), SENTENCES_EACH)]


@contextmanager
def timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """Adds up the CPU time that the coder spends in each stage's functions."""
    originals: dict[str, Any] = {}
    for stage, names in STAGES.items():
        for name in names:
            originals[name] = getattr(coder_module, name)
            setattr(coder_module, name, _timed(originals[name], stage, spent))
    try:
        yield
    finally:
        for name, function in originals.items():
            setattr(coder_module, name, function)


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **more: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*args, **more)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.process_time() - begun

    return timed


def bare_encoder(model: LanguageModel, sentences: list[list[str]]) -> float:
    """CPU seconds of the encoder alone, one sentence at a time, its input ready."""
    feeds = []
    for words in sentences:
        batch = model.pieces.batch([words])
        pool = np.zeros((1, len(words), batch.ids.shape[1]), np.float32)
        feeds.append({"ids": batch.ids, "mask": batch.mask.astype(np.int32), "shapes": batch.shapes, "pool": pool})
    begun = time.process_time()
    for feed in feeds:
        model.session.run(None, feed)
    return time.process_time() - begun


def first_result() -> float:
    """Wall seconds from typing `dragoman code FILE` to its end, for one short article."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text("Police arrested two opposition leaders in Kampala on Monday.\n", encoding="utf-8")
        waits = []
        for _ in range(3):
            begun = time.perf_counter()
            subprocess.run([str(Path(sys.executable).with_name("dragoman")), "code", str(article)], check=True, capture_output=True)
            waits.append(time.perf_counter() - begun)
    return min(waits)


def whole(coder: Coder, documents: list[Document]) -> tuple[float, float, dict[str, float]]:
    """CPU seconds of coding everything, of parsing alone, and of each stage of coding."""
    begun = time.process_time()
    for document in documents:
        coder.read(document)
    parsing = time.process_time() - begun
    spent: dict[str, float] = {}
    begun = time.process_time()
    with timed_stages(spent):
        for document in documents:
            coder.code_document(document)
    return time.process_time() - begun, parsing, spent


def main() -> None:
    """Runs the bench and prints its tables; exits with 1 where an aim is missed."""
    documents = articles(Path(sys.argv[1]))
    coder = load()
    for document in documents[:5]:
        coder.code_document(document)  # warm
    sentences = [s.words for d in documents for s in coder.read(d).sentences]
    encoder = bare_encoder(coder.model, sentences)
    total, parsing, spent = whole(coder, documents)
    encoder = min(encoder, bare_encoder(coder.model, sentences))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = len(sentences)
    table = Table("stage", "CPU ms a sentence", "sentences a second", "share", title=f"{count} sentences, one core")
    rows = {"bare encoder": encoder, "whole": total, "parsing (encoder, trees, tokens)": parsing, **spent}
    for name, seconds in rows.items():
        table.add_row(name, f"{1000 * seconds / count:.2f}", f"{count / seconds:,.0f}", f"{seconds / total:.0%}")
    console = Console()
    console.print(table)
    wait = first_result()
    share = encoder / total
    checks = (
        (f"whole: {share:.0%} of the bare encoder's rate (aim {LEAST_SHARE:.0%})", share >= LEAST_SHARE),
        (f"memory: {memory:.0f} MB (aim {MOST_MEMORY})", memory <= MOST_MEMORY),
        (f"first result: {wait:.2f} s (aim {MOST_WAIT})", wait <= MOST_WAIT),
    )
    for text, good in checks:
        console.print(("[green]✓[/] " if good else "[red]✗[/] ") + text)
    sys.exit(0 if all(good for _, good in checks) else 1)


if __name__ == "__main__":
    main()
