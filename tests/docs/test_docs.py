"""What the documentation says is so: its code and commands run, what it names exists, its generated parts are up to date."""

from __future__ import annotations

import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.codebook import DATA
from tools import accuracy, marks
from tools.pages import PARTS

ROOT = Path(__file__).parents[2]
ASIDE = ("CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md", "examples/dispute/README.md", "training/README.md")
PAGES = [*(ROOT / page for page in ASIDE), *marks.pages()]
FENCE = re.compile(r"(?P<no_test><!-- no test -->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:py|md|toml|tsv|json|yml|txt)")
LONG = "dragoman ingest examples/dispute/articles"
SHOWN = re.compile(r"\bid\s+([0-9a-f]{16})\b")  # how lists tell the id of each entry
PLACEHOLDER = re.compile(r"[A-Z]+/.*")  # `FOLDER/dev`, `CAMEO/ICEWS`
INPUTS = frozenset({"seed-facts.json", "seed-article.txt"})  # named by the evaluation, brought by whoever evaluates


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, the line it begins on."""

    language: str
    body: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = [match for match in FENCE.finditer(text) if not match["no_test"]]
    return [Block(match["language"], match["body"], text.count("\n", 0, match.start("body")) + 1) for match in found]


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


WITH_CODE = [page for page in PAGES if any(block.language in ("python", "console", "bash") for block in blocks(page))]


@pytest.mark.parametrize("page", WITH_CODE, ids=named)
def test_code_and_commands_of_a_page_run_in_their_order(page: Path, workplace: Path, kept: Path) -> None:
    namespace: dict[str, Any] = {"__name__": "page"}
    shown = ""
    for block in blocks(page):
        if block.language == "python":
            exec(compile("\n" * (block.line - 1) + block.body, str(page), "exec"), namespace)
        elif block.language in ("console", "bash"):
            for line in block.body.splitlines():
                command = line.removeprefix("$ ")
                if command.startswith(LONG):
                    ingest_long(command, workplace, kept)
                else:
                    shown = run_command(command, workplace, shown)


def ingest_long(command: str, workplace: Path, kept: Path) -> None:
    """Runs the command that codes the long dispute for the first page that has it; others get a copy of what it made."""
    archive = workplace / (command.partition("--archive ")[2] or "dragoman.db")
    if kept.exists():
        shutil.copy(kept, archive)
    else:
        run_command(command, workplace, "")
        shutil.copy(archive, kept)


def run_command(line: str, workplace: Path, shown: str) -> str:
    """Runs a line that calls `dragoman`; others, such as `make`, are not run. `ID` in it is the first id that the last list showed.
    Gives that of the next."""
    words = [shown if word == "ID" else word for word in shlex.split(line, comments=True)]
    if words[:1] != ["dragoman"]:
        return shown
    given = None
    if "<" in words:
        given = (workplace / words.pop()).read_bytes()
        words.remove("<")
    arguments = [path for word in words[1:] for path in (sorted(glob.glob(word)) or [word])]  # noqa: PTH207
    result = CliRunner().invoke(app, arguments, input=given)
    assert result.exit_code == 0, f"{line}\n{result.output}\n{result.exception!r}"
    listed = SHOWN.search(result.stdout)
    return listed[1] if listed else shown


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_paths_in_backticks_exist(page: Path) -> None:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    paths = [path for path in INLINE.findall(prose) if PATH.fullmatch(path) and not PLACEHOLDER.fullmatch(path) and path not in INPUTS]
    missing = [path for path in paths if not any((base / path).exists() for base in (ROOT, page.parent, DATA))]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_make_targets_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = [*INLINE.findall(text), *(line for block in blocks(page) for line in block.body.splitlines())]
    named_targets = {found[1] for part in code if (found := re.match(r"(?:\$ )?make ([a-z]+)$", part.strip()))}
    assert named_targets <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", marks.pages(), ids=named)
def test_generated_parts_are_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert marks.filled(text, PARTS) == text, "Run python -m tools.pages"


def test_every_generated_part_is_known() -> None:
    wanted = {name for page in marks.pages() for name in re.findall(r"<!-- begin ([\w-]+) -->", page.read_text(encoding="utf-8"))}
    assert wanted == set(PARTS) | accuracy.PARTS


def options(command: Any, path: str) -> list[tuple[str, Any]]:
    """Every command with its parameters, also below a group."""
    below = [pair for name, part in getattr(command, "commands", {}).items() for pair in options(part, f"{path} {name}")]
    return [(path, parameter) for parameter in command.params] + below


@pytest.mark.parametrize(("command", "parameter"), options(typer.main.get_command(app), "dragoman"), ids=lambda x: getattr(x, "name", x))
def test_every_option_is_documented(command: str, parameter: Any) -> None:
    reference = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    section = reference.partition(f"# `{command}`\n")[2].partition("\n##")[0]
    names = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar or parameter.name]
    assert all(name in section for name in names)
    assert parameter.help


def test_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
