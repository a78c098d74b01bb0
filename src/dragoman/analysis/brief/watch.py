"""What to watch: days to come that reports name, plans, offers and threats, people held, claims left open; each with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.brief.disputed import concerns, latest
from dragoman.analysis.brief.happened import LEAST_SURE, Telling, telling_of, verbal_by_event, worded
from dragoman.analysis.brief.material import Material, Report
from dragoman.analysis.brief.notes import Notes, excerpt, shortened
from dragoman.analysis.brief.shape import Kind, WatchLine
from dragoman.analysis.parties import home_of
from dragoman.analysis.wording import stands
from dragoman.codebook.types import load_types
from dragoman.formats.views import HAPPENED
from dragoman.records import Event, VerbalAct

FRESH = timedelta(days=45)  # plans and threats told longer ago, and without a day to come, are stale
OPEN = timedelta(days=90)  # the same for people held and claims left open
MOST = 6
OF_A_KIND = 2
_ORDER: dict[Kind, int] = {"date": 0, "threat": 1, "detention": 2, "plan": 3, "offer": 4, "claim": 5}
_HELD = (("COERCE", "arrest"), ("ASSAULT", "abduct"))
_DONE: Mapping[str, frozenset[str]] = {  # after which a threat is carried out, an offer taken up
    "THREATEN": frozenset({"COERCE", "SANCTION", "ASSAULT", "MOBILIZE"}),
    "AGREE": frozenset({"COOPERATE", "CONSULT", "RETREAT", "AID"}),
}
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A thing to watch before it is chosen: `sources` are documents and sentences, `weight` ranks it among its kind."""

    kind: Kind
    text: str
    quote: str
    when: date | None
    reason: str
    sources: tuple[tuple[str, str], ...]
    weight: float


def watch_lines(material: Material, notes: Notes) -> tuple[WatchLine, ...]:
    """The things to watch, those with a day to come first; no more than a few of one kind."""
    found = [*_acts(material), *_detentions(material), *_claims(material)]
    found.sort(key=lambda each: (_ORDER[each.kind], each.when or date.max, -each.weight, each.text))
    chosen: list[_Found] = []
    kinds, seen = Counter[Kind](), set[str]()
    for each in found:
        if kinds[each.kind] < OF_A_KIND and each.text not in seen and len(chosen) < MOST:
            kinds[each.kind] += 1
            seen.add(each.text)
            chosen.append(each)
    return tuple(
        WatchLine(each.kind, each.text, each.quote, each.when, each.reason, tuple(notes.cite(*source) for source in each.sources))
        for each in chosen
    )


def _acts(material: Material) -> Iterator[_Found]:
    """Acts that are planned, possible, threatened or offered."""
    acts = verbal_by_event(material)
    told = [telling for report in material.reports for telling in _tellings(report, acts, material.scope.now)]
    happened = [telling for telling in told if telling.event.status in HAPPENED]
    for telling in told:
        event = telling.event
        when = day_to_come(event, telling.report, material.scope.now)
        kind = _kind(event, when)
        fresh = telling.day >= material.scope.now - FRESH
        if kind is None or not (when or fresh) or _carried_out(telling, happened):
            continue
        sentence = telling.report.sentences[event.sentence]
        quote = excerpt(sentence.text, event.trigger.start - sentence.start, event.trigger.end - sentence.start)
        weight = event.score * (1 + abs(load_types().score(event.type, event.mode)) / 10)
        source = (telling.report.document.id, sentence.text)
        yield _Found(kind, worded(telling), quote, when, _reason(event, when), (source,), weight)


def _tellings(report: Report, acts: Mapping[str, VerbalAct], now: date) -> Iterator[Telling]:
    """The acts of a report in any status, told until now."""
    for event in report.record.events:
        day = report.document.published
        sure = event.score >= LEAST_SURE and not event.historical and report.sentences[event.sentence].role == "text"
        if sure and day is not None and day <= now:
            telling = telling_of(report, event, day, acts.get(event.id))
            if telling is not None:
                yield telling


def day_to_come(event: Event, report: Report, now: date) -> date | None:
    """The last day that an event is dated to, if it lies after now and after its report."""
    if event.date is None or event.date.precision in ("year", "decade"):
        return None
    published = report.document.published
    return event.date.last if event.date.last > now and (published is None or event.date.last > published) else None


def _kind(event: Event, when: date | None) -> Kind | None:
    if event.status in ("planned", "hypothetical"):
        return "date" if when else "plan"
    if event.status in HAPPENED and event.type == "THREATEN":
        return "threat"
    if event.status in HAPPENED and event.type == "AGREE":
        return "date" if when else "offer"
    return "date" if when and event.status in HAPPENED and event.type == "REQUEST" else None


def _reason(event: Event, when: date | None) -> str:
    if when and event.date:
        return f"a report names a day to come (“{event.date.words}”)"
    if event.type == "THREATEN":
        return "a threat; no report that it was carried out"
    if event.type == "AGREE":
        return "an offer; no report that it was taken up"
    return "told as planned or called for" if event.status == "planned" else "told as possible only"


def _carried_out(telling: Telling, happened: Iterable[Telling]) -> bool:
    """Whether the same side is later told to have done what would answer a threat or an offer."""
    answers = _DONE.get(telling.event.type, frozenset())
    return any(
        later.event.type in answers and later.pair[0] & telling.pair[0] and later.day > telling.day and later.event.status in HAPPENED
        for later in happened
    )


def _detentions(material: Material) -> Iterator[_Found]:
    """People held of whose release no later report tells."""
    released = [(report, event) for report, event in _events(material) if (event.type, event.mode) == ("RETREAT", "release")]
    for report, event in _events(material):
        published = report.document.published
        if (event.type, event.mode) not in _HELD or published is None or published < material.scope.now - OPEN:
            continue
        sentence = report.sentences[event.sentence]
        words = report.names.listed(event.target)
        if not words or not (report.sides_of(event.source) or report.sides_of(event.target) or _at_home(report)):
            continue
        if any((later.document.published or date.min) > published and _shares(words, later, release) for later, release in released):
            continue
        telling = Telling(report, event, published, report.names.listed(event.source), words, (frozenset(), frozenset()))
        quote = excerpt(sentence.text, event.trigger.start - sentence.start, event.trigger.end - sentence.start)
        source = (report.document.id, sentence.text)
        yield _Found("detention", worded(telling), quote, None, "people held; no report of a release", (source,), event.score)


def _events(material: Material) -> Iterator[tuple[Report, Event]]:
    for report in material.reports:
        for event in report.record.events:
            if event.score >= LEAST_SURE and event.status in HAPPENED and not event.historical:
                yield report, event


def _at_home(report: Report) -> bool:
    """Whether a report is sent from the country of a side: most reports of an arrest do not name the state again."""
    return home_of(report.record) in {side.country for side in report.scope.sides() if side.country}


def _shares(words: str, report: Report, release: Event) -> bool:
    """Whether a release frees somebody of the same name, or of nobody's name."""
    freed = report.names.listed(release.target)
    names = set(_NAME.findall(words))
    return not names or bool(names & set(_NAME.findall(freed)))


def _claims(material: Material) -> Iterator[_Found]:
    """Claims on which two parties contradict each other still."""
    for each in material.claims:
        claim = each.summary
        positions = latest(claim)
        stances = {position.stance for position in positions}
        recent = claim.last is not None and claim.last >= material.scope.now - OPEN
        if len(stances) < 2 or "affirm" not in stances or not recent or not concerns(claim, material.scope):
            continue
        last = each.mentions[-1].mention
        text = "; ".join(stands(position.stance, position.party.name) for position in positions[:3])
        reason = f"contested in {claim.documents} report{'' if claim.documents == 1 else 's'}; nothing told settles it"
        yield _Found("claim", text, shortened(claim.gist), None, reason, ((last.document, last.sentence),), claim.documents)
