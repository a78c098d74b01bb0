"""What is put forward in a unit: each proposition with its parties, its relation and the speaker's stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.analysis.claims.cues import META
from dragoman.analysis.claims.parties import Named, Parties, same
from dragoman.analysis.claims.unit import Unit
from dragoman.analysis.claims.wording import Token, Wording, tokens_of
from dragoman.codebook.relations import Told
from dragoman.records import Event, Party, Record, Stand
from dragoman.records.claims import STATES

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "SANCTION", "PROTEST", "RETREAT", "COOPERATE"})
HARD_AID = frozenset({"arms", "money"})  # themes of help that is more than shelter
NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "not"})
SURE = 0.6  # an act less sure gives way to what else the words are about
EARLY = 3  # among the first words a noun such as "charge" stands for a proposition; later it may be one of its words
FEW = 6  # words that name nobody and are about nothing stand for what was said before
SHORT = 12  # words; a longer stretch tells a proposition of its own
LEAD = 40  # characters before the words in which the speaker's doubt may stand
CLAIMED = re.compile(r"\b(?:claim|took)", re.I)
_BOUNDARY = re.compile(
    r"; |: |\s[–—-]\s|, (?:and|but|while|whereas|which|who|where|saying|adding|although|though|because)\b|\b(?:and|but|while)\b"
)
_DOUBTING = re.compile(
    r"\b(?:(?<!no )doubt(?:s|ed|ing)?|question(?:s|ed|ing)?|sceptical|skeptical|unconvinced|wonder(?:s|ed)?)\b[^.;]*$", re.I
)
_SAYS = re.compile(r"\s(?:ha(?:s|ve|d) )?(?:says?|said|maintain(?:s|ed)?|claim(?:s|ed)?|allege[sd]?|insist(?:s|ed)?|denie[sd])\b")
_OWNS = re.compile(rf"\b(?:{META}|fabrications?|lies?|inventions?|tales?) (?:of|by|from) (?:the )?$")
_GOES_ON = re.compile(r"\s*(?:there|nor|none|no|neither|nobody|nothing)\b", re.I)

Sides = tuple[Party | None, Party | None]


@dataclass(frozen=True, slots=True)
class Said:
    """A proposition in its words: characters, parties, relation, the speaker's stand, the act that tells it, the names in it; `meta`
    says that the words stand for what was told elsewhere, `blames` that they name only who did it, `sure` that the coder named the doer."""

    start: int
    end: int
    subject: Party | None
    relation: str
    object: Party | None
    stance: Stand
    event: Event | None
    names: tuple[Named, ...]
    meta: bool
    blames: bool
    sure: bool


class Propositions:
    """Reads what the units of one record put forward."""

    def __init__(self, record: Record, wording: Wording, parties: Parties) -> None:
        self.text = record.document.text
        self.wording = wording
        self.parties = parties
        self.events = sorted(record.events, key=lambda e: e.trigger.start)

    def of(self, unit: Unit) -> Iterator[Said]:
        """The propositions of a unit, one for each clause that tells something."""
        for start, end in self._clauses(unit):
            tokens = tokens_of(self.text, start, end)
            if tokens:
                yield self._proposition(unit, tokens, self.parties.within(start, end, unit.speaker), (start, end))

    def _clauses(self, unit: Unit) -> list[tuple[int, int]]:
        """A unit cut where both sides tell a relation or an act of their own."""
        cuts: list[tuple[int, int]] = []
        start, telling, mark = unit.start, False, ""
        for match in (*_BOUNDARY.finditer(self.text, unit.start, unit.end), None):
            end = match.start() if match else unit.end
            told = self._tells(start, end)
            goes_on = telling and mark.startswith((",", ";")) and _GOES_ON.match(self.text, start)
            if cuts and not (told and telling) and not goes_on and not mark.startswith(";"):
                cuts[-1] = (cuts[-1][0], end)
                telling = telling or told
            else:
                cuts.append((start, end))
                telling = told
            start, mark = (match.end(), match[0]) if match else (end, "")
        return [span for a, b in cuts if (span := self._trimmed(a, b))[0] < span[1]]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without the marks and blanks at both ends."""
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip(" ,;:“\"'’")), start + len(words.rstrip(' ,;:”".'))

    def _tells(self, start: int, end: int) -> bool:
        tokens = tokens_of(self.text, start, end)
        about = any(self.wording.themes.relation[x] != "OTHER" for x in self.wording.themes_of(tokens))
        return about or bool(self.wording.told(tokens)) or any(start <= e.trigger.start < end for e in self.events)

    def _proposition(self, unit: Unit, tokens: list[Token], names: list[Named], span: tuple[int, int]) -> Said:
        names = [n for n in names if not _SAYS.match(self.text, n.end) and not _OWNS.search(self.text, max(0, n.start - 30), n.start)]
        themes = self.wording.themes_of([t for t in tokens if not any(n.start <= t.start < n.end for n in names)])
        usual = next((r for x in themes if (r := self.wording.themes.relation[x]) != "OTHER"), "OTHER")
        told = max(self.wording.told(tokens), key=lambda x: (x.last > x.first, -x.first), default=None)
        event = self._event(span, usual)
        if event is not None and told is not None and told.relation == usual != event.type:
            event = None
        relation, sides = self._relation_and_sides(event, told, tokens, names)
        relation = self._settled(relation, usual, themes)
        if unit.accuses and sides[0] is None and names:
            sides = (names[0].party, sides[1])
        stance = self._stance(unit, tokens, event, told)
        silent = len(tokens) <= FEW and not themes and not names and event is None
        meta = self._is_meta(tokens, event) or (silent and stance != "affirm")
        bare = event is None and (told is None or told.relation == "RESPONSIBILITY") and not themes and len(tokens) < SHORT
        blames = bare and (unit.accuses or CLAIMED.search(unit.cue) is not None)
        subject, object_ = self._turned(relation, sides)
        sure = event is not None and relation == event.type and bool(event.source)
        return Said(*span, subject, relation, object_, stance, event, tuple(names), meta, blames, sure)

    def _relation_and_sides(self, event: Event | None, told: Told | None, tokens: list[Token], names: list[Named]) -> tuple[str, Sides]:
        """By the act, else by words for a relation, else the first two parties named."""
        if event is not None and (told is None or event.type in MATERIAL):
            return event.type, self._of_event(event, names)
        if told is not None:
            return told.relation, self._of_words(told, tokens, names)
        distinct = list({n.party.key: n.party for n in names if n.kind != "place"}.values())
        return "OTHER", (distinct[0] if distinct else None, distinct[1] if len(distinct) > 1 else None)

    def _settled(self, relation: str, usual: str, themes: Sequence[str]) -> str:
        """The relation, where the words tell none of their own by what they are about."""
        if relation in ("OTHER", "RESPONSIBILITY") or relation not in (*MATERIAL, *STATES):
            relation = usual if usual != "OTHER" or relation in STATES else "OTHER"
        if relation == "AID" and usual == "PRESENCE" and not HARD_AID & set(themes):
            return "PRESENCE"  # who shelters somebody has him on his soil, and reports tell it both ways
        return relation

    def _event(self, span: tuple[int, int], usual: str) -> Event | None:
        """The act told in these words: a deed rather than a word, else the likeliest; none that is doubtful where the words are about
        something else."""
        inside = [e for e in self.events if span[0] <= e.trigger.start < span[1] and e.status != "planned"]
        best = max(inside, key=lambda e: (e.type in MATERIAL, e.type == usual, e.score), default=None)
        if best is None or best.type == usual or usual == "OTHER":
            return best
        group = next((p for m in best.source if (p := self.parties.of(m))), None)
        odd = best.type == "AID" and group is not None and same(group, self.parties.main_group)
        return None if best.score < SURE or odd or best.type == "PROTEST" else best

    def _of_event(self, e: Event, names: list[Named]) -> Sides:
        subject = next((p for m in e.source if (p := self.parties.of(m))), None)
        object_ = next((p for m in e.target if (p := self.parties.of(m)) and not same(p, subject)), None)
        doers = [n for n in names if n.kind != "place"]
        if subject is None:
            subject = next((n.party for n in reversed(doers) if n.end <= e.trigger.start and not same(n.party, object_)), None)
        if object_ is None:
            object_ = next((n.party for n in names if n.start >= e.trigger.end and not same(n.party, subject)), None)
        if subject is None:
            subject = next((n.party for n in doers if not same(n.party, object_)), None)
        return subject, object_

    def _of_words(self, told: Told, tokens: list[Token], names: list[Named]) -> Sides:
        first = tokens[told.first].start
        before = [n.party for n in names if n.start < first]
        after = [n.party for n in names if n.start >= first]
        a = before[-1] if before else None
        b = next((p for p in after if not same(p, a)), None)
        if a is None and len(after) > 1:
            a, b = after[0], next((p for p in after if not same(p, after[0])), None)
        elif b is None and len(before) > 1:
            b = before[-1]
            a = next((p for p in reversed(before) if not same(p, b)), None)
        return (b, a) if told.turned else (a, b)

    def _turned(self, relation: str, sides: Sides) -> Sides:
        """A group is present in a state and a state aids a group, in whatever order the words name them."""
        subject, object_ = sides[0], None if same(*sides) else sides[1]
        countries = self.parties.actors.countries
        first, second = (p is not None and p.key in countries for p in (subject, object_))
        wrong = (relation == "PRESENCE" and first and not second) or (relation == "AID" and second and not first)
        group = object_ if relation == "PRESENCE" else subject
        return (object_, subject) if wrong and (group is None or same(group, self.parties.main_group)) else (subject, object_)

    def _stance(self, unit: Unit, tokens: list[Token], event: Event | None, told: Told | None) -> Stand:
        """The unit's, turned by negators and words of doubt that bear on what is told."""
        before = self.text[max(unit.sentence.start, unit.start - LEAD) : unit.start]
        if unit.stance != "affirm" or unit.accuses:
            return unit.stance
        if self.wording.has("doubt", tokens) or _DOUBTING.search(before):
            return "doubt"
        first, last = self._told_at(tokens, event, told)
        if tokens[0].text in NONE or self.wording.negated(tokens, first, last):
            return "deny"
        if event is not None and event.status in ("negated", "denied") and not self.wording.has("keep", tokens):
            return "deny"
        return "deny" if self.wording.has("false", tokens) else "affirm"

    def _told_at(self, tokens: list[Token], event: Event | None, told: Told | None) -> tuple[int, int]:
        """The words that tell the proposition: of the act, of the relation, of the theme; else all."""
        at = next((i for i, t in enumerate(tokens) if event and t.start >= event.trigger.start), None)
        if at is None and told is not None:
            return told.first, told.last
        at = self.wording.first_theme(tokens) if at is None else at
        return (0, len(tokens)) if at is None else (at, at)

    def _is_meta(self, tokens: Sequence[Token], event: Event | None) -> bool:
        """Whether the words only stand for what was said elsewhere."""
        stands = any(i <= EARLY for i in self.wording.at("meta", tokens)) or self.wording.has("false", tokens)
        stands = stands or (tokens[0].text in ("it", "this", "that", "these", "which") and len(tokens) <= EARLY + 1)
        return stands and len(tokens) <= SHORT and (event is None or event.type not in MATERIAL)
