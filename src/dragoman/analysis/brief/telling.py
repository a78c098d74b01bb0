"""Acts as single reports tell them, with who does them to whom, where both are sure enough to be put into a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.brief.material import Material, Report
from dragoman.analysis.brief.officials import country_of
from dragoman.analysis.wording import Told, Voice, in_words, is_plural
from dragoman.archive.countries import country_names
from dragoman.codebook.types import load_types
from dragoman.formats.views import HAPPENED
from dragoman.records import Event, Mention, VerbalAct

LEAST_SURE = 0.5
_PUBLIC = ("verbal-cooperation", "verbal-conflict")
_JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # types of act that both sides do together
_OTHER_CLAUSE = re.compile(r"\b(?:that|which|who|whom|whose|whether)\b")
_LOOKING_BACK = re.compile(r"\b(?:had|used to)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_EVER_SINCE = re.compile(r"\b(?:has|have)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_CLAUSE_END = re.compile(r"[,;:.!?]|\b(?:and|but|that|which|who|while)\b")
_LONG_AGO = re.compile(r"\b(?:ago|(?:days|weeks|months|years) (?:earlier|before)|last (?:month|year|spring|summer|autumn|winter))\b", re.I)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one report tells it: who, to whom, when, and which of the two sides; `several` says that more than one do it."""

    report: Report
    event: Event
    day: date
    source: str
    target: str
    pair: tuple[frozenset[int], frozenset[int]]
    act: VerbalAct | None = None
    several: bool = False

    @property
    def key(self) -> tuple[str, str, tuple[frozenset[int], frozenset[int]]]:
        """What tellings of one story share."""
        return self.event.type, "happened" if self.event.status in HAPPENED else self.event.status, self.pair

    @property
    def outlet(self) -> str:
        """Who tells it."""
        return self.report.document.publisher or self.report.document.id

    @property
    def public(self) -> bool:
        """Whether it is an act in words."""
        return load_types().quad(self.event.type) in _PUBLIC

    @property
    def between(self) -> bool:
        """Whether it goes from one of the two sides to the other."""
        return bool(self.pair[0] and self.pair[1]) and self.pair[0] != self.pair[1]


def verbal_by_event(material: Material) -> dict[str, VerbalAct]:
    """The acts in words between the two states by the event that each comes from."""
    tone = material.tone
    return {act.coded: act for way in (tone.there, tone.back) for act in way.acts} if tone else {}


def telling_of(report: Report, event: Event, day: date, act: VerbalAct | None) -> Telling | None:
    """The event with its sides; None where it is not the business of the two, or it is not sure who does it, or to whom."""
    if report.has_nobody((*event.source, *event.target, *event.according_to)) or _is_far(report, event):
        return None
    sure = report.surely(event.source), report.surely(event.target)
    pair = report.sides_of(sure[0]), report.sides_of(sure[1])
    source, target = report.names.listed(event.source), report.names.listed(event.target)
    if act is not None:
        if {report.standing(mention) for mention in event.source} != {act.source}:
            return None
        first = report.scope.dyad.first.country == act.source
        aimed = _is_aimed(report, event, act)
        pair = frozenset({0 if first else 1}), frozenset({1 if first else 0}) if aimed else frozenset()
        source = source or country_names().get(act.source, act.source)
        target = (target or country_names().get(act.target, act.target)) if aimed else ""
    doers = {name for mention in event.source if (name := report.names.of(mention))}
    telling = Telling(report, event, day, source, target, pair, act, len(doers) > 1 and " and " in source)
    return telling if _makes_sense(telling) else None


def worded(telling: Telling, outlets: int = 1) -> str:
    """An act in careful words."""
    event, names = telling.event, telling.report.names
    by = names.listed(event.according_to)
    own = bool(event.according_to) and is_own(telling)
    public = telling.public
    status = "reported" if own and public and event.status == "claimed" else event.status  # who offers in public, has offered
    voice: Voice = "reports" if public or outlets > 1 else "report"
    if event.according_to and not (own and public):
        voice = "self" if own else "other" if by else "unnamed"
    elif status == "claimed":
        voice = "unnamed"
    tellers = {name for mention in event.according_to if (name := names.of(mention))}
    many = frozenset(name for name, several in ((telling.source, telling.several), (by, len(tellers) > 1)) if several or is_plural(name))
    return in_words(Told(event.type, event.mode, status, voice, telling.source, telling.target, by, many))


def is_own(telling: Telling) -> bool:
    """Whether those who tell of an act did it, or speak for the state that did."""
    report, by, source = telling.report, telling.event.according_to, telling.event.source
    states = {report.standing(mention) for mention in by}
    if states - {""} and states == ({telling.act.source} if telling.act else {report.standing(mention) for mention in source}):
        return True
    return bool(source) and _identities(report, by) <= _identities(report, source)


def looks_back(report: Report, event: Event) -> bool:
    """Whether the words around an act say that it was done before what is reported: "had offered", "accused … a year ago"."""
    sentence = report.sentences[event.sentence]
    start, end = event.trigger.start - sentence.start, event.trigger.end - sentence.start
    before, after = sentence.text[:start], sentence.text[end:]
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    if _LONG_AGO.search(clause) or (_EVER_SINCE.search(before) and " since " in clause):
        return True
    return not event.according_to and _LOOKING_BACK.search(before) is not None


def _makes_sense(telling: Telling) -> bool:
    """Whether the act is the two sides' business and done by somebody to somebody else."""
    event, report = telling.event, telling.report
    if not telling.source or not (telling.pair[0] or telling.pair[1]) or (telling.public and not telling.target and telling.act is None):
        return False
    if telling.source == telling.target or _identities(report, event.source) & _identities(report, event.target):
        return False
    doers = set(report.parties.states_of(event.source))
    if (len(telling.pair[0]) > 1 or len(doers) > 1) and event.type not in _JOINT:
        return False
    same_state = doers & set(report.parties.states_of(event.target))
    return not (telling.public and (same_state or (len(telling.pair[1]) == 1 and telling.pair[0] == telling.pair[1])))


def _identities(report: Report, mentions: Sequence[Mention]) -> set[str]:
    """By which names mentions are known, in lower case; those whom nothing names count by their words."""
    return {name.lower() for mention in mentions for name in _known_as(report, mention)}


def _known_as(report: Report, mention: Mention) -> Iterator[str]:
    yield report.names.of(mention) or mention.text
    if mention.actor is not None and mention.actor.person:
        yield mention.actor.name


def _is_aimed(report: Report, event: Event, act: VerbalAct) -> bool:
    """Whether the sentence tells that an act in words is aimed at the other state: its target speaks for it, or the sentence names it."""
    codebook, record = report.parties.codebook, report.record
    if any(act.target in (report.standing(m), country_of(m, record, codebook)) for m in event.target):
        return True
    sentence = report.sentences[event.sentence]
    return any(named.country == act.target for named in report.parties.named(sentence.start, sentence.end))


def _is_far(report: Report, event: Event) -> bool:
    """Whether the doer stands in another clause after the act: "the charge that mines were laid by Angola" is no charge by Angola."""
    first = min((mention.start for mention in event.source), default=0)
    return first > event.trigger.end and _OTHER_CLAUSE.search(report.document.text[event.trigger.end : first]) is not None
