"""Who says what: the claims that are new, on which somebody has changed position, or that are contested."""

from __future__ import annotations

from dragoman.analysis.brief.gists import is_clause, is_phrase, is_readable, key_text, trimmed
from dragoman.analysis.brief.material import Material, Scope
from dragoman.analysis.brief.notes import LEAST, Notes, excerpt, shortened
from dragoman.analysis.brief.positions import Stance, is_backed, is_shown, stances
from dragoman.analysis.brief.shape import ClaimLine, PositionLine, Standing
from dragoman.analysis.following import Followed
from dragoman.analysis.wording import stands, started, within
from dragoman.archive.filters import ActorTerm
from dragoman.archive.folding import folded
from dragoman.records import Claim, ClaimMention, Party

MOST = 4  # claims
PARTIES = 3  # positions shown of one claim
LONGEST, WORDS = 120, 75  # characters of a claim and of a position on it
_ORDER: dict[Standing, int] = {"changed": 0, "contested": 1, "new": 2}


def claim_lines(material: Material, notes: Notes) -> tuple[ClaimLine, ...]:
    """The claims that matter in the period: those of a known relation before those that only share words, changed positions first, then
    those contested, then new ones; the most told first."""
    found = []
    for each in material.claims:
        positions = shown_positions(each, material)
        standing = standing_of(each.summary, positions, material.scope)
        if standing and positions and concerns(each.summary, material.scope) and _tells(each.summary):
            found.append((standing, each, positions))
    found.sort(key=lambda it: (it[1].summary.relation == "OTHER", _ORDER[it[0]], -it[1].summary.documents, it[1].summary.id))
    return tuple(_line(each, positions, standing, material.scope, notes) for standing, each, positions in found[:MOST])


def shown_positions(found: Followed[Claim, ClaimMention], material: Material) -> list[Stance]:
    """The stances that rest on words for this very claim: of the sides and of those whom it is about, and of others if well backed; of an
    official only as of the state for which he speaks."""
    scope, officials = material.scope, material.officials
    parties = [party for party in (found.summary.subject, found.summary.object) if party is not None]
    near = {party.key for party in parties}
    own = [
        each for each in stances(found) if is_shown(each) and not (officials.of_person(each.party.name) and not each.party.key.isupper())
    ]
    return [each for each in own if each.party.key in near or any(_is(each.party, side) for side in scope.sides()) or is_backed(each)]


def standing_of(claim: Claim, positions: list[Stance], scope: Scope) -> Standing | None:
    """Why a claim is shown; None where it is not told in the period, or is neither new nor contested nor changed in it."""
    if claim.last is None or (scope.since is not None and claim.last < scope.since):
        return None
    if any(_is_changed(position, scope) for position in positions):
        return "changed"
    if is_contested(positions):
        return "contested"
    return "new" if scope.since is not None and scope.holds(claim.first) else None


def is_contested(positions: list[Stance]) -> bool:
    """Whether one party asserts what another denies or doubts."""
    return {"affirm"} < {position.stance for position in positions}


def concerns(claim: Claim, scope: Scope) -> bool:
    """Whether one of the two sides is what a claim is about, or holds a position on it."""
    parties = [claim.subject, claim.object, *(position.party for position in claim.positions)]
    return any(_is(party, side) for party in parties if party is not None for side in scope.sides())


def gist_of(claim: Claim) -> tuple[str, str]:
    """What is claimed: the heading made from the key, empty where the words stand for themselves; and the words, empty where they cannot
    be read."""
    words = shortened(trimmed(claim.gist), LONGEST)
    if is_clause(words) and not words.endswith("…"):
        return "", words
    return key_text(claim), words if is_phrase(words) else ""


def _tells(claim: Claim) -> bool:
    """Whether it can be told what is claimed: by its relation, or by words that stand for themselves."""
    heading, _ = gist_of(claim)
    return not heading or (claim.relation != "OTHER" and claim.subject is not None)


def _is_changed(position: Stance, scope: Scope) -> bool:
    return position.before is not None and scope.holds(position.since)


def _line(found: Followed[Claim, ClaimMention], positions: list[Stance], standing: Standing, scope: Scope, notes: Notes) -> ClaimLine:
    claim = found.summary
    gist = _clearest(found)
    heading, words = gist_of(claim)
    shown = _chosen(positions, scope)
    return ClaimLine(
        item=claim.id,
        heading=heading,
        gist=words,
        standing=standing,
        first=claim.first,
        last=claim.last,
        reports=claim.documents,
        positions=tuple(_position(each, scope, notes) for each in shown),
        reporters=tuple(party.name for party in claim.reporters),
        notes=(notes.cite(gist.document, gist.sentence),),
        contested=is_contested(positions),
    )


def _clearest(found: Followed[Claim, ClaimMention]) -> ClaimMention:
    """The mention whose words are the gist of a claim; the first where quotation marks or joining words hide it."""
    mentions = [each.mention for each in found.mentions]
    plain = [m for m in mentions if _letters(found.summary.gist) in _letters(m.words)]
    return (plain or mentions)[0]


def _letters(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def _chosen(positions: list[Stance], scope: Scope) -> list[Stance]:
    """The positions shown: those that changed, one of each stance, then those of the sides."""
    ordered = sorted(positions, key=lambda position: (not _is_changed(position, scope), not _is_side(position.party, scope)))
    firsts = {position.stance: position for position in reversed(ordered)}
    ordered.sort(key=lambda position: (not _is_changed(position, scope), position not in firsts.values()))
    return ordered[:PARTIES]


def _position(position: Stance, scope: Scope, notes: Notes) -> PositionLine:
    """The position with what it was before the last change, if that led to it."""
    best = position.best
    return PositionLine(
        text=stands(position.stance, started(within(position.party.name)), position.before if _is_changed(position, scope) else None),
        words=_told(best.words, best) if best else "",
        since=position.since,
        reports=position.reports,
        notes=(notes.cite(best.document, best.sentence),) if best else (),
    )


def _told(words: str, mention: ClaimMention) -> str:
    """The words of a position; those that only stand for a claim, or begin or end within a clause, with the rest of their sentence."""
    at = mention.sentence.find(words) if len(words) < LEAST or not is_readable(words) else -1
    return excerpt(mention.sentence, at, at + len(words)) if at >= 0 else shortened(words, WORDS)


def _is_side(party: Party, scope: Scope) -> bool:
    return any(_is(party, side) for side in scope.sides())


def _is(party: Party, side: ActorTerm) -> bool:
    if side.country:
        return party.key == side.country
    return side.name in {folded(name) for name in (party.name, party.key, *party.aliases)}
