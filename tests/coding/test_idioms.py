"""Idioms of the codebook: verbs with words of their own that tell an act whatever the model says."""

import pytest

from dragoman.coding.coder import Coder

IDIOMS = [
    ("Malawi laid the blame at the door of Mozambique.", "ACCUSE", "Malawi"),
    ("The minister put the blame on Mozambique.", "ACCUSE", "The minister"),
    ("Malawi's foreign minister pointed the finger at Mozambique.", "ACCUSE", "Malawi's foreign minister"),
    ("The president took his neighbours to task over the dam.", "ACCUSE", "The president"),
    ("The minister poured scorn on the plan of Mozambique.", "ACCUSE", "The minister"),
    ("Malawi took exception to the remarks of the ambassador.", "ACCUSE", "Malawi"),
    ("The government gave the offer of Mozambique short shrift.", "REJECT", "The government"),
    ("Malawi turned a deaf ear to the pleas of Mozambique.", "REJECT", "Malawi"),
    ("Malawi would have none of it.", "REJECT", "Malawi"),
    ("The president held out a hand to Mozambique.", "AGREE", "The president"),
    ("Malawi extended an olive branch to Mozambique.", "AGREE", "Malawi"),
    ("Malawi placed two ferries at the disposal of Mozambique.", "AGREE", "Malawi"),
    ("The minister tipped his hat to Mozambique.", "SUPPORT", "The minister"),
    ("The ambassador spoke warmly of the people of Malawi.", "SUPPORT", "The ambassador"),
    ("The army owned up to the raid.", "CONCEDE", "The army"),
    ("The general took back the threat.", "CONCEDE", "The general"),
    ("Malawi would draw the consequences, the minister said.", "THREATEN", "Malawi"),
]


@pytest.mark.parametrize(("text", "type", "source"), IDIOMS, ids=[text for text, _, _ in IDIOMS])
def test_an_idiom_tells_its_act_and_who_does_it(coder: Coder, text: str, type: str, source: str) -> None:
    told = [(event.type, tuple(mention.text for mention in event.source)) for event in coder.code(text).events]
    assert (type, (source,)) in told


@pytest.mark.parametrize(
    "text",
    ["The nurse put the lamp on the table.", "The child held out a cup to the nurse.", "The farmer turned the horse on the road."],
)
def test_the_same_verbs_in_their_plain_sense_tell_none(coder: Coder, text: str) -> None:
    assert not coder.code(text).events
