"""What to watch: days to come that reports name, plans, offers and threats, people held, claims left open; each with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.brief.disputed import concerns, gist_of, is_contested, shown_positions
from dragoman.analysis.brief.material import Material, Report
from dragoman.analysis.brief.notes import Notes, excerpt, shortened
from dragoman.analysis.brief.shape import Kind, WatchLine
from dragoman.analysis.brief.telling import LEAST_SURE, Telling, is_own, telling_of, verbal_by_event, worded
from dragoman.analysis.parties import home_of
from dragoman.analysis.wording import stands, started, within
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
_CUSTODY = re.compile(
    r"(?i)arrest|detain|detention|custody|prison|jail|gaol|held|hold|captive|captur|kidnap|abduct|seiz|hostage|remand|intern|lock|bars|"
    r"apprehend|round|imprison|snatch|carried off|behind"
)
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
        if kind is None or not (when or fresh) or _carried_out(telling, happened) or not _is_own_to_do(telling):
            continue
        sentence = telling.report.sentences[event.sentence]
        quote = excerpt(sentence.text, event.trigger.start - sentence.start, event.trigger.end - sentence.start)
        weight = event.score * (1 + abs(load_types().score(event.type, event.mode)) / 10)
        source = (telling.report.document.id, sentence.text)
        yield _Found(kind, worded(telling), quote, when, _reason(event, when), (source,), weight)


def _is_own_to_do(telling: Telling) -> bool:
    """Whether one of the two sides does it, and nobody else says that it will: what others ask of a side is no plan of it."""
    by, event = telling.event.according_to, telling.event
    return bool(telling.pair[0]) and not (event.status in ("planned", "hypothetical") and by and not is_own(telling))


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
        if not words or report.has_nobody((*event.source, *event.target, *event.according_to)) or not _is_held(event):
            continue
        if not (report.sides_of(event.source) or report.sides_of(event.target) or _at_home(report)):
            continue
        if any(_frees(words, report, later, release) for later, release in released):
            continue
        source = report.names.listed(report.surely(event.source))
        telling = Telling(report, event, published, source, words, (frozenset(), frozenset()))
        quote = excerpt(sentence.text, event.trigger.start - sentence.start, event.trigger.end - sentence.start)
        yield _Found(
            "detention",
            worded(telling),
            quote,
            None,
            "people held; no report of a release",
            ((report.document.id, sentence.text),),
            event.score,
        )


def _events(material: Material) -> Iterator[tuple[Report, Event]]:
    for report in material.reports:
        for event in report.record.events:
            if event.score >= LEAST_SURE and event.status in HAPPENED and not event.historical:
                yield report, event


def _at_home(report: Report) -> bool:
    """Whether a report is sent from the country of a side: most reports of an arrest do not name the state again."""
    return home_of(report.record) in {side.country for side in report.scope.sides() if side.country}


def _is_held(event: Event) -> bool:
    """Whether the words say that somebody is held, in a sentence rather than in a heading in capitals."""
    return _CUSTODY.search(event.trigger.text) is not None and not event.trigger.text.isupper()


def _frees(words: str, report: Report, later: Report, release: Event) -> bool:
    """Whether a release, told in the same report or after it, is of those held."""
    then, published = later.document.published, report.document.published
    return then is not None and published is not None and then >= published and _shares(words, later, release)


def _shares(words: str, report: Report, release: Event) -> bool:
    """Whether a release frees somebody of the same name, or of nobody's name."""
    freed = report.names.listed(release.target)
    names = set(_NAME.findall(words))
    return not names or bool(names & set(_NAME.findall(freed)))


def _claims(material: Material) -> Iterator[_Found]:
    """Claims on which two parties contradict each other still."""
    for each in material.claims:
        claim = each.summary
        positions = shown_positions(each, material)
        recent = claim.last is not None and claim.last >= material.scope.now - OPEN
        heading, words = gist_of(claim)
        vague = bool(heading) and (claim.relation == "OTHER" or claim.subject is None)
        if not is_contested(positions) or not recent or vague or not concerns(claim, material.scope):
            continue
        last = positions[0].best or each.mentions[-1].mention
        sides = [
            min(positions, key=lambda position: position.stance != "affirm"),
            min(positions, key=lambda position: position.stance == "affirm"),
        ]
        stand = "; ".join(stands(position.stance, within(position.party.name)) for position in sides)
        reason = f"contested in {claim.documents} report{'' if claim.documents == 1 else 's'}; nothing told settles it"
        text = f"{heading}: {stand}" if heading else started(stand)
        yield _Found("claim", text, words or shortened(last.sentence), None, reason, ((last.document, last.sentence),), claim.documents)
