"""What is known of a claim from all its mentions: its key, its clearest wording, who stands where, who has changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.analysis.claims.parties import same
from dragoman.analysis.grouping import Group
from dragoman.records import Change, Claim, ClaimMention, Party, Position

LONGEST = 160  # characters of a wording that still reads as one proposition
SHORTEST = 25  # characters below which words hardly tell a proposition
BEST = 70  # characters of a clear wording
LEAST = 6  # characters at the start of a name that its forms have in common
_JOINED = re.compile(r"^(?:and|but|that|which|who|whom|of|for|as|with|while|because|since|so|then|or|nor|also|to)\b\s*", re.I)
# What follows "accused": "Chad, without proof, of arming …"; and a dateline.
_ACCUSED = re.compile(r"^[^,.]{2,60}?(?:,[^,]+,)? of (?:having )?\w+(?:ing|ed)\b|^[A-Z]{3,}\b.{0,60} [-–—] ")
_CUT = re.compile(r"\b(?:and|or|of|the|a|an|to|that|which|who|in|on|by|for|with|from|its|his|her|their|was|is|were|are|had|has)$", re.I)


def summarise(group: Group[ClaimMention]) -> Claim:
    """The claim of a group of mentions."""
    mentions = sorted((m.mention for m in group.members), key=lambda m: (m.published or date.max, m.document, m.start))
    holders = _holders(mentions)
    positions, changes = [], []
    for party, told in holders:
        own = [m for m in told if not m.reporting and is_plain(m)]
        if own:
            positions += _positions(party, own)
            changes += _changes(party, own)
    days = [m.published for m in mentions if m.published]
    relation = _relation(mentions)
    subject = _most(m.subject for m in mentions if m.relation == relation)
    object_ = _most(m.object for m in mentions if m.relation == relation)
    return Claim(
        id=group.id,
        subject=subject,
        relation=relation,
        object=object_,
        gist=_gist(group, relation, (subject, object_)),
        positions=tuple(positions),
        changes=tuple(changes),
        reporters=tuple(party for party, told in holders if all(m.reporting for m in told)),
        contested=_contested(positions),
        first=min(days, default=None),
        last=max(days, default=None),
        mentions=len(mentions),
        documents=len({m.document for m in mentions}),
    )


def is_plain(m: ClaimMention) -> bool:
    """Whether a mention's own words tell what is claimed, or stand for it. Where only the words around do, it is a place of the claim, but
    no ground for saying where a party stands."""
    return m.meant or m.relation != "OTHER" or any(x[0] == "#" for x in m.lemmas)


def speakers(mentions: Sequence[ClaimMention]) -> dict[str, Party]:
    """By mention's id who speaks; a name that another mention gives a state or a body for counts for that, by surname too where only
    one is of that surname."""
    told = [m.speaker for m in mentions if m.speaker is not None]
    known: dict[str, Party] = {}
    surnames: dict[str, dict[str, Party]] = {}
    for party in sorted((p for p in told if p.key), key=lambda p: (not p.key.isupper(), -len(p.aliases))):
        for name in (party.key, *party.aliases):
            known.setdefault(name, party)
            if party.key.isupper() and name != party.key:
                surnames.setdefault(name.split()[-1], {})[party.key] = party
    alone = {name: next(iter(parties.values())) for name, parties in surnames.items() if len(parties) == 1}
    found = {}
    for m in mentions:
        if m.speaker is not None:
            name = m.speaker.key or (m.speaker.aliases or ("",))[0]
            party = known.get(name, m.speaker)
            found[m.id] = alone.get(name, party) if not party.key.isupper() else party
    return found


def _holders(mentions: Sequence[ClaimMention]) -> list[tuple[Party, list[ClaimMention]]]:
    """The parties that speak, each with its mentions."""
    known = speakers(mentions)
    found: list[tuple[Party, list[ClaimMention]]] = []
    for m in mentions:
        if m.id not in known:
            continue
        party = known[m.id]
        own = next((told for other, told in found if same(other, party) or other.key == party.name.lower()), None)
        if own is None:
            found.append((Party(party.key or party.name.lower(), party.name), [m]))
        else:
            own.append(m)
    return found


def _positions(party: Party, told: Sequence[ClaimMention]) -> list[Position]:
    """Each stance that a party has taken, the first taken first."""
    found = []
    for stance in dict.fromkeys(m.stance for m in told):
        own = [m for m in told if m.stance == stance]
        clear = next((m for m in own if not m.meant), own[0])
        found.append(
            Position(party, stance, own[0].published, own[-1].published, clear.words, clear.document, len({m.document for m in own}))
        )
    return found


def _changes(party: Party, told: Sequence[ClaimMention]) -> list[Change]:
    """Where a party stands elsewhere than in the report before."""
    found = []
    by_document: dict[str, list[ClaimMention]] = {}
    for m in told:
        by_document.setdefault(m.document, []).append(m)
    last = None
    for own in by_document.values():
        stance = Counter(m.stance for m in own).most_common(1)[0][0]
        if last is not None and stance != last:
            m = next(m for m in own if m.stance == stance)
            found.append(Change(party, last, stance, m.published, m.words, m.document))
        last = stance
    return found


def _relation(mentions: Sequence[ClaimMention]) -> str:
    """The relation told most, a plain one before OTHER."""
    counts = Counter(m.relation for m in mentions)
    return max(counts, key=lambda relation: (relation != "OTHER", counts[relation]))


def _most(parties: Iterable[Party | None]) -> Party | None:
    """The party named most."""
    known = [p for p in parties if p is not None]
    counts = Counter(p.key for p in known)
    best = max(counts, key=lambda key: counts[key], default=None)
    return next((Party(p.key, p.name) for p in known if p.key == best), None)


def _gist(group: Group[ClaimMention], relation: str, parties: tuple[Party | None, Party | None]) -> str:
    """The clearest wording: told in words of its own, affirmed, of the claim's relation, a whole clause that names its parties, of a
    length that reads as one proposition."""

    def clear(m: ClaimMention) -> tuple[bool, bool, bool, bool, int, bool, float]:
        words = _clause(m.words)
        named = sum(party is not None and _names(words, party) for party in parties)
        whole = _CUT.search(words) is None and _ACCUSED.search(words) is None
        fits = SHORTEST <= len(words) <= LONGEST
        return (not m.meant and is_plain(m), whole, fits, m.stance == "affirm", named, m.relation == relation, -abs(len(words) - BEST))

    return _clause(max((member.mention for member in group.members), key=clear).words)


def _clause(words: str) -> str:
    """Words without what joins them to what goes before, and without a single quotation mark left over."""
    text = _JOINED.sub("", words).strip(" ,;:–—-")
    odd = text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    return re.sub(r"[\"“”]", "", text) if odd else text


def _names(words: str, party: Party) -> bool:
    """Whether words call a party by its name or a form of it ("Chad's", "Chadian")."""
    return any(name[:LEAST].lower() in words.lower() for name in (party.name, *party.aliases) if name)


def _contested(positions: Sequence[Position]) -> bool:
    """Whether one party asserts what another denies or doubts."""
    affirming = {p.party.key for p in positions if p.stance == "affirm"}
    others = {p.party.key for p in positions if p.stance != "affirm"}
    return bool(affirming and others) and len(affirming | others) > 1
