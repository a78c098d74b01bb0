"""What the package promises: its public names, and which room may know which."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parents[1]
PACKAGES = ["dragoman.records", "dragoman.documents", "dragoman.codebook", "dragoman.formats", "dragoman.evaluation", "dragoman.running"]


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_there(name):
    assert getattr(dragoman, name) is not None


@pytest.mark.parametrize("package", ["dragoman", *PACKAGES])
def test_public_names_are_sorted_as_ruff_sorts_them_and_stand_once(package):
    """Constants first, then classes, then the rest."""
    names = import_module(package).__all__
    assert list(names) == sorted(set(names), key=lambda n: (0 if n.isupper() else 1 if n[0].isupper() else 2, n))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_of_a_room_is_there(package):
    module = import_module(package)
    assert all(hasattr(module, name) for name in module.__all__)


def test_an_unknown_name_is_an_error_that_says_where_the_names_are():
    with pytest.raises(AttributeError, match=r"no 'Translator'.*dragoman\.__all__"):
        _ = dragoman.Translator


def test_errors_are_of_one_tree():
    errors = [getattr(dragoman, name) for name in dragoman.__all__ if name.endswith("Error")]
    assert len(errors) == 7
    assert all(issubclass(error, dragoman.DragomanError) for error in errors)


def test_the_version_is_that_of_the_package():
    from importlib.metadata import version

    assert version("dragoman") == dragoman.__version__


def test_importing_the_package_loads_nothing_heavy():
    script = "import sys, dragoman; print(sorted({'spacy', 'onnxruntime', 'pyarrow', 'torch', 'trafilatura', 'pandas'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_imports_go_one_way():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
