"""What happened: the acts of the two sides that weigh most, are surest, are told by most outlets, and are new."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.brief.material import Material, Report
from dragoman.analysis.brief.notes import Notes, excerpt
from dragoman.analysis.brief.shape import Line, Week
from dragoman.analysis.brief.telling import LEAST_SURE, Telling, looks_back, telling_of, verbal_by_event, worded
from dragoman.codebook.types import load_types
from dragoman.records import VerbalAct

SAME_STORY = timedelta(days=2)
ONE_SIDE = 0.7  # what an act of one side alone counts beside one between both
MOST = 8  # lines
ASIDE = 0.8  # what an act aimed at somebody named only besides counts
SAME_TYPE, SAME_WEEK, SAME_WAY = 0.75, 0.85, 0.6  # what one more line of a type, of a week, of a type by the same to the same counts


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
        by_week.setdefault(monday_of(story.best.day), []).append(line_of(story, notes))
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
    heaviest: dict[tuple[str, str], tuple[float, Story]] = {}
    for score, story in weighed:
        heaviest.setdefault((story.best.report.document.id, story.best.event.sentence), (score, story))  # a sentence is quoted once
    return _varied(list(heaviest.values()))


def _varied(weighed: list[tuple[float, Story]]) -> list[Story]:
    """The heaviest stories, each weighed anew beside those chosen before it, so that they are of different kinds and weeks."""
    left, chosen = list(weighed), list[Story]()
    while left and len(chosen) < MOST:
        best = max(left, key=lambda each: each[0] * _beside(each[1].best, chosen))  # the first of equals: the earliest
        left.remove(best)
        chosen.append(best[1])
    return chosen


def _beside(telling: Telling, chosen: list[Story]) -> float:
    """What a telling counts beside the stories already chosen."""
    share = 1.0
    for other in (story.best for story in chosen):
        share *= SAME_TYPE if other.event.type == telling.event.type else 1.0
        share *= SAME_WEEK if monday_of(other.day) == monday_of(telling.day) else 1.0
        share *= SAME_WAY if other.key == telling.key else 1.0
    return share


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def weight(story: Story, seen: int) -> float:
    """How much a story weighs: magnitude on PLOVER's scale, confidence, outlets that agree, and novelty: the how manieth of its kind."""
    best = story.best
    score = abs(best.act.value if best.act else load_types().score(best.event.type, best.event.mode))
    magnitude = (0.3 + 0.7 * score / 10) * (ASIDE if best.act and not best.act.direct else 1.0)
    between = 1.0 if best.between else ONE_SIDE
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
    """The acts of a report that are the two sides' business, whose doer and target are sure, and that are not looked back on."""
    for event in report.record.events:
        day, act = report.day_of(event), acts.get(event.id)
        if day is None or event.score < LEAST_SURE or not event.source or (act is not None and act.recalled) or looks_back(report, event):
            continue  # an act whose doer is only inferred ("dismissed the accusations") is no line to hand on
        if event.status in ("planned", "hypothetical") or report.sentences[event.sentence].role not in ("text", "title"):
            continue
        telling = telling_of(report, event, day, act)
        if telling is not None and _tells(telling):
            yield telling


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


def _alike(one: Telling, other: Telling) -> bool:
    """Whether two acts of one kind by the same sides are the same story: told by different outlets, or of the same mode in one."""
    return one.outlet != other.outlet or one.event.mode == other.event.mode


def _clearness(telling: Telling) -> tuple[bool, bool, float]:
    titled = telling.report.sentences[telling.event.sentence].role == "title"
    return bool(telling.target), not titled, telling.event.score


def _tells(telling: Telling) -> bool:
    """Whether a line says enough: an act in words goes from one side to the other; of a deed, both who does and who undergoes it are
    on a side, or known by name."""
    if telling.between:
        return True
    other = telling.source if telling.pair[1] else telling.target
    return not telling.public and any(letter.isupper() for letter in other)
