"""The claims that one report holds: each proposition that somebody asserts, denies or doubts, with its parties and its relation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from dragoman.analysis.claims.acts import Acts
from dragoman.analysis.claims.parties import Parties, same
from dragoman.analysis.claims.propositions import EARLY, Propositions, Said
from dragoman.analysis.claims.sides import FILLED, HOSTILE, Sides, name_of
from dragoman.analysis.claims.unit import Unit
from dragoman.analysis.claims.units import Units
from dragoman.analysis.claims.wording import Wording, tokens_of
from dragoman.records import ClaimMention, Party, Record, SentenceRecord, content_id

MANY = re.compile(r"\b(?:accusation|allegation|charge|claim|finding|report|complaint)s\b", re.I)
_NO_CLAIM = re.compile(r"\?$|^(?:if|unless|how|why|what|let|thank)\b|\b(?:we|i) (?:shall|will|hope|want|wish|expect)\b", re.I)
PAIR = 2
REACH = 2  # sentences on both sides that tell what words are about which do not tell it themselves
FADING = 0.6  # what a sentence farther off counts
MOST = 3  # themes that the words around tell
NEXT = 120  # characters within which a denial goes on


class Reader:
    """Reads the mentions of one record, from nothing else."""

    def __init__(self, record: Record, wording: Wording) -> None:
        self.record = record
        self.wording = wording
        self.text = record.document.text
        self.parties = Parties(record, wording.codebook)
        self.acts = Acts(record, wording, self.parties)
        self.sides = Sides(self.parties, self.acts.events)

    def mentions(self) -> list[ClaimMention]:
        """All mentions in the order of the text."""
        self.wording.learn(self.text)
        reading = Propositions(self.record, self.wording, self.parties)
        read = [(unit, said) for unit in Units(self.record, self.parties).all() for said in reading.of(unit)]
        homes = self.sides.homes(read)
        told: list[ClaimMention] = []
        for unit, said in read:
            told += self._mentions(self._with_state(unit, said, homes, told) if unit.office else unit, said, told)
        return list({m.id: m for m in told if _claims_something(m)}.values())

    def _with_state(self, unit: Unit, said: Said, homes: dict[str, str], told: list[ClaimMention]) -> Unit:
        """An official's words with the state that he speaks for, as far as anything tells it."""
        name = name_of(unit)
        told_by = homes.get(name, "") or self.sides.home(unit, said) or self._home_by(unit, said, told)
        if not told_by and not name and self.parties.issuer is not None:
            return replace(unit, speaker=self.parties.issuer)
        code = told_by or self.parties.dateline  # which is too weak a sign to be remembered
        if not code:
            return unit
        if name and told_by:
            self.parties.homes.setdefault(name, told_by)
        return replace(unit, speaker=Party(code, self.parties.state(code).name, (name,) if name else ()))

    def _home_by(self, unit: Unit, said: Said, told: list[ClaimMention]) -> str:
        """The state of an official who denies what his state was charged with before in the report, or charges the other as before."""
        own = self._mention(unit, said)
        theme = [x for x in own.lemmas if x[0] == "#"][:1]
        like = self._meant(unit, own, told) if said.meta else [m for m in told if theme and theme[0] in m.lemmas]
        for m in reversed(like):
            key = m.subject.key if m.subject is not None else ""
            if m.relation in HOSTILE and m.stance == "affirm" and key in self.parties.dyad:
                return key if said.stance != "affirm" else self.parties.other(key)
        return ""

    def _mentions(self, unit: Unit, said: Said, told: list[ClaimMention]) -> Iterator[ClaimMention]:
        """The mention of a proposition; of words such as "the accusations" one for each that is meant."""
        own = self._recalled(self._mention(unit, said), told)
        meant = self._meant(unit, own, told) if said.meta else self._continued(own, told)
        for m in meant:
            copied = replace(
                own, id=content_id(own.id, m.id), meant=True, subject=m.subject, relation=m.relation, object=m.object, day=m.day,
                place=m.place, lemmas=m.lemmas, vector=m.vector, blocks=m.blocks,
            )  # fmt: skip
            yield copied
        if not meant:
            yield own

    def _continued(self, own: ClaimMention, told: list[ClaimMention]) -> list[ClaimMention]:
        """The proposition that a party has just denied in other words, where it goes on denying: "denied it. 'We do not …'"."""
        last = told[-1] if told else None
        if last is None or not last.meant or own.stance != "deny" or last.stance != "deny" or not same(last.speaker, own.speaker):
            return []
        return [last] if own.start - last.end < NEXT and (own.subject is None or same(own.subject, own.speaker)) else []

    def _mention(self, unit: Unit, said: Said) -> ClaimMention:
        relation = said.relation
        tokens = tokens_of(self.text, said.start, said.end)
        names = [(n.start, n.end) for n in said.names if n.kind != "place"]
        act = said.event
        if said.blames and (act := self.acts.before(said.start)) is not None:
            relation, tokens = act.type, tokens_of(self.text, *self.acts.span(act))
        lemmas = self.wording.lemmas(tokens, names, relation)
        themes = {x for x in lemmas if x[0] == "#"}
        day, place, like = self.acts.when_and_where(act, unit.sentence.id, said.start, relation, themes)
        if like is not None and not themes:
            lemmas = (*lemmas, *sorted(self.acts.themes_of(like)))
        lemmas = (*lemmas, *self._context(unit.sentence, {x[1:] for x in lemmas if x[0] == "#"}))
        subject, object_ = self.sides.filled(unit, said, relation)
        d = self.record.document
        m = ClaimMention(
            content_id(unit.item, str(said.start), str(said.end), unit.speaker.key if unit.speaker else ""),
            unit.item, d.id, d.published, d.publisher or "", self.text[said.start : said.end], said.start, said.end,
            unit.sentence.text, unit.speaker, said.stance, unit.sector == "MED" or unit.reporting, False,
            subject, relation, object_, day, place, lemmas, self.wording.vector(tokens, names), (),
        )  # fmt: skip
        return replace(m, blocks=blocks_of(m, self.parties.dyad))

    def _context(self, sentence: SentenceRecord, own: set[str]) -> list[str]:
        """What the words around are about, marked by `~`: of the same sentence, then of those near it, the nearest counting most."""
        at = self.record.sentences.index(sentence)
        weights: dict[str, float] = {}
        for n in range(max(0, at - REACH), min(len(self.record.sentences), at + REACH + 1)):
            for theme in self._themes_told[n]:
                weights[theme] = weights.get(theme, 0.0) + FADING ** abs(n - at)
        listed = sorted((theme for theme in weights if theme not in own), key=lambda theme: -weights[theme])
        return [f"~{theme}" for theme in listed[:MOST]]

    @cached_property
    def _themes_told(self) -> list[tuple[str, ...]]:
        """What each sentence is plainly about."""
        told = ([t.stem for t in tokens_of(self.text, s.start, s.end)] for s in self.record.sentences)
        return [self.wording.themes.of(stems) for stems in told]

    def _recalled(self, m: ClaimMention, told: list[ClaimMention]) -> ClaimMention:
        """A mention that names no doer, with the parties of what the report told before of the same."""
        themes = [x for x in m.lemmas if x[0] == "#"][:1]
        if m.subject is not None or not themes or m.relation not in FILLED:
            return m
        same_thing = [o for o in told if o.subject and o.relation == m.relation and themes[0] in o.lemmas]
        keys = Counter(o.subject.key for o in same_thing if o.subject and o.stance == "affirm" and not same(o.subject, o.speaker))
        keys = keys or Counter(o.subject.key for o in same_thing if o.subject)
        like = next((o for o in same_thing if o.subject and o.subject.key == keys.most_common(1)[0][0]), None) if keys else None
        if like is None:
            return m
        filled = replace(m, subject=like.subject, object=m.object or like.object)
        return replace(filled, blocks=blocks_of(filled, self.parties.dyad))

    def _meant(self, unit: Unit, own: ClaimMention, told: list[ClaimMention]) -> list[ClaimMention]:
        """The propositions told before for which the words stand: in the same sentence where no noun tells what sort of thing is meant;
        else what another said about the same, or about this speaker; the last."""
        tokens = tokens_of(own.words, 0, len(own.words))
        here = [m for m in reversed(told) if m.sentence == own.sentence and not m.meant]
        if here and not self.wording.has("meta", tokens) and not self.wording.has("false", tokens) and len(tokens) > EARLY:
            return here[:1]
        themes = {x for x in own.lemmas if x[0] == "#"}
        others = [m for m in reversed(told) if not same(m.speaker, unit.speaker) and not m.meant]
        about = [m for m in others if themes & set(m.lemmas)]
        charges = [m for m in others if m.relation in FILLED and m.stance == "affirm"]
        mine = [m for m in charges if same(m.subject, unit.speaker) or same(m.object, unit.speaker)]
        found = about or mine or charges or others
        distinct = list({(m.relation, m.subject and m.subject.key): m for m in reversed(found)}.values())[::-1]
        return distinct[: 2 if MANY.search(own.words) and not about else 1]


def _claims_something(m: ClaimMention) -> bool:
    """Whether a mention speaks of a party or of a theme, or a party speaks where the words around tell a theme; and neither asks,
    supposes nor promises."""
    own = m.subject is not None or m.object is not None or any(x[0] == "#" for x in m.lemmas)
    says = own or (m.speaker is not None and any(x[0] == "~" for x in m.lemmas))
    return m.meant or (says and not _NO_CLAIM.search(m.words))


def blocks_of(m: ClaimMention, dyad: tuple[str, ...]) -> tuple[str, ...]:
    """What a mention shares with those it may be linked to: a theme or a relation, together with a party or, since some name none,
    with the two states that its report speaks of most."""
    names = sorted({name for p in (m.subject, m.object) if p for name in (p.key, *p.aliases) if name})
    themes = [x for x in m.lemmas if x[0] == "#"]
    themes = themes or [f"#{x[1:]}" for x in m.lemmas if x[0] == "~"]
    topics = [*themes, *([m.relation] if m.relation != "OTHER" else [])]
    found = [f"{topic}|{name}" for topic in topics for name in names]
    if len(dyad) == PAIR:
        found += [f"{theme}|{'-'.join(sorted(dyad))}" for theme in themes]
    return tuple(found or [f"{x}|{name}" for x in m.lemmas for name in names] or [m.id])
