from pathlib import Path

import pytest

from dragoman.documents import Failure, ReadOptions
from dragoman.records import InputError, Record, Versions
from dragoman.running import Run, code_inputs
from dragoman.running.files import Output, code_to_file

TEXTS = [f"Kabul said that rebels attacked town number {k} on Monday." for k in range(40)]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def whole(run: Run, path: Path, to: str = "native") -> bytes:
    list(code_to_file(run, Output(path, to)))
    return path.read_bytes()


def broken_off(run: Run, path: Path, after: int) -> None:
    """Takes so many outcomes of a run and leaves it."""
    coded = code_to_file(run, Output(path))
    for _ in range(after):
        next(coded)
    coded.close()


def test_the_output_does_not_depend_on_the_number_of_processes(hand, reports, tmp_path):
    inputs = (reports(*TEXTS),)
    one = whole(Run(inputs, load=hand.load), tmp_path / "one.csv")
    two = whole(Run(inputs, jobs=2, load=hand.load), tmp_path / "two.csv")
    assert one == two
    assert one


@pytest.mark.parametrize(("after", "jobs"), [(1, 1), (17, 1), (39, 1), (17, 2)])
def test_a_run_broken_off_goes_on_to_the_same_bytes(hand, reports, tmp_path, output, after, jobs):
    inputs = (reports(*TEXTS[:20], "", *TEXTS[20:]),)
    undisturbed = whole(Run(inputs, load=hand.load), tmp_path / "undisturbed.jsonl")
    broken_off(Run(inputs, load=hand.load), output, after)
    assert not output.exists()
    earlier = []
    rest = list(code_to_file(Run(inputs, jobs=jobs, load=hand.load), Output(output), lambda tally: earlier.append(tally.finished)))
    assert (earlier, len(rest)) == ([after], 41 - after)
    assert output.read_bytes() == undisturbed


def test_a_finished_run_leaves_nothing_but_its_output(hand, reports, output):
    whole(Run((reports(*TEXTS),), load=hand.load), output)
    assert {path.name for path in output.parent.iterdir()} == {"out.jsonl", "reports.jsonl"}


def test_a_run_with_other_options_does_not_go_on_with_it(hand, reports, output):
    inputs = (reports(*TEXTS),)
    broken_off(Run(inputs, load=hand.load), output, 3)
    with pytest.raises(InputError, match="another run"):
        whole(Run(inputs, ReadOptions(language_check=False), load=hand.load), output)


def test_fresh_starts_anew(hand, reports, output):
    inputs = (reports(*TEXTS),)
    broken_off(Run(inputs, load=hand.load), output, 3)
    assert len(list(code_to_file(Run(inputs, load=hand.load), Output(output, fresh=True)))) == 40


@pytest.mark.parametrize("texts", [[*TEXTS[:2]], ["Something else altogether is told here.", *TEXTS]])
def test_inputs_that_have_changed_are_not_gone_on_with(hand, tmp_path, output, texts):
    folder = tmp_path / "in"
    folder.mkdir()
    for k, text in enumerate(TEXTS[:5]):
        (folder / f"{k}.txt").write_text(text)
    broken_off(Run((str(folder),), load=hand.load), output, 3)
    for path in folder.iterdir():
        path.unlink()
    for k, text in enumerate(texts):
        (folder / f"{k}.txt").write_text(text)
    with pytest.raises(InputError, match="The inputs have changed"):
        whole(Run((str(folder),), load=hand.load), output)


def test_an_input_that_does_not_exist_is_an_error_before_anything_is_loaded(hand):
    with pytest.raises(InputError, match="no file or folder"):
        code_inputs(Run(("nowhere.txt",), load=hand.load_nothing))


@pytest.mark.parametrize(
    ("name", "to", "error"),
    [
        ("out.jsonl", "gdelt", "no format 'gdelt'"),
        ("out.xlsx", "native", "ends in .jsonl, .csv, .parquet"),
        ("out", "native", "ends in"),
        ("out.csv", "gold", "nested"),
    ],
)
def test_an_output_that_cannot_be_written_is_an_error_before_anything_is_coded(name, to, error):
    with pytest.raises(InputError, match=error):
        Output(Path(name), to)


def test_the_name_of_a_run_depends_on_what_decides_the_output_alone(hand):
    versions = Versions("0.1.0", "m", "c")
    run = Run(("a", "b"), load=hand.load)
    assert run.name(versions) == Run(("a", "b"), jobs=8, load=hand.load).name(versions)
    others = [Run(("b", "a")), Run(("ab",)), Run(("a", "b"), ReadOptions({"text": "body"}))]
    assert run.name(versions) not in {other.name(versions) for other in others} | {run.name(Versions("0.1.0", "m", "d"))}


def test_failures_come_as_outcomes_and_are_not_written(hand, reports, output):
    coded = list(code_to_file(Run((reports(TEXTS[0], ""),), load=hand.load), Output(output)))
    assert [type(each) for each in coded] == [Record, Failure]
    assert len(output.read_text().splitlines()) == 1
