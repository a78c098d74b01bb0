"""The log of incidents against the gold: which mentions of many reports are put together, and what the summary makes of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.analysis.grouping import Group, group_records
from dragoman.analysis.incidents import Incidents
from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.disputes import articles_of
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import overlap
from dragoman.evaluation.metrics import Measure, Share, Table, Value
from dragoman.evaluation.names import words_of
from dragoman.records import Incident, IncidentMention, InputError, Record, Toll

Bounds = tuple[int | None, int | None]
_MARKED = re.compile(r"(?s)(.*)⟦(.*)⟧(.*)")


@dataclass(frozen=True, slots=True)
class IncidentScores:
    """B³ over the gold's mentions, how many of them were found and how many others, and the share of incidents whose summary is right."""

    precision: Value
    recall: Value
    f1: Value
    found: Share
    spare: Share
    date: Share
    place: Share
    killed: Share
    injured: Share
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        named = ("found", "spare", "date", "place", "killed", "injured")
        return {"b3 precision": self.precision, "b3 recall": self.recall, "b3": self.f1, **{name: getattr(self, name) for name in named}}


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """An incident as a reader found it; a mention is its document and the words with the trigger in ⟦ ⟧."""

    id: str
    date: str
    place: str
    killed: Bounds
    injured: Bounds
    mentions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of the gold with its characters in the text or title of its document, and the number of the sentence, -1 in the title."""

    incident: str
    document: str
    part: str
    start: int
    end: int
    sentence: int


def score_incidents(folder: Path, coder: Scorable, tick: Tick) -> IncidentScores:
    """Scores a coder, with the linking of incidents, on a folder of `articles` and `gold/incidents.jsonl`."""
    records = code(coder, articles_of(folder), tick)
    gold = read_incidents(folder, records)
    groups = group_records(Incidents(), records.values())
    mentions = [m for incident in gold for m in locate(incident, records)]
    matches = match(mentions, [member.mention for group in groups for member in group.members], records)
    own = {member.mention.id: group.id for group in groups for member in group.members}
    given = [own[found] if (found := matches.get(at)) else f"unfound {at}" for at in range(len(mentions))]
    wanted = [m.incident for m in mentions]
    precision, recall = b_cubed(wanted, given)
    total = len(own)
    support = len(mentions)
    pairs = list(_paired(gold, mentions, given, groups))
    return IncidentScores(
        precision=Value("precision", precision, support),
        recall=Value("recall", recall, support),
        f1=Value("f1", 2 * precision * recall / (precision + recall) if precision + recall else 0.0, support),
        found=Share(len(matches), support),
        spare=Share(total - len(set(matches.values())), total),
        date=Share.of(_same_date(g.date, s) for g, s in pairs if g.date),
        place=Share.of(_same_place(g.place, s) for g, s in pairs if g.place),
        killed=Share.of(_same_toll(g.killed, s.killed if s else None) for g, s in pairs if g.killed != (None, None)),
        injured=Share.of(_same_toll(g.injured, s.injured if s else None) for g, s in pairs if g.injured != (None, None)),
        tables=(_table(gold, mentions, given, matches),),
    )


def read_incidents(folder: Path, counting: Collection[str]) -> list[GoldIncident]:
    """The gold incidents of a folder, without their mentions in articles of it that do not count: reprints and older versions."""
    aside = {path.name for path in (folder / "articles").glob("*.txt")}.difference(counting)
    found = read_gold(folder / "gold" / "incidents.jsonl", _incident)
    return [replace(one, mentions=tuple(m for m in one.mentions if m[0] not in aside)) for one in found]


def b_cubed(gold: Sequence[str], given: Sequence[str]) -> tuple[float, float]:
    """B³ precision and recall (Bagga and Baldwin 1998) of two clusterings, a label an item.

    >>> b_cubed(["a", "a", "b"], ["x", "x", "x"])
    (0.5555555555555556, 1.0)
    """
    both = Counter(zip(gold, given, strict=True))
    golds, givens = Counter(gold), Counter(given)
    precision = sum(n * n / givens[pair[1]] for pair, n in both.items())
    recall = sum(n * n / golds[pair[0]] for pair, n in both.items())
    return (precision / len(gold), recall / len(gold)) if gold else (0.0, 0.0)


def locate(incident: GoldIncident, records: Mapping[str, Record]) -> Iterable[GoldMention]:
    """The mentions of an incident in the texts and titles of its documents. Raises InputError for words that do not stand there."""
    for name, words in incident.mentions:
        marked = _MARKED.fullmatch(words)
        record = records.get(name)
        if marked is None or record is None:
            raise InputError(f"Incident {incident.id}: {name} with {words!r} is no document, or marks no trigger between ⟦ and ⟧.")
        whole = marked[1] + marked[2] + marked[3]
        for part, text in (("text", record.document.text), ("title", record.document.title or "")):
            at = text.find(whole)
            if at >= 0:
                start = at + len(marked[1])
                sentence = next((k for k, s in enumerate(record.sentences) if s.start <= start < s.end), -1) if part == "text" else -1
                yield GoldMention(incident.id, name, part, start, start + len(marked[2]), sentence)
                break
        else:
            raise InputError(f"Incident {incident.id}: {whole!r} stands neither in the text nor in the title of {name}.")


def match(gold: Sequence[GoldMention], found: Sequence[IncidentMention], records: Mapping[str, Record]) -> dict[int, str]:
    """For each position of a gold mention the id of the mention found: by overlap of the triggers, else in a sentence that
    holds one of each."""
    matches: dict[int, str] = {}
    by_document: defaultdict[tuple[str, str], list[IncidentMention]] = defaultdict(list)
    for mention in found:
        by_document[mention.document, mention.part].append(mention)
    for at, g in enumerate(gold):
        here = by_document[g.document, g.part]
        hit = next((m.id for m in here if overlap((g.start, g.end), (m.start, m.end)) and m.id not in matches.values()), None)
        hit = hit or next((m.id for m in here if overlap((g.start, g.end), (m.start, m.end))), None)
        if hit is None:
            same = [m for m in here if _sentence(m, records) == g.sentence]
            golds = [x for x in gold if (x.document, x.part, x.sentence) == (g.document, g.part, g.sentence)]
            hit = same[0].id if len(same) == len(golds) == 1 else None
        if hit is not None:
            matches[at] = hit
    return matches


def _sentence(mention: IncidentMention, records: Mapping[str, Record]) -> int:
    if mention.part == "title":
        return -1
    sentences = records[mention.document].sentences
    return next((k for k, s in enumerate(sentences) if s.start <= mention.start < s.end), -1)


def _incident(fields: Fields) -> GoldIncident:
    return GoldIncident(
        fields["id"],
        fields["date"] or "",
        fields["place"] or "",
        (fields["killed_low"], fields["killed_high"]),
        (fields["injured_low"], fields["injured_high"]),
        tuple((m["document"], m["words"]) for m in fields["mentions"]),
    )


def _paired(
    gold: Sequence[GoldIncident], mentions: Sequence[GoldMention], given: Sequence[str], groups: Sequence[Group[IncidentMention]]
) -> Iterable[tuple[GoldIncident, Incident | None]]:
    """Each gold incident with the summary of the group that holds most of its mentions, None where none was found."""
    by_id = {group.id: group for group in groups}
    for incident in gold:
        own = Counter(name for m, name in zip(mentions, given, strict=True) if m.incident == incident.id and name in by_id)
        yield incident, Incidents().summary(by_id[own.most_common(1)[0][0]]) if own else None


def _same_date(gold: str, incident: Incident | None) -> bool:
    if incident is None or incident.day is None:
        return False
    first, _, last = gold.partition("/")
    return (incident.day.first, incident.day.last) == (date.fromisoformat(first), date.fromisoformat(last or first))


def _same_place(gold: str, incident: Incident | None) -> bool:
    return incident is not None and incident.place is not None and set(words_of(gold)) <= set(words_of(incident.place.name))


def _same_toll(gold: Bounds, toll: Toll | None) -> bool:
    return toll is not None and (toll.low, toll.high) == gold


def _table(gold: Sequence[GoldIncident], mentions: Sequence[GoldMention], given: Sequence[str], matches: Mapping[int, str]) -> Table:
    rows = []
    for incident in gold:
        at = [i for i, m in enumerate(mentions) if m.incident == incident.id]
        groups = Counter(given[i] for i in at if i in matches)
        largest = groups.most_common(1)[0][1] if groups else 0
        rows.append((f"{incident.date} {incident.place}", len(at), sum(groups.values()), len(groups), largest))
    return Table("mentions, by incident", ("incident", "gold", "found", "groups", "largest"), tuple(rows))
