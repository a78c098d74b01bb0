from __future__ import annotations

from tools.floors import FLOORS, load
from tools.marks import ROOT
from tools.scores import NONE_YET, SHOWN, scores, table


def test_a_figure_that_is_committed_has_a_row() -> None:
    assert table({"events.strict.f1": 0.4849, "events.other.f1": 0.3}).splitlines()[2:] == ["| … and every source and target (F1) | 0.48 |"]


def test_without_figures_it_says_so() -> None:
    assert table({}) == NONE_YET


def test_every_figure_shown_is_one_that_is_committed() -> None:
    floors = load(FLOORS).floors
    assert not floors or set(SHOWN.values()) <= set(floors)


def test_the_front_page_shows_what_is_committed() -> None:
    assert scores() in (ROOT / "README.md").read_text(encoding="utf-8")
