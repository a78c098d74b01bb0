"""Who says what: the claims that are new, on which somebody has changed position, or that are contested."""

from __future__ import annotations

from datetime import date

from dragoman.analysis.brief.material import Material, Scope
from dragoman.analysis.brief.notes import LEAST, Notes, excerpt, shortened
from dragoman.analysis.brief.shape import ClaimLine, PositionLine, Standing
from dragoman.analysis.following import Followed
from dragoman.analysis.wording import stands, started, within
from dragoman.archive.filters import ActorTerm
from dragoman.archive.folding import folded
from dragoman.records import Change, Claim, ClaimMention, Party, Position

MOST = 4  # claims
PARTIES = 3  # positions shown of one claim
LONGEST, WORDS = 120, 75  # characters of a claim and of a position on it
_NEVER = date.min
_ORDER: dict[Standing, int] = {"changed": 0, "contested": 1, "new": 2}


def claim_lines(material: Material, notes: Notes) -> tuple[ClaimLine, ...]:
    """The claims that matter in the period: changed positions first, then those contested, then new ones; the most told first."""
    found = [(standing, each) for each in material.claims if (standing := standing_of(each.summary, material.scope))]
    found = [pair for pair in found if concerns(pair[1].summary, material.scope)]
    found.sort(key=lambda pair: (_ORDER[pair[0]], -pair[1].summary.documents, -pair[1].summary.mentions, pair[1].summary.id))
    return tuple(_line(each, standing, material.scope, notes) for standing, each in found[:MOST])


def standing_of(claim: Claim, scope: Scope) -> Standing | None:
    """Why a claim is shown; None where it is not told in the period, or is neither new nor contested nor changed in it."""
    if claim.last is None or (scope.since is not None and claim.last < scope.since):
        return None
    if _changed(claim, scope):
        return "changed"
    if claim.contested:
        return "contested"
    return "new" if claim.positions and scope.since is not None and scope.holds(claim.first) else None


def concerns(claim: Claim, scope: Scope) -> bool:
    """Whether one of the two sides is what a claim is about, or holds a position on it."""
    parties = [claim.subject, claim.object, *(position.party for position in claim.positions)]
    return any(_is(party, side) for party in parties if party is not None for side in scope.sides())


def latest(claim: Claim) -> list[Position]:
    """The position that each party took last, those told in most reports first."""
    by_party: dict[str, Position] = {}
    for position in claim.positions:
        known = by_party.get(position.party.key or position.party.name)
        if known is None or (position.last or _NEVER) >= (known.last or _NEVER):
            by_party[position.party.key or position.party.name] = position
    return sorted(by_party.values(), key=lambda position: -position.reports)


def _changed(claim: Claim, scope: Scope) -> dict[str, Change]:
    """The last change of each party in the period that it has not gone back on."""
    last = {change.party.key or change.party.name: change for change in claim.changes if scope.holds(change.day)}
    stands_now = {position.party.key or position.party.name: position.stance for position in latest(claim)}
    return {party: change for party, change in last.items() if stands_now.get(party) == change.after}


def _line(found: Followed[Claim, ClaimMention], standing: Standing, scope: Scope, notes: Notes) -> ClaimLine:
    claim = found.summary
    gist = next((each.mention for each in found.mentions if each.mention.words == claim.gist), None)
    cited = (notes.cite(gist.document, gist.sentence),) if gist else ()
    changed = _changed(claim, scope)
    shown = sorted(latest(claim), key=lambda position: (position.party.key or position.party.name) not in changed)[:PARTIES]
    return ClaimLine(
        item=claim.id,
        gist=shortened(claim.gist, LONGEST),
        standing=standing,
        first=claim.first,
        last=claim.last,
        reports=claim.documents,
        positions=tuple(_position(each, changed.get(each.party.key or each.party.name), found, notes) for each in shown),
        reporters=tuple(party.name for party in claim.reporters),
        notes=cited,
    )


def _position(position: Position, change: Change | None, found: Followed[Claim, ClaimMention], notes: Notes) -> PositionLine:
    """The position with what it was before the last change, if that led to it."""
    words, document = (change.words, change.document) if change else (position.words, position.document)
    mention = next((m for each in found.mentions if (m := each.mention).document == document and m.words == words), None)
    return PositionLine(
        text=stands(position.stance, started(within(position.party.name)), change.before if change else None),
        words=_told(words, mention),
        since=change.day if change else position.since,
        reports=position.reports,
        notes=(notes.cite(document, mention.sentence),) if mention else (),
    )


def _told(words: str, mention: ClaimMention | None) -> str:
    """The words of a position; a pronoun or a noun that only stands for a claim with the rest of its sentence."""
    at = mention.sentence.find(words) if mention is not None and len(words) < LEAST else -1
    return excerpt(mention.sentence, at, at + len(words)) if mention is not None and at >= 0 else shortened(words, WORDS)


def _is(party: Party, side: ActorTerm) -> bool:
    if side.country:
        return party.key == side.country
    return side.name in {folded(name) for name in (party.name, party.key, *party.aliases)}
