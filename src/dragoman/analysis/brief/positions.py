"""Where parties stand on a claim: one stance each, and a change only where more than one noisy reading shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.brief.gists import is_readable
from dragoman.analysis.brief.nobody import is_nobody, is_pronoun
from dragoman.analysis.claims import cues
from dragoman.analysis.following import Followed
from dragoman.records import Claim, ClaimMention, Party, Position, Stand

ENOUGH = 2  # mentions on which a new position rests, unless a clear cue shows it
_NEVER = date.min
_CUES: Mapping[Stand, tuple[str, ...]] = {
    "affirm": ("ADMITTING", "BLAMING", "CLAIMING"),
    "deny": ("DENYING", "DENIED_META", "GIVING_UP", "KNOWING_NOTHING"),
    "doubt": ("DOUBTED", "UNCERTAIN"),
}


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a party stands on a claim, since when, on which mentions that rests, and where it stood before, if it surely changed."""

    party: Party
    stance: Stand
    since: date | None
    reports: int
    mentions: tuple[ClaimMention, ...]
    before: Stand | None = None

    @property
    def best(self) -> ClaimMention | None:
        """The mention whose words show it best."""
        return max(self.mentions, key=lambda m: (has_cue(m), not m.meant, is_readable(m.words), len(m.words) < 120), default=None)


def stances(found: Followed[Claim, ClaimMention]) -> list[Stance]:
    """The stance of each party, those told in most reports first. Single readings are noisy: the latest stance counts where it rests on
    two mentions or a clear cue ("denied", "admitted"), else the one that rests on most."""
    by_party: dict[str, list[Position]] = {}
    for position in found.summary.positions:
        if not is_nobody(position.party.name) and not is_pronoun(position.party.name):
            by_party.setdefault(position.party.name.lower(), []).append(position)
    told = [each.mention for each in found.mentions if not each.mention.reporting]
    known = [_stance(positions, told, found.summary) for positions in by_party.values()]
    return sorted(known, key=lambda stance: (-stance.reports, stance.party.name))


def is_shown(stance: Stance) -> bool:
    """Whether some words for a stance can be shown: readable ones, or others beside a clear cue."""
    return any(is_readable(m.words) or has_cue(m) for m in stance.mentions)


def is_backed(stance: Stance) -> bool:
    """Whether a stance rests on two mentions, or on one with a clear cue."""
    return _is_enough(stance.mentions)


def has_cue(mention: ClaimMention) -> bool:
    """Whether the words around a claim say plainly how its speaker stands to it."""
    at, end = mention.sentence.find(mention.words), len(mention.words)
    around = mention.sentence
    if at >= 0:  # a verb of admitting is known by the word that follows it
        around = f"{mention.sentence[:at]}{mention.words.split(' ', 1)[0]} ; {mention.sentence[at + end :]}"
    if mention.stance == "affirm" and any(_sees(name, around) for name in _CUES["deny"]):
        return False
    return any(_sees(name, around) for name in _CUES[mention.stance])


def _sees(name: str, words: str) -> bool:
    pattern: re.Pattern[str] = getattr(cues, name)
    return pattern.search(words) is not None


def _stance(positions: Sequence[Position], told: Sequence[ClaimMention], claim: Claim) -> Stance:
    by_last = sorted(positions, key=lambda position: position.last or _NEVER)
    made = [_made(position, told, claim) for position in by_last]
    latest = made[-1]
    if len(made) == 1:
        return latest
    changes = [c for c in claim.changes if c.party.name.lower() == latest.party.name.lower()]
    last = changes[-1] if changes else None
    new = [m for m in latest.mentions if last is None or last.day is None or (m.published or _NEVER) >= last.day]
    before = [m for stance in made if last is not None and stance.stance == last.before for m in stance.mentions]
    if last is not None and last.after == latest.stance and _is_enough(new) and _is_enough(before):
        return Stance(latest.party, latest.stance, last.day, latest.reports, tuple(new), last.before)
    return max(made, key=lambda stance: (len(stance.mentions), stance.reports))


def _made(position: Position, told: Sequence[ClaimMention], claim: Claim) -> Stance:
    """A position with the mentions that tell what is claimed by its relation; all others only share words with them."""
    names = {position.party.key, position.party.name.lower(), *position.party.aliases} - {""}
    own = [
        m for m in told if m.stance == position.stance and m.speaker and names & {m.speaker.key, m.speaker.name.lower(), *m.speaker.aliases}
    ]
    plain = tuple(m for m in own if m.relation == claim.relation or m.meant)
    return Stance(position.party, position.stance, position.since, position.reports, plain)


def _is_enough(mentions: Sequence[ClaimMention]) -> bool:
    """Whether a position rests on two mentions, or on one whose own words tell the claim beside a clear cue."""
    return len(mentions) >= ENOUGH or any(has_cue(m) and not m.meant for m in mentions)
