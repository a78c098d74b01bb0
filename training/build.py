"""`make model`: trains, exports, scores, and writes the model card. Two stages with fixed seeds and steps.

The first stage teaches the language (tags, trees, names, factuality) with the events beside it; the second weighs the
events more and keeps the language fresh, so that new coded sentences need only the second.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

FIRST = {"steps": 5600, "rate": 3e-4, "head-rate": 2e-3, "pieces": 560, "seed": 1}
SECOND = {"steps": 3000, "rate": 2e-4, "head-rate": 1.2e-3, "pieces": 560, "seed": 3}
SECOND_REPEATS = {"ewt": 1.0, "gum": 1.3, "wikigold": 0.5, "re3d": 0.7, "facts": 0.3, "events": 1.3, "own-entities": 1.0}
RUN = Path(__file__).parent / "run"
MODEL = Path(__file__).parent.parent / "src/dragoman/language/model"


def stage(name: str, shared: Path, settings: dict[str, float], *more: str) -> Path:
    """Runs one stage of training in a process of its own; gives its checkpoint."""
    out = RUN / name
    options = [x for key, value in settings.items() for x in (f"--{key}", str(value))]
    command = [sys.executable, "-W", "ignore", "-m", "training.train", "--shared", str(shared), "--out", str(out), *options, *more]
    subprocess.run(command, check=True)
    return out / "model.pt"


def main() -> None:
    """Reads the command line and runs all stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--first", type=Path, default=None, help="a checkpoint of the first stage, to run only the second")
    args = parser.parse_args()
    begun = time.time()
    first = args.first or stage("first", args.shared, FIRST)
    second = stage("second", args.shared, SECOND, "--start", str(first), "--repeats", json.dumps(SECOND_REPEATS))
    for extra in ([], ["--fp32", "--out", str(RUN / "fp32")]):
        subprocess.run([sys.executable, "-m", "training.export", str(second), *extra], check=True)
    subprocess.run([sys.executable, "-m", "training.card", "--shared", str(args.shared), "--fp32", str(RUN / "fp32")], check=True)
    print(f"model built in {(time.time() - begun) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
