"""The wheel: all that the coder needs, and nothing of the source tree."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = """
import json, sys
import dragoman

record = dragoman.load().code("Police arrested two students in Kampala.")
print(json.dumps({
    "events": [[event.type, event.status, [actor.text for actor in event.source]] for event in record.events],
    "files": sorted({module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "dragoman"}),
    "torch": "torch" in sys.modules,
}))
"""


def run(*command: str | Path, **options) -> str:
    """What a command prints; what it complains of, if it fails."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_the_tables_the_model_and_the_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    needed = [
        "dragoman/language/model/encoder.onnx",
        "dragoman/language/model/heads.npz",
        "dragoman/language/model/labels.json",
        "dragoman/language/model/tokenizer.json",
        "dragoman/codebook/data/types.tsv",
        "dragoman/codebook/data/actors/states.tsv",
        "dragoman/py.typed",
    ]
    assert [name for name in needed if name not in names] == []
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names if ".dist-info/licenses/" in name}


def test_it_holds_the_package_alone(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"dragoman"}
    assert not [name for name in names if name.endswith((".pyc", ".md5", ".tmp", "~"))]


def test_what_is_installed_from_it_codes_a_sentence_without_torch(wheel, tmp_path):
    site = tmp_path / "site"
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--target", site, wheel)
    told = json.loads(run("-c", CODE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(site)}))
    assert told["events"] == [["COERCE", "reported", ["Police"]]]
    assert all(Path(file).is_relative_to(site) for file in told["files"])
    assert not told["torch"]
