"""Quality is a number that may not fall silently: scores the coder and compares with the committed floors.

`python -m tools.floors FOLDER [--update] [--allow-regression REASON]`, where FOLDER holds `dev/` and the seed report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table

import dragoman
from dragoman.evaluation import SCORERS, Figure, Report, Scorable, evaluate, score_seed, score_shifts
from dragoman.records import DragomanError, InputError

FLOORS = Path(__file__).with_name("floors.json")
EPSILON = 0.005  # int8 arithmetic differs a little from one processor to another
MIN_SUPPORT = 20  # a figure on fewer cases moves by more than a change of the coder means
LOWER_IS_BETTER = frozenset({"ece", "mae", "errors", "a_year"})
UNBOUND = frozenset({"precision", "recall"})  # these may be traded for each other; their F1 has the floor
SCRIPTED = frozenset({"verbal.shifts.f1"})  # few cases, but written so that all of them must be found
EXAMPLES: Path | None = Path(__file__).parents[1] / "examples"
DISPUTES = ("dispute", "lookalike-incidents")


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered on purpose: its figure, the old and the new floor, and why."""

    figure: str
    old: float
    new: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The committed floors by figure, the SHA-256 of the files they were scored on, and what was lowered and why."""

    files: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """`path` is where the floors are kept; `update` raises them to the figures; a `reason` lets it lower them too. `examples` is the
    folder of the disputes, which are scored too."""

    path: Path
    update: bool = False
    reason: str = ""
    examples: Path | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside its floor; either may be missing. `gain` is positive where the figure is better than the floor."""

    name: str
    value: float | None
    floor: float | None

    @property
    def gain(self) -> float | None:
        """How much better than the floor; None where either is missing."""
        if self.value is None or self.floor is None:
            return None
        return self.floor - self.value if _kind(self.name) in LOWER_IS_BETTER else self.value - self.floor

    @property
    def broken(self) -> bool:
        """Whether the figure is worse than its floor, or gone."""
        return self.floor is not None and (self.gain is None or self.gain < -EPSILON)


def main(
    folder: Annotated[Path, typer.Argument(help="The folder that holds dev/ and the seed report.")],
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what was reached.")] = False,
    allow_regression: Annotated[str, typer.Option(help="With --update: why floors may be lowered; kept in floors.json.")] = "",
) -> None:
    """Scores the coder on FOLDER and compares with the committed floors; exits with 1 where one is broken."""
    console = Console()
    try:
        raise typer.Exit(run(folder, dragoman.load(), Options(FLOORS, update, allow_regression, EXAMPLES), console))
    except DragomanError as error:
        console.print(f"[red]{error}[/]")
        raise typer.Exit(2) from error


def run(folder: Path, coder: Scorable, options: Options, console: Console) -> int:
    """Scores, prints the report and the comparison, updates where asked; gives the exit code."""
    if options.reason and not options.update:
        raise InputError("A reason for lower floors was given without --update. Add --update, or leave the reason out.")
    known, hashes = load(options.path), hash_files(folder, options.examples)
    changed = [name for name, digest in known.files.items() if name in hashes and hashes[name] != digest]
    report = score(folder, options.examples, coder, console)
    compared = compare(report.figures(), known.floors)
    console.print(report.render(), comparison_table(compared))
    broken = [row.name for row in compared if row.broken]
    if options.update:
        return _update(known, hashes, compared, options, console)
    for name in changed:
        console.print(f"[red]{name} is not the file that the floors were set on.[/] Restore it, or set new floors with --update.")
    for name in broken:
        console.print(f"[red]{name} is below its floor.[/]")
    return 1 if broken or changed else 0


def score(folder: Path, examples: Path | None, coder: Scorable, console: Console) -> Report:
    """The report on dev/, on the seed report where the folder holds it, and on the disputes of the examples."""
    with Progress(console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def watch(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name)
            bar.update(tasks[name], completed=done, total=total)

        report = evaluate(folder / "dev", coder, watch)
        if examples:
            dispute = evaluate(examples / "dispute", coder, watch)
            lookalikes = evaluate(examples / "lookalike-incidents", coder, watch).incidents
            report = replace(
                report,
                ledger=dispute.ledger,
                incidents=dispute.incidents,
                lookalikes=lookalikes,
                verbal=dispute.verbal,
                shifts=score_shifts(),
            )
    facts, article = folder / "seed-facts.json", folder / "seed-article.txt"
    return replace(report, seed=score_seed(facts, article, coder)) if facts.is_file() and article.is_file() else report


def hash_files(folder: Path, examples: Path | None) -> dict[str, str]:
    """The SHA-256 of each file that is scored, by its path in the folder, and of each dispute of the examples as a whole."""
    names = [*(f"dev/{name}.jsonl" for name in SCORERS), "seed-facts.json", "seed-article.txt"]
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names if (folder / name).is_file()}
    if examples:
        hashes |= {f"examples/{name}": _hash_of(examples / name) for name in DISPUTES}
    return hashes


def _hash_of(dispute: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted([*dispute.glob("articles/*.txt"), *dispute.glob("gold/*.jsonl")]):
        digest.update(f"{path.relative_to(dispute)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def compare(figures: Sequence[Figure], floors: Mapping[str, float]) -> list[Comparison]:
    """Each figure that may have a floor beside the one it has, then the floors whose figure is gone."""
    bound = [figure for figure in figures if figure.name in floors or _may_have_floor(figure)]
    values = {figure.name: figure.value for figure in bound}
    rows = [Comparison(name, value, floors.get(name)) for name, value in values.items()]
    return rows + [Comparison(name, None, floor) for name, floor in floors.items() if name not in values]


def _may_have_floor(figure: Figure) -> bool:
    return figure.name in SCRIPTED or (figure.support >= MIN_SUPPORT and _kind(figure.name) not in UNBOUND)


def raised(known: Floors, hashes: Mapping[str, str], compared: Sequence[Comparison], reason: str) -> Floors:
    """The floors set to the figures; lowering one without a reason is an error that names it.

    A figure within the tolerance below its floor leaves the floor where it is, so that floors do not sink step by step.
    """
    broken = [row for row in compared if row.broken]
    if broken and not reason:
        names = ", ".join(row.name for row in broken)
        raise InputError(f"These floors would fall: {names}. Mend the coder, or say why with --allow-regression REASON.")
    floors = dict(known.floors)
    lowered: list[Lowered] = []
    for row in compared:
        if row.broken and row.floor is not None:
            lowered.append(Lowered(row.name, row.floor, row.value if row.value is not None else 0.0, reason))
        if row.value is None:
            del floors[row.name]
        elif row.gain is None or row.gain > 0 or row.broken:
            floors[row.name] = round(row.value, 4)
    return Floors(dict(hashes), floors, (*known.lowered, *lowered))


def load(path: Path) -> Floors:
    """The committed floors; none where the file holds none yet."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        lowered = tuple(Lowered(**entry) for entry in content.get("lowered", ()))
        return Floors(content.get("files", {}), content.get("floors", {}), lowered)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{path} cannot be read as floors ({error}). Restore it from version control.") from error


def save(path: Path, floors: Floors) -> None:
    """Writes the floors, sorted by name, so that a change shows as a small difference."""
    content = {
        "files": dict(sorted(floors.files.items())),
        "floors": dict(sorted(floors.floors.items())),
        "lowered": [asdict(entry) for entry in floors.lowered],
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def comparison_table(compared: Sequence[Comparison]) -> Table:
    """Each figure with its floor and the difference."""
    table = Table("figure", "value", "floor", "better by", title="Floors", box=box.SIMPLE)
    for row in compared:
        style = "red" if row.broken else None
        gain = "–" if row.gain is None else f"{row.gain:+.3f}"
        table.add_row(row.name, _number(row.value), _number(row.floor), gain, style=style)
    return table


def _update(known: Floors, hashes: Mapping[str, str], compared: Sequence[Comparison], options: Options, console: Console) -> int:
    floors = raised(known, hashes, compared, options.reason)
    save(options.path, floors)
    console.print(f"{options.path.name}: {len(floors.floors)} floors on {len(floors.files)} files.")
    return 0


def _kind(name: str) -> str:
    """The last part of a figure's name: `f1` of `events.strict.f1`."""
    return name.rsplit(".", 1)[-1]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    typer.run(main)
