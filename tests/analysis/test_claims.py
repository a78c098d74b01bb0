from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Coder
from dragoman.analysis.claims import Claims
from dragoman.analysis.grouping import Group, Member, group_records
from dragoman.formats.shapes import decode, encode
from dragoman.records import ClaimMention, Document, Link, Party, Stand

TCHAD, SUDAN = Party("TCD", "Chad"), Party("SDN", "Sudan")
MEDIA = Party("radio ndjamena", "Radio Ndjamena")


def mentions(coder: Coder, text: str, day: str = "2024-05-06") -> list[ClaimMention]:
    return list(Claims().mentions(coder.code_document(Document(text, "d", published=date.fromisoformat(day)))))


def told(speaker: Party | None, stance: Stand, day: int, words: str = "has camps there", reporting: bool = False) -> ClaimMention:
    return ClaimMention(
        f"{day}{stance}{words}", "s", f"d{day}", date(2024, 1, day), "", words, 0, 9, words, speaker, stance, reporting, False,
        Party("desert front", "Desert Front"), "PRESENCE", SUDAN, None, "", ("camp", "#camp"), "", ("#camp|SDN",),
    )  # fmt: skip


def group(*listed: ClaimMention) -> Group[ClaimMention]:
    return Group("g", tuple(Member(m, Link(1.0, "by hand")) for m in listed))


@pytest.mark.parametrize(
    ("text", "words", "party", "stance"),
    [
        ("Chad accused Sudan of arming the rebels of the Desert Front.", "arming the rebels", "TCD", "affirm"),
        ("Sudan denied that its troops had crossed the border of Chad.", "its troops had crossed", "SDN", "deny"),
        ("Sudan said there were no rebel camps on its soil.", "no rebel camps", "SDN", "deny"),
        ("Chad doubted that Sudan had withdrawn its tanks from the border.", "had withdrawn its tanks", "TCD", "doubt"),
        ("Chad's spokesman said Sudan never opened the gates of the dam.", "never opened the gates", "TCD", "deny"),
        ("Chad said it had no doubt that Sudan was arming the Desert Front.", "Sudan was arming", "TCD", "affirm"),
    ],
)
def test_stance_comes_from_cue_and_content(coder: Coder, text: str, words: str, party: str, stance: str) -> None:
    at = text.index(words)
    found = [m for m in mentions(coder, text) if m.start <= at < m.end and m.speaker is not None]
    assert (party, stance) in [(m.speaker.key if m.speaker else "", m.stance) for m in found]


def test_who_passes_on_what_another_says_is_only_reporting(coder: Coder) -> None:
    text = "Sudan's state television reported that the army of Chad said the Desert Front had camps in Sudan."
    found = {m.speaker.key: m.reporting for m in mentions(coder, text) if m.speaker}
    assert found.get("TCD") is False
    assert all(reporting for key, reporting in found.items() if key != "TCD")


def test_a_denied_charge_stands_for_what_was_charged(coder: Coder) -> None:
    text = "Chad accused Sudan of sheltering fighters of the Desert Front. Sudan rejected the accusation."
    charge, denial = mentions(coder, text)
    assert denial.meant and (denial.subject, denial.relation, denial.object) == (charge.subject, charge.relation, charge.object)


def test_the_same_text_gives_the_same_mentions(coder: Coder) -> None:
    text = "Chad accused Sudan of massing tanks near the border. Sudan denied massing any troops."
    assert mentions(coder, text) == mentions(coder, text)


NEWS = (
    "Chad accused Sudan of arming the Desert Front (DF).",
    "Foreign minister Omar Idris of Sudan denied arming anyone.",
    "Omar Idris said the DF had no camp in Sudan.",
    "Chad said rebels of the DF had attacked a convoy near Tine on May 3.",
    "The DF denied the attack, and Sudan rejected the accusation.",
)


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(range(len(NEWS))))
def test_what_was_read_before_changes_no_mention(coder: Coder, order: list[int]) -> None:
    records = [coder.code_document(Document(text, f"d{n}", published=date(2024, 5, 4 + n))) for n, text in enumerate(NEWS)]
    used = Claims()
    read = {n: used.mentions(records[n]) for n in order}
    assert all(read[n] == Claims().mentions(records[n]) for n in order)


def test_claims_built_anew_are_those_built_before(coder: Coder) -> None:
    records = [coder.code_document(Document(text, f"d{n}", published=date(2024, 5, 4 + n))) for n, text in enumerate(NEWS)]
    used = Claims()
    once = group_records(used, records)
    assert group_records(used, records) == once == group_records(Claims(), records)
    assert [used.summary(g) for g in once] == [Claims().summary(g) for g in once]


def test_mentions_survive_the_archive(coder: Coder) -> None:
    for m in mentions(coder, "Chad accused Sudan of massing tanks near the border. Sudan denied it."):
        assert decode(ClaimMention, encode(m), "mention") == m


def test_each_link_has_its_reason(coder: Coder) -> None:
    texts = ("Chad said the Desert Front has camps in Sudan.", "Chad insists that the Desert Front operates from bases in Sudan.")
    records = [coder.code_document(Document(text, f"d{n}", published=date(2024, 1, n + 1))) for n, text in enumerate(texts)]
    (found,) = group_records(Claims(), records)
    assert found.members[0].link.reason == "the first report"
    assert "relation PRESENCE" in found.members[1].link.reason and "both about camp" in found.members[1].link.reason


def test_a_claim_tells_who_stands_where_since_when() -> None:
    claim = Claims().summary(group(told(TCHAD, "affirm", 1), told(SUDAN, "deny", 3), told(TCHAD, "affirm", 9)))
    assert [(p.party.key, p.stance, p.since, p.last, p.reports) for p in claim.positions] == [
        ("TCD", "affirm", date(2024, 1, 1), date(2024, 1, 9), 2),
        ("SDN", "deny", date(2024, 1, 3), date(2024, 1, 3), 1),
    ]
    assert claim.contested and (claim.first, claim.last) == (date(2024, 1, 1), date(2024, 1, 9))
    assert (claim.relation, claim.mentions, claim.documents) == ("PRESENCE", 3, 3)


def test_who_comes_round_has_changed_position() -> None:
    claim = Claims().summary(group(told(SUDAN, "deny", 1), told(SUDAN, "deny", 2), told(SUDAN, "affirm", 8, "had a camp on its soil")))
    (change,) = claim.changes
    assert (change.party.key, change.before, change.after, change.words) == ("SDN", "deny", "affirm", "had a camp on its soil")
    assert not claim.contested


def test_who_only_reports_holds_no_position() -> None:
    claim = Claims().summary(group(told(TCHAD, "affirm", 1), told(MEDIA, "affirm", 2, reporting=True)))
    assert claim.reporters == (MEDIA,) and [p.party for p in claim.positions] == [TCHAD]


def test_an_official_known_by_name_counts_for_his_state() -> None:
    known = Party("SDN", "Sudan", ("omar idris",))
    unknown = Party("", "Omar Idris", ("omar idris",))
    claim = Claims().summary(group(told(unknown, "deny", 1), told(known, "deny", 4)))
    assert [(p.party.key, p.reports) for p in claim.positions] == [("SDN", 2)]


def test_a_person_known_elsewhere_by_surname_counts_for_his_state() -> None:
    known = Party("SDN", "Sudan", ("omar idris",))
    claim = Claims().summary(group(told(Party("idris", "Idris"), "deny", 1), told(known, "deny", 4)))
    assert [(p.party.key, p.reports) for p in claim.positions] == [("SDN", 2)]


def test_every_position_has_a_key_of_its_own() -> None:
    nameless = Party("", "Omar Idris", ("omar idris",))
    claim = Claims().summary(group(told(nameless, "deny", 1), told(Party("omar idris", "Omar Idris"), "deny", 2), told(TCHAD, "affirm", 3)))
    assert [(p.party.key, p.stance) for p in claim.positions] == [("omar idris", "deny"), ("TCD", "affirm")]


def test_words_about_which_only_those_around_tell_give_no_position() -> None:
    vague = replace(told(SUDAN, "deny", 2), relation="OTHER", lemmas=("seen", "~camp"))
    claim = Claims().summary(group(told(TCHAD, "affirm", 1), vague))
    assert [p.party for p in claim.positions] == [TCHAD] and claim.mentions == 2


@pytest.mark.parametrize(
    ("worse", "gist"),
    [
        ("camps there", "the Desert Front has camps in Sudan"),
        ("that the Desert Front has had camps in Sudan for ten years and more, of", "the Desert Front has camps in Sudan"),
    ],
)
def test_the_gist_is_a_whole_clause_that_names_the_parties(worse: str, gist: str) -> None:
    both = group(told(TCHAD, "affirm", 1, worse), told(TCHAD, "affirm", 2, "that the Desert Front has camps in Sudan"))
    assert Claims().summary(both).gist == gist


def test_attacks_on_two_days_are_two_claims(coder: Coder) -> None:
    texts = (
        "Chad's army said the Desert Front attacked a convoy near Abéché on January 3.",
        "Chad's army said the Desert Front attacked a convoy near Abéché on January 19.",
    )
    records = [coder.code_document(Document(t, f"d{n}", published=date(2024, 1, 4 + 16 * n))) for n, t in enumerate(texts)]
    assert len(group_records(Claims(), records)) == 2
