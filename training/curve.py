"""Learning curve: `python -m training.curve CHECKPOINT GOLD…` trains the event heads on growing shares of the coded sentences.

Every run starts from the same checkpoint, ideally one that saw no coded sentence, and takes the same number of steps, so that
only the number of sentences differs. Prints a Markdown table of F1 on each folder of gold files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import spacy

from dragoman.codebook import load_codebook
from dragoman.coding.coder import Coder
from dragoman.evaluation import evaluate
from dragoman.language.component import DragomanParser
from dragoman.language.model import LanguageModel
from training.build import EVENTS, RUN

SHARES = (0.25, 0.5, 1.0)


def trained(start: Path, shared: Path, share: float, steps: int) -> Path:
    """The folder of a model whose event heads learned from this share of the coded sentences."""
    out = RUN / f"curve-{share}"
    settings = {**EVENTS.settings, "steps": steps, "coded-share": share}
    options = [x for key, value in settings.items() for x in (f"--{key}", str(value))]
    command = [sys.executable, "-W", "ignore", "-m", "training.train", "--shared", str(shared), "--out", str(out), "--start", str(start)]
    subprocess.run([*command, *options, "--repeats", json.dumps(EVENTS.repeats)], check=True)
    subprocess.run([sys.executable, "-m", "training.export", str(out / "model.pt"), "--out", str(out / "int8")], check=True)
    return out / "int8"


def coder_of(folder: Path) -> Coder:
    """A coder with the model in a folder."""
    model = LanguageModel(folder)
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman")
    component = nlp.get_pipe("dragoman")
    assert isinstance(component, DragomanParser)
    component.model = model
    return Coder(nlp, model, load_codebook())


def main() -> None:
    """Reads the command line, trains, scores, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--steps", type=int, default=600)
    args = parser.parse_args()
    print("| share of the coded sentences | " + " | ".join(f"{folder.name}: typed | strict" for folder in args.gold) + " |")
    for share in SHARES:
        coder = coder_of(trained(args.start, args.shared, share, args.steps))
        cells = []
        for folder in args.gold:
            scores = evaluate(folder, coder, only=("events",)).events
            assert scores is not None
            cells += [f"{scores.typed.f1:.3f}", f"{scores.strict.f1:.3f}"]
        print(f"| {share} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
