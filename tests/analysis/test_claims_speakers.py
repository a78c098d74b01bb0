"""Who is taken to put a claim forward, and how he stands to it, in forms that no verb of saying tells."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Coder
from dragoman.analysis.claims import Claims
from dragoman.records import ClaimMention, Document


def mentions(coder: Coder, text: str, publisher: str | None = None) -> list[ClaimMention]:
    document = Document(text, "d", published=date(2024, 5, 6), publisher=publisher)
    return list(Claims().mentions(coder.code_document(document)))


def told_by(found: list[ClaimMention], text: str, words: str) -> set[tuple[str, str]]:
    at = text.index(words)
    return {(m.speaker.key, m.stance) for m in found if m.start <= at < m.end and m.speaker is not None}


@pytest.mark.parametrize(
    ("text", "words", "party", "stance"),
    [
        ("Sudan said it knows of no camp of the Desert Front on its soil.", "no camp", "SDN", "deny"),
        ("Chad still attributes the raid on Tine to Sudan and its soldiers.", "the raid on Tine", "TCD", "affirm"),
        ("Sudan withdrew the statement that Chad had armed the Desert Front.", "Chad had armed", "SDN", "deny"),
        ("Sudan acknowledged that the Desert Front had a base on its territory.", "had a base", "SDN", "affirm"),
        ("Chad was not persuaded that Sudan had closed the camps.", "Sudan had closed the camps", "TCD", "doubt"),
        ("Chad said the Desert Front had camps in Sudan. Sudan: no camps, no rebels.", "no camps, no rebels", "SDN", "deny"),
    ],
)
def test_a_party_holds_what_no_verb_of_saying_tells(coder: Coder, text: str, words: str, party: str, stance: str) -> None:
    assert (party, stance) in told_by(mentions(coder, text), text, words)


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        (
            "ABECHE, Chad, May 6 (Wire) - Rebels crossed the border. Police commissioner Idris Mahamat said Sudan had armed the rebels.",
            "had armed", "TCD",
        ),
        (
            "The Desert Front struck on Monday. Its spokesman, Harun Saleh, said the Front had no camp in Sudan.",
            "no camp", "desert front",
        ),
        (
            "Sudan blamed the refugees. Amina Haroun, who chairs the refugee council, said nobody recruits fighters in the settlement.",
            "nobody recruits", "refugee council",
        ),
    ],
)  # fmt: skip
def test_officials_and_spokesmen_speak_for_theirs(coder: Coder, text: str, words: str, party: str) -> None:
    assert party in {key for key, _ in told_by(mentions(coder, text), text, words)}


def test_a_communique_speaks_in_the_voice_of_who_issues_it(coder: Coder) -> None:
    text = (
        "The Government of the Republic of Chad has replied to the note of Sudan. The Government regrets its tone. "
        "No depot of the State has issued rifles to the rebels of the Desert Front. The Government thanks Sudan for its patience."
    )
    assert ("TCD", "deny") in told_by(mentions(coder, text, "Official Gazette"), text, "has issued rifles")


def test_a_mention_comes_from_an_event_or_a_statement(coder: Coder) -> None:
    text = "Chad accused Sudan of arming rebels. Sudan, which knows of no rebels, stands by its denials. Sudan: no rifles were sold."
    record = coder.code_document(Document(text, "d", published=date(2024, 5, 6)))
    items = {e.id for e in record.events} | {s.id for s in record.statements}
    assert {m.item for m in Claims().mentions(record)} <= items
