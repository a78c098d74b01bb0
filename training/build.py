"""`make model`: trains, averages, exports, scores, and writes the model card. Seeds and steps are fixed.

The first stage teaches the language (tags, trees, names, factuality) with the events beside it. The second starts from it twice:
once weighing the events most, once weighing language and events alike under more dropout. The shipped weights are the mean of
their last checkpoints: two runs err in different places, and their mean is better than either.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch


@dataclass(frozen=True)
class Stage:
    """One run of training: its settings, how often it takes each source, and the steps whose checkpoints it keeps."""

    name: str
    settings: dict[str, float]
    repeats: dict[str, float] | None = None
    keep: tuple[int, ...] = ()


FIRST = Stage("first", {"steps": 9000, "rate": 3e-4, "head-rate": 2e-3, "pieces": 560, "seed": 1})
EVENTS = Stage(
    "events",
    {"steps": 2400, "rate": 1.5e-4, "head-rate": 1e-3, "pieces": 560, "seed": 2, "event-drop": 0.1, "pair-drop": 0.25},
    {"ewt": 0.3, "gum": 0.35, "wikigold": 0.3, "re3d": 0.5, "facts": 0.3, "events": 2.0, "own-entities": 1.0, "dyads": 1.0},
    (1800, 2000, 2200, 2400),
)
ALIKE = Stage(
    "alike",
    {"steps": 2000, "rate": 2e-4, "head-rate": 1.2e-3, "pieces": 560, "seed": 3, "event-drop": 0.2, "pair-drop": 0.3},
    {"ewt": 0.8, "gum": 1.0, "wikigold": 0.4, "re3d": 0.6, "facts": 0.3, "events": 1.6, "own-entities": 1.0, "dyads": 0.9},
    (1600, 1800, 2000),
)
RUN = Path(__file__).parent / "run"
MODEL = Path(__file__).parent.parent / "src/dragoman/language/model"


def run(stage: Stage, shared: Path, *more: str) -> list[Path]:
    """Runs one stage of training in a process of its own; gives its kept checkpoints, or its last."""
    out = RUN / stage.name
    options = [x for key, value in stage.settings.items() for x in (f"--{key}", str(value))]
    if stage.repeats:
        options += ["--repeats", json.dumps(stage.repeats)]
    if stage.keep:
        options += ["--keep", *map(str, stage.keep)]
    command = [sys.executable, "-W", "ignore", "-m", "training.train", "--shared", str(shared), "--out", str(out), *options, *more]
    subprocess.run(command, check=True)
    return [out / f"model-{step}.pt" for step in stage.keep] or [out / "model.pt"]


def average(shares: dict[Path, float], out: Path) -> Path:
    """The weighted mean of checkpoints of one architecture."""
    kept = {path: torch.load(path, map_location="cpu", weights_only=True) for path in shares}
    first = next(iter(kept.values()))
    total = sum(shares.values())
    weights = {name: sum(share / total * kept[p]["weights"][name].float() for p, share in shares.items()) for name in first["weights"]}
    torch.save({"weights": weights, "inventories": first["inventories"]}, out)
    return out


def main() -> None:
    """Reads the command line and runs all stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--first", type=Path, default=None, help="a checkpoint of the first stage, to run only the second")
    args = parser.parse_args()
    begun = time.time()
    first = args.first or run(FIRST, args.shared)[0]
    events = run(EVENTS, args.shared, "--start", str(first))
    alike = run(ALIKE, args.shared, "--start", str(first))
    shares = dict.fromkeys(events, 0.7 / len(events)) | dict.fromkeys(alike, 0.3 / len(alike))
    mean = average(shares, RUN / "model.pt")
    for extra in ([], ["--fp32", "--out", str(RUN / "fp32")]):
        subprocess.run([sys.executable, "-m", "training.export", str(mean), *extra], check=True)
    subprocess.run([sys.executable, "-m", "training.card", "--shared", str(args.shared), "--fp32", str(RUN / "fp32")], check=True)
    print(f"model built in {(time.time() - begun) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
