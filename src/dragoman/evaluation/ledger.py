"""The ledger of claims of a dispute against the gold: which places belong to one claim, and who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from dragoman.analysis.claims import Claims
from dragoman.analysis.claims.summary import speakers
from dragoman.analysis.grouping import Groups
from dragoman.codebook import load_codebook
from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.countries import country_code
from dragoman.evaluation.disputes import articles_of
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import places_of
from dragoman.evaluation.metrics import Counts, Measure, Share, Table
from dragoman.records import ClaimMention, Party, Record

TIE = 0.1  # what an agreeing speaker is worth beside the overlap, which runs from 0 to 1


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A place where a party stands to a claim; `start` and `end` are characters of the document's text, both 0 where the words are not
    in it."""

    claim: str
    document: str
    start: int
    end: int
    speaker: str
    stance: str


@dataclass(frozen=True, slots=True)
class LedgerScores:
    """Pairs of places in one claim, over all gold links and over those found; the share of links found; stance and speaker of those
    found; the last stance of each party on each claim."""

    pairs: Counts
    pairs_of_found: Counts
    found: Share
    stance: Share
    speaker: Share
    last_stance: Share
    tables: tuple[Table, ...] = ()

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {field.name.replace("_", " "): getattr(self, field.name) for field in fields(self) if field.name != "tables"}


def score_ledger(folder: Path, coder: Scorable, tick: Tick) -> LedgerScores:
    """Scores a coder on a dispute: `articles/` and `gold/claims.jsonl`, whose links name an article's file."""
    documents = articles_of(folder)
    return score_records(folder, list(code(coder, documents, tick).values()))


def score_records(folder: Path, records: Sequence[Record]) -> LedgerScores:
    """Scores the claims made of records, in the order of publication."""
    texts = {record.document.id: record.document.text for record in records}
    told = (link for claim in read_gold(folder / "gold" / "claims.jsonl", gold_links) for link in claim)
    gold = [(link, words) for link, words in told if link.document in texts]
    links = [placed(link, words, texts.get(link.document, "")) for link, words in gold]
    claims = Claims()
    groups = Groups(claims)
    dated = sorted(records, key=lambda r: (str(r.document.published), r.document.id))
    mentions = [mention for record in dated for mention in claims.mentions(record)]
    known: dict[str, Party] = {}
    for mention in mentions:
        groups.add(mention)
    claim_of = {member.mention.id: group.id for group in groups for member in group.members}
    for group in groups:  # a speaker as the claim shows him: what one report leaves out another tells
        known |= speakers([member.mention for member in group.members])
    mentions = [replace(m, speaker=known.get(m.id)) for m in mentions]
    return _scores(links, mentions, claim_of, {r.document.id: str(r.document.published) for r in records})


def gold_links(fields: Fields) -> list[tuple[GoldLink, str]]:
    """The links of a claim of the gold, each with its words, not yet found in the text."""
    return [
        (GoldLink(fields["id"], link["document"], 0, 0, link["speaker"], link["stance"]), link["words"])
        for link in fields["links"]
    ]  # fmt: skip


def placed(link: GoldLink, words: str, text: str) -> GoldLink:
    """A link with the characters at which its words stand in the text."""
    start = text.find(words)
    if start >= 0:
        return replace(link, start=start, end=start + len(words))
    found = places_of(words, text)
    return replace(link, start=found[0][0], end=found[0][1]) if found else link


def _scores(
    links: Sequence[GoldLink], mentions: Sequence[ClaimMention], claim_of: Mapping[str, str], days: Mapping[str, str]
) -> LedgerScores:
    pairs = pair_links(links, mentions)
    told = {i: mentions[j] for i, j in pairs.items()}
    gold = [link.claim for link in links]
    found = [claim_of[told[i].id] if i in told else None for i in range(len(links))]
    stands = [(links[i], m, same_party(links[i].speaker, m.speaker)) for i, m in told.items()]
    return LedgerScores(
        pairs=pair_counts(gold, found),
        pairs_of_found=pair_counts([gold[i] for i in told], [found[i] for i in told]),
        found=Share(len(told), len(links)),
        stance=Share.of(link.stance == m.stance for link, m, _ in stands),
        speaker=Share.of(same for _, _, same in stands),
        last_stance=_last_stance(links, stands, days),
    )


def pair_links(links: Sequence[GoldLink], mentions: Sequence[ClaimMention]) -> dict[int, int]:
    """Which mention stands for which link, one to one: those of one document that overlap most first, an agreeing speaker before
    another."""
    scored = []
    by_document: dict[str, list[int]] = {}
    for j, m in enumerate(mentions):
        by_document.setdefault(m.document, []).append(j)
    for i, link in enumerate(links):
        for j in by_document.get(link.document, ()):
            m = mentions[j]
            common = min(link.end, m.end) - max(link.start, m.start)
            if common > 0:
                overlap = 2 * common / (link.end - link.start + m.end - m.start)
                scored.append((-overlap - TIE * same_party(link.speaker, m.speaker), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def pair_counts(gold: Sequence[Hashable], found: Sequence[Hashable | None]) -> Counts:
    """Pairs of places in one group: in both, in what was found, in the gold. What is in no group (None) is in no pair.

    >>> pair_counts(["a", "a", "b"], [1, 1, 1])
    Counts(right=1, predicted=3, gold=1)
    """
    both = Counter((g, f) for g, f in zip(gold, found, strict=True) if f is not None)
    predicted = Counter(f for f in found if f is not None)
    return Counts(_pairs(both), _pairs(predicted), _pairs(Counter(gold)))


def _pairs(sizes: Mapping[Hashable, int] | Counter[tuple[Hashable, Hashable | None]]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _last_stance(links: Sequence[GoldLink], stands: Sequence[tuple[GoldLink, ClaimMention, bool]], days: Mapping[str, str]) -> Share:
    """For each party on each claim whether its last stand in the gold is the last that was found for it."""
    last: dict[tuple[str, str], GoldLink] = {}
    for link in sorted(links, key=lambda x: (days.get(x.document, ""), x.start)):
        last[link.claim, link.speaker] = link
    seen: dict[tuple[str, str], str] = {}
    for link, m, same in sorted(stands, key=lambda x: (days.get(x[0].document, ""), x[0].start)):
        if same:
            seen[link.claim, link.speaker] = m.stance
    return Share.of(seen.get(key) == link.stance for key, link in last.items())


def same_party(gold: str, party: Party | None) -> bool:
    """Whether a party that the gold names by its plain name is the one found."""
    return party is not None and not _names(gold).isdisjoint({party.key, party.name.lower(), *party.aliases})


@cache
def _names(name: str) -> frozenset[str]:
    entries = load_codebook().actors.look_up(name)
    codes = {country_code(name)} | {e.country for e in entries if e.kind == "state"}
    return frozenset({name.lower(), *(e.name.lower() for e in entries), *codes} - {""})
