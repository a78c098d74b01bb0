"""Words that recall an incident where no event was coded."""

from __future__ import annotations

import pytest

from dragoman.analysis.incidents.recalling import Line, phrase_at, recalled
from dragoman.analysis.incidents.words import sites_in
from dragoman.codebook.incidents import load_incidents

TABLES = load_incidents()


def words(text: str, *coded: str) -> list[str]:
    """The words found in a sentence of which some are the triggers of coded events."""
    spans = [(text.index(word), text.index(word) + len(word)) for word in coded]
    line = Line(0, 0, text, [], sites_in(text, {}, frozenset(), TABLES))
    return [text[start:end] for start, end, _ in recalled(line, spans, TABLES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lorry ran over a mine at dawn.", ["ran over a mine"]),
        ("Four rangers were carried off by night.", ["carried off"]),
        ("The fire at the depot was put out.", ["fire"]),
        ("Nobody will open fire.", []),
        ("The three dead of Nata were taken home.", ["dead"]),
        ("Nata has buried five of her children.", ["buried"]),
        ("Two scouts died on the track.", ["died"]),
        ("Two scouts died of cholera.", []),
        ("He would rather die than leave.", []),
        ("The clinic treated twelve.", ["treated"]),
        ("They were treated with respect.", []),
        ("The occurrence near Nata is alleged.", ["occurrence"]),
        ("Her note was no protest note.", []),
        ("They spoke of a further raid.", []),
        ("It was the second such raid.", ["raid"]),
    ],
)
def test_nouns_phrases_and_words_of_death_recall_an_incident(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_bare_counts_of_dead_at_places_are_each_an_incident() -> None:
    assert words("The dead are many: five at Mussu, three in the pens of Siko.") == ["dead", "five", "three"]
    assert words("The dead are two on the Kasha track.") == ["dead", "two"]
    assert words("They left in groups: five at Mussu, three at Siko.") == []


def test_what_an_event_was_coded_for_is_not_found_again() -> None:
    assert words("The raid and the shooting went on.", "raid") == ["shooting"]


def test_a_trigger_of_several_words_is_known_as_a_phrase() -> None:
    found = phrase_at("carried off", TABLES)
    assert found is not None and (found.type, found.mode) == ("ASSAULT", "abduct")
    assert phrase_at("seized", TABLES) is None
