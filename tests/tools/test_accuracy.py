"""The tables of the page on accuracy."""

from __future__ import annotations

import dragoman
from dragoman.evaluation.metrics import Table
from tools import marks
from tools.accuracy import PARTS, FramesAlone, markdown, voices
from tools.mistakes import MISTAKES, coded


def test_a_table_has_a_line_of_names_one_of_alignment_and_its_rows() -> None:
    table = Table("title", ("type", "f1", "events"), (("AID", 0.456, 3), ("COERCE", 1.0, 2)))
    lines = markdown(table).splitlines()
    assert lines == [
        "| type | f1 | events |",
        "| --- | ---: | ---: |",
        "| AID | 0.46 | 3 |",
        "| COERCE | 1.00 | 2 |",
    ]
    assert markdown(table, most=1).splitlines()[2:] == ["| AID | 0.46 | 3 |"]


def test_frames_alone_code_what_a_frame_tells_and_say_so() -> None:
    coder = voices()["frames alone"]
    assert isinstance(coder, FramesAlone)
    (event,) = coder.code("Police arrested two editors.").events
    assert event.type == "COERCE"
    assert not any("the model" in step.text for step in event.steps)


def test_the_model_alone_names_no_frame() -> None:
    (event,) = voices()["model alone"].code("Police arrested two editors.").events
    assert not any("frame" in step.text for step in event.steps if step.part == "event")


def test_every_part_has_its_place_on_the_page() -> None:
    page = (marks.ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
    assert all(f"<!-- begin {part} -->" in page for part in PARTS)


def test_the_mistakes_shown_are_mistakes() -> None:
    coder = dragoman.load()
    for text, reader in MISTAKES:
        ours = "; ".join(coded(event) for event in coder.code(text).events)
        assert ours != reader, f"No mistake any more, choose another: {text}"
