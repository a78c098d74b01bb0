import json

import pytest
from rich.console import Console

from dragoman.evaluation.factuality import FactualityScores
from dragoman.evaluation.metrics import Counts, Share, Table, Value
from dragoman.evaluation.places import PlaceScores
from dragoman.evaluation.report import Figure, Report
from dragoman.evaluation.tone import ToneScores


@pytest.fixture
def report() -> Report:
    places = PlaceScores(Counts(1, 2, 4), Counts(0, 1, 4), Share(0, 1), Share(0, 0))
    factuality = FactualityScores(Value("pearson", 0.5, 8), Value("mae", 0.75, 8), {})
    return Report(
        tone=ToneScores(Counts(1, 1, 1), (Table("by label", ("label", "recall"), (("Direct", 1.0),)),)),
        places=places,
        factuality=factuality,
    )


def test_figures_have_full_names_and_cases(report: Report) -> None:
    figures = {figure.name: figure for figure in report.figures()}
    assert figures["places.found.precision"] == Figure("places.found.precision", 0.5, 4)
    assert figures["places.near_given_found.accuracy"] == Figure("places.near_given_found.accuracy", 0.0, 1)
    assert figures["factuality.all_mae.mae"] == Figure("factuality.all_mae.mae", 0.75, 8)


def test_files_that_were_not_there_are_left_out(report: Report) -> None:
    assert [name for name, _ in report.parts()] == ["factuality", "tone", "places"]
    assert Report().figures() == []


def test_json_holds_measures_and_tables(report: Report) -> None:
    content = json.loads(report.to_json())
    assert content["tone"]["measures"]["conflict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1}
    assert content["tone"]["tables"] == [{"title": "by label", "columns": ["label", "recall"], "rows": [["Direct", 1.0]]}]


@pytest.mark.parametrize("words", ["near given found", "0.500 pearson", "tone: by label", "–"])
def test_the_table_shows_all(report: Report, words: str) -> None:
    console = Console(width=120, record=True, file=None, quiet=False)
    with console.capture() as captured:
        console.print(report.render())
    assert words in captured.get()
