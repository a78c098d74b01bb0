"""What happened: the acts of the two sides that weigh most, are surest, are told by most outlets, and are new."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.brief.material import Material, Report
from dragoman.analysis.brief.notes import Notes, excerpt
from dragoman.analysis.brief.shape import Line, Week
from dragoman.analysis.wording import Told, Voice, in_words, is_plural
from dragoman.archive.countries import country_names
from dragoman.codebook.types import load_types
from dragoman.formats.views import HAPPENED
from dragoman.records import Event, Mention, VerbalAct

LEAST_SURE = 0.5
SAME_STORY = timedelta(days=2)
ONE_SIDE = 0.7  # what an act of one side alone counts beside one between both, and one done to nobody told
MOST = 8  # lines
ASIDE = 0.8  # what an act aimed at somebody named only besides counts
_PUBLIC = ("verbal-cooperation", "verbal-conflict")


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


@dataclass(frozen=True, slots=True)
class Story:
    """Tellings of the same act, the clearest first."""

    tellings: tuple[Telling, ...]

    @property
    def best(self) -> Telling:
        """The clearest."""
        return self.tellings[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who tells it, each once."""
        return tuple(sorted({telling.outlet for telling in self.tellings}))


def weeks(material: Material, notes: Notes, without: Collection[str]) -> tuple[Week, ...]:
    """The most telling acts by week, in the order of days. `without` are events told elsewhere in the brief."""
    chosen = sorted(most_telling(material, without), key=lambda story: (story.best.day, story.best.event.id))
    by_week: dict[date, list[Line]] = {}
    for story in chosen:
        monday = story.best.day - timedelta(days=story.best.day.weekday())
        by_week.setdefault(monday, []).append(line_of(story, notes))
    return tuple(Week(monday, tuple(lines)) for monday, lines in by_week.items())


def most_telling(material: Material, without: Collection[str]) -> list[Story]:
    """The stories that weigh most, the heaviest first."""
    found = stories(told for told in tellings(material) if told.event.id not in without)
    before = Counter(told.key for report in material.earlier for told in tellings_of(report, {}))
    seen: Counter[object] = Counter(before)
    weighed = []
    for story in sorted(found, key=lambda story: story.best.day):
        seen[story.best.key] += 1
        weighed.append((weight(story, seen[story.best.key]), story))
    weighed.sort(key=lambda each: (-each[0], each[1].best.day, each[1].best.event.id))
    heaviest: dict[tuple[str, str], Story] = {}
    for _, story in weighed:
        heaviest.setdefault((story.best.report.document.id, story.best.event.sentence), story)  # a sentence is quoted once
    return list(heaviest.values())[:MOST]


def weight(story: Story, seen: int) -> float:
    """How much a story weighs: magnitude on PLOVER's scale, confidence, outlets that agree, and novelty: the how manieth of its kind."""
    best = story.best
    score = abs(best.act.value if best.act else load_types().score(best.event.type, best.event.mode))
    magnitude = (0.3 + 0.7 * score / 10) * (ASIDE if best.act and not best.act.direct else 1.0)
    between = 1.0 if best.pair[0] and best.pair[1] and best.pair[0] != best.pair[1] else ONE_SIDE
    between *= 1.0 if best.target else ONE_SIDE
    agreed = 1 + 0.5 * math.log2(len(story.outlets))
    novelty = 1.25 if seen == 1 else 1 / math.sqrt(seen)
    told = 1.0 if best.event.status in ("reported", "claimed") else 0.7
    return magnitude * best.event.score * between * agreed * (0.6 + 0.4 * novelty) * told


def tellings(material: Material) -> Iterator[Telling]:
    """The acts of the period, as the reports tell them."""
    acts = verbal_by_event(material)
    for report in material.reports:
        yield from (telling for telling in tellings_of(report, acts) if material.scope.holds(telling.day))


def tellings_of(report: Report, acts: Mapping[str, VerbalAct]) -> Iterator[Telling]:
    """The acts of a report that are the two sides' business, sure enough to be told, and not looked back on."""
    for event in report.record.events:
        day, act = report.day_of(event), acts.get(event.id)
        if day is None or event.score < LEAST_SURE or not event.source or (act is not None and act.recalled):
            continue  # an act whose doer is only inferred ("dismissed the accusations") is no line to hand on
        if event.status in ("planned", "hypothetical") or report.sentences[event.sentence].role not in ("text", "title"):
            continue
        telling = telling_of(report, event, day, act)
        if telling is not None:
            yield telling


def verbal_by_event(material: Material) -> dict[str, VerbalAct]:
    """The acts in words between the two states by the event that each comes from."""
    tone = material.tone
    return {act.coded: act for way in (tone.there, tone.back) for act in way.acts} if tone else {}


def stories(found: Iterator[Telling]) -> list[Story]:
    """Tellings of the same kind of act, by and to the same, within two days of each other, put together."""
    grouped: list[list[Telling]] = []
    for telling in sorted(found, key=lambda t: (t.day, t.report.document.id, t.event.trigger.start)):
        same = next(
            (g for g in grouped if g[0].key == telling.key and telling.day - g[-1].day <= SAME_STORY and _alike(g[0], telling)), None
        )
        if same is None:
            grouped.append([telling])
        else:
            same.append(telling)
    return [Story(tuple(sorted(group, key=_clearness, reverse=True))) for group in grouped]


def line_of(story: Story, notes: Notes) -> Line:
    """The story in careful words, with the words of its clearest report and a note for each outlet."""
    best = story.best
    sentence = best.report.sentences[best.event.sentence]
    first = {telling.outlet: telling for telling in reversed(story.tellings)}
    first[best.outlet] = best
    ordered = [best, *(telling for telling in first.values() if telling is not best)]
    cited = [notes.cite(t.report.document.id, t.report.sentences[t.event.sentence].text) for t in ordered]
    trigger = best.event.trigger
    return Line(
        text=worded(best, len(story.outlets)),
        quote=excerpt(sentence.text, trigger.start - sentence.start, trigger.end - sentence.start),
        day=best.day,
        status=best.event.status,
        confidence=best.event.score,
        outlets=story.outlets,
        notes=tuple(dict.fromkeys(cited)),
        item=best.event.id,
    )


def worded(telling: Telling, outlets: int = 1) -> str:
    """An act in careful words."""
    event, names = telling.event, telling.report.names
    by = names.listed(event.according_to)
    public = load_types().quad(event.type) in _PUBLIC
    own = bool(event.according_to) and _same(event.according_to, telling)
    status = "reported" if own and public and event.status == "claimed" else event.status  # who offers in public, has offered
    voice: Voice = "reports" if public or outlets > 1 else "report"
    if event.according_to and not (own and public):
        voice = "self" if own else "other" if by else "unnamed"
    elif status == "claimed":
        voice = "unnamed"
    tellers = {name for mention in event.according_to if (name := names.of(mention))}
    many = frozenset(name for name, several in ((telling.source, telling.several), (by, len(tellers) > 1)) if several or is_plural(name))
    return in_words(Told(event.type, event.mode, status, voice, telling.source, telling.target, by, many))


def telling_of(report: Report, event: Event, day: date, act: VerbalAct | None) -> Telling | None:
    """The event with its sides; None where it is not the business of the two, or nobody is known to do it to anybody."""
    source, target = report.names.listed(event.source), report.names.listed(event.target)
    pair = (report.sides_of(event.source), report.sides_of(event.target))
    if act is not None:
        first = report.scope.dyad.first.country == act.source
        pair = (frozenset({0 if first else 1}), frozenset({1 if first else 0}))
        source = _of_state(report, event.source, act.source, source, keep=True)
        target = _of_state(report, event.target, act.target, target, keep=False)
    public = load_types().quad(event.type) in _PUBLIC
    if not source or not (pair[0] or pair[1]) or (public and not target):
        return None
    doers = {name for mention in event.source if (name := report.names.of(mention))}
    return Telling(report, event, day, source, target, pair, act, len(doers) > 1 and " and " in source)


def _of_state(report: Report, mentions: Sequence[Mention], code: str, name: str, keep: bool) -> str:
    """The name of whoever acts in words for a state, or is spoken to for it: his own if it is known to be the state's."""
    state = country_names().get(code, code)
    if report.parties.states_of(mentions) == (code,) and any(letter.isupper() for letter in name):
        return name
    return f"{name} ({state})" if keep and name and any(letter.isupper() for letter in name) and state not in name else state


def _alike(one: Telling, other: Telling) -> bool:
    """Whether two acts of one kind by the same sides are the same story: told by different outlets, or of the same mode in one."""
    return one.outlet != other.outlet or one.event.mode == other.event.mode


def _clearness(telling: Telling) -> tuple[bool, bool, float]:
    titled = telling.report.sentences[telling.event.sentence].role == "title"
    return bool(telling.target), not titled, telling.event.score


def _same(by: Sequence[Mention], telling: Telling) -> bool:
    """Whether those who tell of an act did it, or speak for the state that did."""
    report, source = telling.report, telling.event.source
    states = report.parties.states_of(by)
    if states and states == ((telling.act.source,) if telling.act else report.parties.states_of(source)):
        return True
    return bool(source) and {report.names.of(mention) for mention in by} <= {report.names.of(mention) for mention in source}
