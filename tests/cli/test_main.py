import subprocess
import sys

import pytest

from dragoman.version import __version__

COMMANDS = ["code", "explain", "relate", "evaluate", "schema", "codebook check", "codebook show", "codebook gaps"]
HEAVY = {"spacy", "onnxruntime", "pyarrow", "pandas", "trafilatura", "fastwarc", "numpy", "dragoman.evaluation", "dragoman.coding"}


def test_alone_it_shows_help(cli):
    result = cli()
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command.split()[0] in result.stdout


def test_it_tells_its_version(cli):
    assert cli("--version").stdout == f"dragoman {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(cli, command):
    result = cli(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"Example: dragoman {command}" in " ".join(result.stdout.split())


def test_an_unknown_command_is_an_error(cli):
    assert cli("decode").exit_code == 2


def test_nothing_heavy_is_imported_before_a_command_needs_it():
    program = f"import sys, dragoman.cli; print(*sorted({HEAVY!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == ""
