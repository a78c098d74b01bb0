"""The weights of the signs of one incident, estimated on the gold: how often each level is seen where two are one, and where not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.analysis.incidents import Incidents
from dragoman.analysis.incidents.weighing import Profile, commonness, compare, telling
from dragoman.codebook.incidents import Level, Weight, load_incidents
from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.disputes import articles_of
from dragoman.evaluation.incidents import GoldMention, locate, match, read_incidents
from dragoman.records import IncidentMention, Record

Seen = tuple[bool, tuple[Level, ...]]
START: Level = ("start", "")
TELLING = "telling"
DIGITS = 6
PRIOR = 60.0  # how many comparisons the weights given before count for


def comparisons(gold: Sequence[GoldMention], records: Mapping[str, Record]) -> Iterator[Seen]:
    """Each incident of a report compared with those of earlier reports that share a block, as the gold groups them: whether they
    are one, and the levels of the signs. Once for each, whether earlier reports tell of it at all, and how this
    one does."""
    incidents, tables = Incidents(), load_incidents()
    dated = sorted(records.values(), key=lambda record: (record.document.published is None, record.document.published, record.document.id))
    found = [mention for record in dated for mention in incidents.mentions(record)]
    own = {name: gold[at].incident for at, name in match(gold, found, records).items()}
    locals_: defaultdict[str, list[IncidentMention]] = defaultdict(list)
    for mention in found:
        locals_[mention.local].append(mention)
    groups: defaultdict[str, list[IncidentMention]] = defaultdict(list)
    for mentions in locals_.values():
        labels = Counter(own[m.id] for m in mentions if m.id in own)
        label = labels.most_common(1)[0][0] if labels else f"other {mentions[0].local}"
        blocks = set(mentions[0].blocks)
        near = {n: Profile.of(m) for n, m in groups.items() if blocks & {block for member in m for block in member.blocks}}
        common = commonness(mentions[0], near.values())
        for name, profile in near.items():
            signs = compare(mentions[0], profile, tables, common)
            yield name == label, tuple((sign.name, sign.level) for sign in signs if sign.name != TELLING)
        if labels:
            yield label in groups, (START, (TELLING, telling(mentions[0]).level))
        groups[label] += mentions


def estimate(seen: Iterable[Seen], before: Mapping[Level, Weight]) -> dict[Level, Weight]:
    """The weights after these comparisons: shares of each level among its sign's, drawn towards the weights before. How often two
    that share a block are one is the level of `start`."""
    counts: Counter[tuple[bool, Level]] = Counter()
    for same, levels in seen:
        counts.update((same, level) for level in levels)
    totals: Counter[tuple[bool, str]] = Counter()
    for (same, level), count in counts.items():
        totals[same, level[0]] += count
    weights = {}
    for level, weight in before.items():
        if level == START:
            one = (counts[True, START] + PRIOR * weight.same) / (counts[True, START] + counts[False, START] + PRIOR)
            weights[level] = Weight(round(one, DIGITS), round(1 - one, DIGITS))
            continue
        one = (counts[True, level] + PRIOR * weight.same) / (totals[True, level[0]] + PRIOR)
        other = (counts[False, level] + PRIOR * weight.other) / (totals[False, level[0]] + PRIOR)
        weights[level] = Weight(round(one, DIGITS), round(other, DIGITS))
    return weights


def seen_in(folder: Path, coder: Scorable, tick: Tick) -> list[Seen]:
    """The comparisons in a folder of articles and gold."""
    records = code(coder, articles_of(folder), tick)
    gold = [mention for incident in read_incidents(folder, records) for mention in locate(incident, records)]
    return list(comparisons(gold, records))
