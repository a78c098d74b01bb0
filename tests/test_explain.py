"""How a sentence is explained: on trees made by hand, and once with the real coder."""

from datetime import date

import pytest

from dragoman.coding.coder import Coder, load
from dragoman.explain import Branch, explain, tree_of
from dragoman.language.parsed import ParsedSentence


def parsed(text: str) -> ParsedSentence:
    """A sentence of words written `word/part of speech/head counted from 1/relation`."""
    rows = [word.split("/") for word in text.split()]
    words = [row[0] for row in rows]
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    return ParsedSentence(
        "0",
        " ".join(words),
        0,
        sum(map(len, words)) + len(words) - 1,
        words,
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
        [row[1] for row in rows],
        ["_"] * len(rows),
        ["_"] * len(rows),
        words,
        [int(row[2]) - 1 if row[2] != "0" else i for i, row in enumerate(rows)],
        [row[3] for row in rows],
    )


def shape(branch: Branch) -> object:
    return (branch.text, branch.relation, *map(shape, branch.below)) if branch.below else (branch.text, branch.relation)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "The/DET/2/det army/NOUN/4/nsubj had/AUX/4/aux left/VERB/0/root ./PUNCT/4/punct",
            ("had left", "main word", ("The army", "subject")),
            id="small words stand with the word they belong to, punctuation nowhere",
        ),
        pytest.param(
            "Rebels/NOUN/2/nsubj fled/VERB/0/root from/ADP/5/case old/ADJ/5/amod Khost/PROPN/2/obl",
            ("fled", "main word", ("Rebels", "subject"), ("from old Khost", "circumstance")),
            id="below a word the order is that of the text",
        ),
        pytest.param(
            "Talks/NOUN/0/root three/NUM/3/nummod times/NOUN/1/obl:tmod",
            ("Talks", "main word", ("three times", "circumstance")),
            id="a kind of relation without a name of its own is called by its kin",
        ),
        pytest.param(
            "killed/VERB/0/root two/NUM/3/nummod men/NOUN/1/obj armed/ADJ/3/amod heavily/ADV/4/advmod",
            ("killed", "main word", ("two men", "object", ("armed", "property", ("heavily", "manner, time or degree")))),
            id="a small word that bears something gets its own line",
        ),
    ],
)
def test_the_tree_is_told_in_words(sentence, expected):
    s = parsed(sentence)
    assert shape(tree_of(s, s.root)) == expected


def test_a_branch_knows_where_its_word_stands():
    s = parsed("The/DET/2/det army/NOUN/3/nsubj left/VERB/0/root")
    (army,) = tree_of(s, s.root).below
    assert (army.start, army.end) == (4, 8)


def test_every_sentence_is_explained_with_its_own_events_and_frames(coder):
    first, second = explain(coder, "Police arrested two editors in Kampala. Rebels shelled the town.", date(2024, 5, 14))
    assert [event.type for event in first.events] == ["COERCE"]
    assert [event.type for event in second.events] == ["ASSAULT"]
    assert [(fired.word, fired.frame.type) for fired in first.fired] == [("arrested", "COERCE")]
    assert [(fired.source, fired.target) for fired in second.fired] == [(("Rebels",), ("town",))]
    assert first.sentence.text == "Police arrested two editors in Kampala."
    assert first.nothing == second.nothing == ""


def test_statements_are_explained(coder):
    (explanation,) = explain(coder, "The minister said that the harvest was good.")
    (statement,) = explanation.statements
    assert statement.steps


def test_a_sentence_without_events_says_what_came_nearest(coder):
    (explanation,) = explain(coder, "The mountains around the lake are high.")
    assert explanation.events == ()
    assert explanation.nothing.startswith("No word was found to tell an event. The model comes nearest with “")
    assert explanation.nothing.endswith("No frame of the codebook fired.")


def test_a_frame_that_says_no_event_is_named(coder):
    (explanation,) = explain(coder, "The bank hopes to arrest the decline of the crown.")
    blocking = [fired.frame for fired in explanation.fired if not fired.frame.type]
    assert [frame.lemma for frame in blocking] == ["arrest"]
    assert explanation.events or "that “arrest” is no event here" in explanation.nothing
