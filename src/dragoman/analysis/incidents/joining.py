"""Which words of one report tell the same incident, and what day and place each takes from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.analysis.incidents.telling import Telling, concerned
from dragoman.analysis.incidents.words import exact, overlap
from dragoman.records import Event, EventDate

REACH = 150  # characters within which words of one sentence are close
LEAD = 2  # the last of the sentences with which a report opens, and tells its news
TIGHT = 12  # characters within which a place name is the incident's own
JOINS = -1.0  # what words must reach that begin no incident
NEWS = timedelta(days=7)  # before publication


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks for and against words telling an incident told before in the report; a sum above 0 joins them."""

    start: float = 0.3
    same_day: float = 3.0
    same_span: float = 0.3
    other_day: float = -20.0
    other_news: float = -2.5
    other_later: float = -1.2
    same_site: float = 3.0
    shared_site: float = 1.5
    other_site: float = -1.8
    site_beside: float = -3.5
    site_apart: float = -6.0
    same_type: float = 0.5
    other_type: float = -0.6
    other_mode: float = -0.7  # an abduction and another deed
    same_weapon: float = 1.5
    other_weapon: float = -1.0
    definite: float = 1.0
    same_word: float = 0.5
    same_form: float = 1.0
    another: float = -4.0
    earlier: float = -4.0
    history: float = -2.0
    shared_target: float = 1.5
    other_source: float = -1.0
    shared_stem: float = 0.35
    sentence: float = -0.2
    farthest: float = -1.2
    next_to: float = 1.0
    together: float = 0.7
    closest: float = 0.5
    after: float = -0.8
    main: float = 1.2
    recalled: float = 1.0


@dataclass
class Local:
    """An incident as one report tells it; `near_days` and `near_sites` are told close by, where its own words tell none;
    `others` are further names that may be its place."""

    tellings: list[Telling] = field(default_factory=list)
    near_days: list[EventDate] = field(default_factory=list)
    near_sites: list[str] = field(default_factory=list)
    others: tuple[str, ...] = ()

    @property
    def days(self) -> list[EventDate]:
        """The days told."""
        return [t.day for t in self.tellings if t.day is not None] or self.near_days

    @property
    def day(self) -> EventDate | None:
        """The day told most exactly, then most often, then first."""
        days = self.days
        counts = Counter((d.first, d.last) for d in days)
        return min(days, key=lambda d: ((d.last - d.first).days, -counts[d.first, d.last]), default=None)

    @property
    def sites(self) -> tuple[str, ...]:
        """The place names told with it, those told closest to its words first."""
        closest = [t.site for t in self.tellings if t.site]
        return tuple(dict.fromkeys([*closest, *(site.name for t in self.tellings for site in t.sites)]))


def join(tellings: Sequence[Telling], published: date | None, fit: Fit | None = None) -> list[Local]:
    """The incidents of a report, each with its tellings in the order given; words that begin none and join none are left out."""
    weights = fit or Fit()
    locals_: list[Local] = []
    for telling in sorted((t for t in tellings if t.begins), key=_told):
        best = _best(telling, locals_, weights, published)
        if best[0] > 0:
            locals_[best[1]].tellings.append(telling)
        else:
            locals_.append(Local([telling]))
    for telling in (t for t in tellings if not t.begins):
        best = _best(telling, locals_, weights, published)
        if best[0] > JOINS:
            locals_[best[1]].tellings.append(telling)
    for local in locals_:
        local.tellings.sort(key=lambda t: (t.line < 0, t.start))
    return locals_


def _told(telling: Telling) -> tuple[int, int]:
    """Those that tell a day come first, then those that tell a place, then the others, each in the order of the text."""
    return (
        0 if telling.day is not None and exact(telling.day) else 1 if telling.day is not None else 2 if telling.sites else 3
    ), telling.start


def _best(telling: Telling, locals_: Sequence[Local], weights: Fit, published: date | None) -> tuple[float, int]:
    latest = max((local.day.first for local in locals_ if local.day is not None), default=None)
    scored = [(_score(telling, local, weights, published) + _turn(telling, local, weights, latest), -i) for i, local in enumerate(locals_)]
    score, at = max(scored, default=(-99.0, 0))
    return score, -at


def _turn(telling: Telling, local: Local, w: Fit, latest: date | None) -> float:
    """What "the first attack", "the earlier one", "another attack" say of an incident; the report's news is told most often."""
    if telling.day is not None:
        return 0.0
    newest = local.day is None or latest is None or local.day.first == latest
    if "earlier" in telling.cues:
        return w.earlier if newest else w.recalled
    if "another" in telling.cues:
        return w.another if not telling.definite else w.recalled if newest else w.earlier
    apart = telling.sites and local.sites and not {site.name for site in telling.sites} & set(local.sites)
    return w.main if not apart and any(0 <= t.line <= 1 for t in local.tellings) else 0.0


def _score(telling: Telling, local: Local, w: Fit, published: date | None) -> float:
    near = max(local.tellings, key=lambda t: (-abs(t.line - telling.line), t.start <= telling.start))
    gap = abs(near.line - telling.line)
    distance = min((abs(t.start - telling.start) for t in local.tellings if t.line == telling.line), default=REACH)
    beside = [t for t in local.tellings if t.line == telling.line]
    if any(t.counted != telling.counted for t in beside):
        return w.other_day  # "the raid came a week after the ambush"
    score = w.start + max(w.farthest, w.sentence * gap) + (w.next_to if gap <= 2 else 0.0) + (w.together if gap == 0 else 0.0)
    score += w.closest * (1 - min(distance, REACH) / REACH) + w.after * (local.tellings[0].line > telling.line >= 0)
    score += _days(telling, local, w, published) + _sites(telling, local, w) + _kinds(telling, local, w) + _parties(telling, local, w)
    lemmas = {t.trigger.lower()[:5] for t in local.tellings}
    score += w.same_word * (telling.trigger.lower()[:5] in lemmas) + w.definite * telling.definite
    score += w.same_form * (telling.trigger.lower() in {t.trigger.lower() for t in local.tellings})
    shared = len({s for t in local.tellings for s in t.stems} & set(telling.stems))
    return score + w.shared_stem * min(shared, 4)


def _days(telling: Telling, local: Local, w: Fit, published: date | None) -> float:
    day = local.day
    if telling.day is None or day is None:
        told, other = (telling.day, local.tellings[0]) if day is None else (day, telling)
        if told is None or published is None or other.line < 0 or (other.event is not None and other.event.historical):
            return 0.0
        news = EventDate(published - NEWS, published, "span", "")
        if overlap(told, news) or (other.line > LEAD and other.definite):
            return 0.0
        return w.other_news if other.line <= LEAD else w.other_later
    if any(overlap(telling.day, day) and exact(telling.day) and exact(day) for day in local.days):
        return w.same_day
    if overlap(telling.day, day):
        return w.same_span
    return w.other_day


def _sites(telling: Telling, local: Local, w: Fit) -> float:
    own, theirs = [site.name for site in telling.sites], local.sites
    if not own or not theirs:
        return 0.0
    if telling.site in {t.site for t in local.tellings}:
        return w.same_site
    if set(own) & set(theirs):
        return w.shared_site
    if telling.gap <= TIGHT and any(t.gap <= TIGHT for t in local.tellings):
        return w.site_apart
    return w.site_beside if telling.beside and any(t.beside for t in local.tellings) else w.other_site


def _kinds(telling: Telling, local: Local, w: Fit) -> float:
    types = {t.type for t in local.tellings if t.begins}
    score = w.same_type if telling.type in types or not telling.type else 0.0 if telling.type == "COERCE" else w.other_type
    modes = {t.mode for t in local.tellings if t.begins}
    if (telling.mode == "abduct" and modes - {"abduct", ""}) or ("abduct" in modes and telling.mode != "abduct" and telling.begins):
        score += w.other_mode
    weapons = {t.weapon for t in local.tellings if t.weapon}
    if telling.weapon and weapons:
        score += w.same_weapon if telling.weapon in weapons else w.other_weapon
    return score


def _parties(telling: Telling, local: Local, w: Fit) -> float:
    events = [t.event for t in local.tellings if t.event is not None]
    if telling.event is None or not events:
        return 0.0
    own = set(concerned(telling.event.target))
    score = w.shared_target * bool(own & {name for event in events for name in concerned(event.target)})
    theirs = {code for event in events for code in _countries(event)}
    mine = _countries(telling.event)
    return score + w.other_source * bool(mine and theirs and not mine & theirs)


def _countries(event: Event) -> set[str]:
    return {m.actor.country for m in event.source if m.actor is not None and m.actor.country}
