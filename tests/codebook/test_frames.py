"""Frames: read from their rows, ordered by how special they are."""

import pytest

from dragoman.codebook.frames import CLASSES, Condition, Slot, load_frames
from dragoman.codebook.types import load_sectors, load_types
from dragoman.records import CodebookError


@pytest.fixture
def frames(book):
    """Loads frames from rows."""

    def load(**tables):
        folder = book(**{f"frames__{name}": rows for name, rows in tables.items()})
        return load_frames(load_types(folder), folder)

    return load


def test_a_frame_holds_what_its_row_says(frames):
    (frame,) = frames(verbs="Bomb | obj=@civil,town !with | ASSAULT | aerial | subj by* | obj | They bombed the town.")["bomb", "VERB"]
    assert (frame.lemma, frame.pos, frame.type, frame.mode, frame.name) == ("bomb", "VERB", "ASSAULT", "aerial", "verbs.tsv:2")
    assert frame.when == (Condition("obj", frozenset({"town"}), frozenset({"@civil"})), Condition("with", absent=True))
    assert (frame.source, frame.target) == ((Slot("subj", False), Slot("by", True)), (Slot("obj", False),))
    assert frame.example == "They bombed the town."


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ("obj", Condition("obj")),
        ("!obj", Condition("obj", absent=True)),
        ("against", Condition("against")),
        ("obj=talks,meeting", Condition("obj", frozenset({"talks", "meeting"}))),
        ("subj=@armed", Condition("subj", classes=frozenset({"@armed"}))),
        ("subj=@armed,mob", Condition("subj", frozenset({"mob"}), frozenset({"@armed"}))),
        ("obj=@actor", Condition("obj", classes=frozenset({"@actor"}))),
    ],
)
def test_a_condition_names_a_slot_and_what_may_stand_there(frames, when, condition):
    (frame,) = frames(verbs=f"meet | {when} | CONSULT | | subj | obj |")["meet", "VERB"]
    assert frame.when == (condition,)


def test_a_dash_for_a_type_says_no_event_and_for_a_slot_nobody(frames):
    (frame,) = frames(nouns="attack | mod=heart | - | | - | - |")["attack", "NOUN"]
    assert (frame.type, frame.source, frame.target) == ("", (), ())


@pytest.mark.parametrize(
    ("table", "lemma", "key"),
    [
        ("verbs", "call off", ("call", "VERB")),
        ("nouns", "car bomb", ("bomb", "NOUN")),
        ("adjectives", "critical", ("critical", "ADJ")),
    ],
    ids=["a verb by its first word", "a noun by its last", "an adjective"],
)
def test_a_frame_is_found_by_the_head_of_its_words(frames, table, lemma, key):
    assert list(frames(**{table: f"{lemma} | | CONSULT | | subj | obj |"})) == [key]


def test_the_most_special_frame_stands_first(frames):
    rows = [
        "strike | | ASSAULT | | | |",
        "strike | obj | ASSAULT | | | |",
        "strike | obj=deal | - | | | |",
        "strike | with obj | ASSAULT | | | |",
    ]
    found = frames(verbs=[*rows, "strike down | | - | | | |"])["strike", "VERB"]
    assert [frame.name for frame in found] == ["verbs.tsv:6", "verbs.tsv:5", "verbs.tsv:4", "verbs.tsv:3", "verbs.tsv:2"]


def test_of_equally_special_frames_the_first_in_the_table_stands_first(frames):
    found = frames(verbs=["strike | with | ASSAULT | | | |", "strike | by | ASSAULT | | | |"])["strike", "VERB"]
    assert [frame.name for frame in found] == ["verbs.tsv:2", "verbs.tsv:3"]


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("bomb | | BOMB | | | |", 2, "no type 'BOMB'"),
        ("bomb | | ASSAULT | atomic | | |", 2, "'ASSAULT' with mode 'atomic'"),
        ("bomb | subj=@angry | ASSAULT | | | |", 2, "no class @angry; allowed: @armed @state"),
        (["bomb | obj | ASSAULT | | | |", "bomb | obj | - | | | |"], 3, "stands already in line 2"),
    ],
    ids=["type", "mode", "class", "two frames under one condition"],
)
def test_a_wrong_row_is_named_with_file_and_line(frames, rows, line, words):
    with pytest.raises(CodebookError, match=rf"verbs\.tsv:{line}: .*{words}"):
        frames(verbs=rows)


# The frames that come with the package.


def test_classes_part_the_sectors():
    sectors = load_sectors()
    assert all(members <= sectors.keys() for members in CLASSES.values())
    assert not CLASSES["@civil"] & (CLASSES["@armed"] | CLASSES["@state"])
    assert CLASSES["@civil"] | CLASSES["@armed"] | CLASSES["@state"] == sectors.keys()


def test_every_type_has_frames():
    types = load_types()
    told = {frame.type for frames in load_frames(types).values() for frame in frames}
    assert told == {"", *types.types}


def test_every_event_frame_has_an_example():
    missing = [frame.name for frames in load_frames(load_types()).values() for frame in frames if not frame.example]
    assert missing == []
