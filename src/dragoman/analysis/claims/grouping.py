"""Which mentions make one claim: what they are about, what they say of whom, of which act, in which words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.analysis.claims.acts import ACTS
from dragoman.analysis.claims.mentions import Reader
from dragoman.analysis.claims.parties import same
from dragoman.analysis.claims.summary import summarise
from dragoman.analysis.claims.wording import Wording, load_wording
from dragoman.analysis.grouping import Group
from dragoman.language.similarity import unpacked
from dragoman.records import Claim, ClaimMention, Link, Party, Record

ENOUGH = 0.46  # a mention that fits no claim better begins one of its own
RECENT = 12  # mentions of a claim, told last, that a new one is compared with
SAME_DAY, SAME_PLACE, OTHER_PLACE = 0.15, 0.08, -0.12  # what it adds that acts agree in day or place, or do not
SAME = 0.9  # a relation less alike tells nothing where a claim is about something else
OTHER_THEME = -0.1
AROUND, FADING = 0.6, 0.75  # what the first theme of the words around counts beside the mention's own, and what the next keeps of it
FIRST = 0.5  # of the likeness of themes, for what both are about most
SECOND = 0.6  # what a theme counts that is not the first of a mention
MAJORITY = 2.0  # half the mentions of a claim that name a party are enough for it to be the claim's
ARRESTS = (["#abduction"], ["#detention"])
OTHER_DOER = -0.2
NEAR = 2  # days between two datings of one act
# Relations that say nearly the same, and what is left of their likeness.
KIN = {
    frozenset(pair): 0.6
    for pair in (
        ("AID", "AFFILIATION"), ("AID", "PRESENCE"), ("RESPONSIBILITY", "ASSAULT"), ("MOBILIZE", "PRESENCE"), ("MOBILIZE", "POSSESSION"),
        ("MOBILIZE", "INTENT"), ("POSSESSION", "CAPABILITY"), ("CONTROL", "COERCE"), ("RESPONSIBILITY", "COERCE"), ("AID", "POSSESSION"),
        ("SANCTION", "COERCE"), ("INTENT", "ASSAULT"), ("RETREAT", "PRESENCE"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a mention is to a claim, from 0 to 1 each; `act` speaks for or against one and the same act, a little above or below 0."""

    themes: float
    relation: float
    parties: float
    wording: float
    act: float

    @property
    def score(self) -> float:
        """All together. What a claim is about tells most: two wordings of one claim often share neither word nor relation."""
        relation = self.relation if self.themes or self.relation >= SAME else 0.0
        apart = 0.0 if self.themes else OTHER_THEME
        return 0.6 * self.themes + 0.15 * relation + 0.15 * self.parties + 0.1 * self.wording + self.act + apart


class Claims:
    """The `Grouping` of claims. It remembers nothing: a record gives the same mentions whatever was read before."""

    def __init__(self, wording: Wording | None = None) -> None:
        self.wording = wording or load_wording()

    @property
    def kind(self) -> str:
        """`claim`."""
        return "claim"

    @property
    def shape(self) -> type[ClaimMention]:
        """The class of its mentions."""
        return ClaimMention

    def mentions(self, record: Record) -> Sequence[ClaimMention]:
        """The propositions that somebody asserts, denies or doubts in a record, in the order of the text."""
        return Reader(record, self.wording).mentions()

    def best(self, mention: ClaimMention, groups: Sequence[Group[ClaimMention]]) -> tuple[int, Link] | None:
        """The claim that the mention fits best, with the signs; None where it fits none well enough."""
        best: tuple[Likeness, int] | None = None
        for i, group in enumerate(groups):
            members = _compared(group)
            if _other_act(mention, members):
                continue
            like = likeness(mention, members, best[0].score if best else ENOUGH)
            if like is not None and like.score >= ENOUGH and (best is None or like.score > best[0].score):
                best = like, i
        return (best[1], Link(round(min(best[0].score, 1.0), 2), _reason(mention, best[0]))) if best else None

    def summary(self, group: Group[ClaimMention]) -> Claim:
        """What is claimed, who stands where, and since when."""
        return summarise(group)


def likeness(mention: ClaimMention, members: Sequence[ClaimMention], least: float = -1.0) -> Likeness | None:
    """How alike a mention is to those of a claim; None where even the same wording would not bring it to the least score."""
    like = Likeness(
        themes=_themes(mention, members),
        relation=_relations(mention, members),
        parties=_parties(mention, members),
        wording=1.0,
        act=_act(mention, members),
    )
    return replace(like, wording=_wording(mention, members)) if like.score >= least else None


def _compared(group: Group[ClaimMention]) -> list[ClaimMention]:
    """The mentions of a claim that a new one is compared with: the first two, and those told last."""
    first, last = group.members[:2], group.members[max(2, len(group.members) - RECENT) :]
    return [m.mention for m in (*first, *last)]


def themes_in(m: ClaimMention) -> list[str]:
    """What a mention is about."""
    return [x for x in m.lemmas if x.startswith("#")]


def topics(m: ClaimMention) -> dict[str, float]:
    """What a mention is about and how much: by its own words, then by those around."""
    own = {theme[1:]: 1.0 if place == 0 else SECOND for place, theme in enumerate(themes_in(m))}
    around = [x[1:] for x in m.lemmas if x[0] == "~"]
    return own | {theme: AROUND * FADING**place for place, theme in enumerate(around) if theme not in own}


def _themes(m: ClaimMention, members: Sequence[ClaimMention]) -> float:
    """How far the mention and the claim are about the same: mostly by what each is about most, else by all."""
    own = topics(m)
    shares: dict[str, float] = {}
    for other in members:
        for theme, weight in topics(other).items():
            shares[theme] = shares.get(theme, 0.0) + weight
    if not own or not shares:
        return 0.0
    first = max(own, key=lambda theme: own[theme]) == max(shares, key=lambda theme: shares[theme])
    length = math.sqrt(sum(w * w for w in own.values()) * sum(w * w for w in shares.values()))
    return FIRST * first + (1 - FIRST) * sum(w * shares.get(theme, 0.0) for theme, w in own.items()) / length


def _relations(m: ClaimMention, members: Sequence[ClaimMention]) -> float:
    """How akin the relation is to those of the claim, half by the nearest and half by all."""
    each = [_relation(m.relation, o.relation) for o in members]
    return (max(each) + sum(each) / len(each)) / 2


def _relation(a: str, b: str) -> float:
    if a == b:
        return 0.5 if a == "OTHER" else 1.0
    if "OTHER" in (a, b):
        return 0.4
    return KIN.get(frozenset((a, b)), 0.0)


def _parties(m: ClaimMention, members: Sequence[ClaimMention]) -> float:
    """Whether the parties are those of the claim: 1 where subject and object agree, less where one is unknown, 0 where they differ."""
    subject = _share(m.subject, [o.subject for o in members])
    object_ = _share(m.object, [o.object for o in members])
    turned = _share(m.subject, [o.object for o in members]) + _share(m.object, [o.subject for o in members])
    return max((subject + object_) / 2, 0.7 * turned / 2)


def _share(party: Party | None, others: Sequence[Party | None]) -> float:
    known = [o for o in others if o is not None]
    if party is None or not known:
        return 0.5
    agree = sum(same(party, o) for o in known) / len(known)
    return min(1.0, MAJORITY * agree)


def _wording(m: ClaimMention, members: Sequence[ClaimMention]) -> float:
    """How alike the words are: the best of all mentions, by shared stems and by word vectors."""
    rows = unpacked([m.vector, *(o.vector for o in members)])
    by_vector = float((rows[1:] @ rows[0]).max())
    own = {x for x in m.lemmas if x[0] not in "#~"}
    by_stem = max(_overlap(own, {x for x in o.lemmas if x[0] not in "#~"}) for o in members)
    return max(0.0, min(1.0, max(by_vector, by_stem)))


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0


def _act(m: ClaimMention, members: Sequence[ClaimMention]) -> float:
    """Whether acts agree in place and doer."""
    own = set(m.place.split("; ")) - {""}
    known = {place for o in members for place in o.place.split("; ")} - {""}
    if m.relation not in ACTS:
        return 0.0
    doer = OTHER_DOER if _share(m.subject, [o.subject for o in members]) == 0 else 0.0
    days = [o.day for o in members if o.day is not None]
    if m.day is not None and days:
        return doer + SAME_DAY
    return doer + (0.0 if not own or not known else SAME_PLACE if own & known else OTHER_PLACE)


def _other_act(m: ClaimMention, members: Sequence[ClaimMention]) -> bool:
    """Whether the mention tells of another act than the claim does: on another day, or with nothing that shows it to be the same."""
    if not _is_act(m) or not any(_is_act(o) for o in members):
        return False
    days = [o.day for o in members if o.day is not None and _is_act(o)]
    if m.day is not None and days:
        return min(abs((m.day - day).days) for day in days) > NEAR
    places = {place for o in members for place in o.place.split("; ")} - {""}
    return not (places & set(m.place.split("; ")) or any(same(m.subject, o.subject) or same(m.object, o.object) for o in members))


def _is_act(m: ClaimMention) -> bool:
    """Whether it tells of one act rather than of a state of things: violence, an arrest."""
    return m.relation in ACTS or (m.relation == "COERCE" and themes_in(m)[:1] in ARRESTS)


def _reason(m: ClaimMention, like: Likeness) -> str:
    """The signs of a link, in words."""
    told = [
        "same parties" if like.parties >= 0.99 else "a party in common" if like.parties >= 0.5 else "parties not all the same",
        f"relation {m.relation}"
        if like.relation >= 0.99
        else f"relation {m.relation} akin"
        if like.relation >= 0.5
        else "another relation",
    ]
    themes = themes_in(m)
    if themes and like.themes > 0.5:
        told.append(f"both about {', '.join(theme[1:] for theme in themes[:3])}")
    told.append(f"wording alike {like.wording:.2f}")
    return ("the words stand for what was said before; " if m.meant else "") + ", ".join(told)
