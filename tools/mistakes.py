"""What the coder gets wrong, in ten sentences of our own: for each what a reader codes, and what the coder makes of it today."""

from __future__ import annotations

import dragoman
from dragoman import Event

# The sentence, and what a reader codes.
MISTAKES: tuple[tuple[str, str], ...] = (
    (
        "The envoy met the governor in Kisumu, and on Tuesday the two of them saw the archbishop.",
        "two CONSULT: the envoy with the governor, both with the archbishop",
    ),
    (
        "They came before dawn. By noon the village of Tabo had no men left.",
        "ASSAULT, told across two sentences and by no word of violence",
    ),
    (
        "Colombia's army says it lost eleven soldiers to a mine that the ELN swears it never laid.",
        "ASSAULT, source the ELN, target eleven soldiers, denied, according to the ELN",
    ),
    (
        "Ankara gave the ambassador 48 hours.",
        "SANCTION expel, source Ankara, target the ambassador",
    ),
    (
        "Berlin's answer to the Polish note was silence.",
        "REJECT, source Berlin, target Poland, which only an adjective names",
    ),
    (
        "In the Senate the treaty died by two votes.",
        "REJECT, source the Senate",
    ),
    (
        "Beijing has stopped picking up the telephone, one diplomat in Canberra complains.",
        "REJECT meet, source Beijing, claimed, according to one diplomat in Canberra",
    ),
    (
        "Paris says the jets were never for sale; Cairo says it has the receipt.",
        "COOPERATE, source Paris, target Cairo, denied, according to Paris",
    ),
    (
        "The court freed him on Monday and the police had him again by Tuesday.",
        "RETREAT release by the court, COERCE arrest by the police",
    ),
    (
        "Villagers buried the imam whom, they say, a drone that nobody owns up to had followed for a week.",
        "ASSAULT drone, target the imam, claimed, according to Villagers",
    ),
)


def mistakes() -> str:
    """The sentences with what a reader codes and what the coder codes, as a Markdown table."""
    coder = dragoman.load()
    rows = []
    for text, reader in MISTAKES:
        ours = "; ".join(coded(event) for event in coder.code(text).events) or "nothing"
        rows.append(f"| {text} | {reader} | {ours} |")
    return "\n".join(["| sentence | a reader codes | Dragoman codes |", "| --- | --- | --- |", *rows])


def coded(event: Event) -> str:
    """An event in a line of words, as the reader's are."""
    parts = [f"{event.type} {event.mode}".strip()]
    for role, mentions in (("source", event.source), ("target", event.target)):
        parts += [f"{role} {' and '.join(mention.text for mention in mentions)}"] if mentions else []
    parts += [event.status] if event.status != "reported" else []
    named = " and ".join(mention.text for mention in event.according_to)
    return ", ".join(parts + ([f"according to {named}"] if named else []))
