"""People decide on what was coded and on what was linked: each decision is kept in the log and takes effect at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from dragoman.analysis.grouping import Grouping, Member
from dragoman.analysis.pinning import about, judgements
from dragoman.analysis.updating import Updater
from dragoman.archive import Archive
from dragoman.archive.correcting import corrected
from dragoman.archive.decisions import DecisionLog, Item, find_item, in_force, items_beginning, named, part_of, the_one
from dragoman.archive.redeciding import redecide
from dragoman.archive.views import Decided, decided
from dragoman.archive.writing import now
from dragoman.records import Claim, Correction, Decision, Event, Incident, InputError, Record, Statement, Verdict

Groupings = Sequence[Grouping[Any, Any]]
Clock = Callable[[], datetime]
_OF_GROUPS: tuple[Verdict, ...] = ("merge", "split")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody decides, and why. `others` are ids or their beginnings: what a merge unites with the item, the mentions that a
    split takes out of it, the decisions that a withdrawal undoes (the last that stands, if none is given)."""

    verdict: Verdict
    by: str
    why: str
    others: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """An item as it counts and as it was coded or linked, with all decisions on it; `standing` are those in force. `record` is the one
    that an event or statement stands in; `members` are the mentions of a claim or incident."""

    item: Item
    view: Decided[Event] | Decided[Statement] | Decided[Claim] | Decided[Incident]
    standing: tuple[Decision, ...]
    record: Record | None = None
    members: tuple[Member[Any], ...] = ()


def decide(archive: Archive, beginning: str, wish: Wish, groupings: Groupings, clock: Clock = now) -> Decision:
    """Decides on the item whose id begins so. Raises InputError, and changes nothing, where the decision cannot be carried out."""
    _check(wish)
    with archive.writing() as writer:
        item = _find(writer.connection, beginning, groupings)
        if item.kind in ("event", "statement"):
            return _decide_part(writer.connection, item, wish, groupings, clock)
        return _decide_group(writer.connection, item, wish, groupings, clock)


def look(archive: Archive, beginning: str, groupings: Groupings) -> Looked:
    """The item whose id begins so, with its history."""
    with archive.reading() as connection:
        item = _find(connection, beginning, groupings)
        if item.kind in ("event", "statement"):
            _, record, part = part_of(connection, item)
            log = DecisionLog(connection).on([item.id]).get(item.id, [])
            return Looked(item, cast("Any", decided(part, log, record)), tuple(in_force(log)), record)
        grouping = _grouping(item, groupings)
        decisions = DecisionLog(connection).all((item.kind,))
        (group,) = Updater(connection, grouping).groups([item.id])
        mentions = [member.mention.id for member in group.members]
        history = about(decisions, mentions)
        view = decided(grouping.summary(group), judgements(decisions, mentions))
        shown = Decided(view.item, view.coded, view.state, tuple(history))
        return Looked(item, shown, tuple(in_force(history)), members=group.members)


def _check(wish: Wish) -> None:
    for name, value in (("by", wish.by), ("why", wish.why)):
        if not value.strip():
            raise InputError(f"--{name} is empty. Every decision tells who decided, and why.")
    if (wish.verdict == "correct") != bool(wish.corrections):
        raise InputError("To correct, give what is to be set, as in --set status=denied; other verdicts take no --set.")
    if wish.verdict in _OF_GROUPS and not wish.others:
        what = "claims or incidents to unite it with" if wish.verdict == "merge" else "mentions to take out of it"
        raise InputError(f"To {wish.verdict}, give the ids of the {what} after the verdict.")
    if wish.others and wish.verdict not in (*_OF_GROUPS, "withdraw"):
        raise InputError(f"To {wish.verdict} takes one id; further ones, {', '.join(wish.others)}, were given.")


def _find(connection: Connection, beginning: str, groupings: Groupings) -> Item:
    """The item whose id begins so. Claims and incidents are also found by the name that they had when somebody decided on them."""
    if beginning and not items_beginning(connection, beginning):
        for decision in reversed(DecisionLog(connection).all([grouping.kind for grouping in groupings])):
            if decision.verdict != "withdraw" and any(each.startswith(beginning) for each in (decision.item, *decision.others)):
                item = Item(decision.item, decision.kind)
                for name in Updater(connection, _grouping(item, groupings)).holding(decision.seen[:1]):
                    return Item(name, decision.kind)
    return find_item(connection, beginning)


def _grouping(item: Item, groupings: Groupings) -> Grouping[Any, Any]:
    return next(grouping for grouping in groupings if grouping.kind == item.kind)


def _decide_part(connection: Connection, item: Item, wish: Wish, groupings: Groupings, clock: Clock) -> Decision:
    if wish.verdict in _OF_GROUPS:
        raise InputError(f"{item.id} is a coded {item.kind}; only claims and incidents can be merged or split.")
    log = DecisionLog(connection)
    history = log.on([item.id]).get(item.id, [])
    row, record, part = part_of(connection, item)
    before = decided(part, history, record)
    corrected(before.item, wish.corrections, record)
    decision = _made(item, wish, _undone(wish, history), (), clock)
    log.add(decision)
    redecide(connection, [item.id])
    after = decided(part, [*history, decision], record)
    if (before.item, before.state == "rejected") != (after.item, after.state == "rejected"):
        for grouping in groupings:
            Updater(connection, grouping).relink((), [(row, record)])
    return decision


def _decide_group(connection: Connection, item: Item, wish: Wish, groupings: Groupings, clock: Clock) -> Decision:
    grouping, log = _grouping(item, groupings), DecisionLog(connection)
    updater = Updater(connection, grouping)
    (group,) = updater.groups([item.id])
    mentions = [member.mention for member in group.members]
    seen, others = [mention.id for mention in mentions], wish.others
    history = about(log.all((item.kind,)), seen)
    touched = [item.id]
    if wish.verdict == "merge":
        others = _united(connection, item, wish)
        touched += others
        seen += [member.mention.id for name in others for (whole,) in [updater.groups([name])] for member in whole.members]
    elif wish.verdict == "split":
        others = _taken_out(wish, mentions)
    elif wish.verdict == "withdraw":
        others = _undone(wish, history)
        touched = updater.holding({mention for decision in history for mention in decision.seen})
    elif wish.verdict == "correct":
        corrected(decided(grouping.summary(group), judgements(history, seen)).item, wish.corrections)
    decision = _made(item, wish, others, tuple(seen), clock)
    log.add(decision)
    if wish.verdict in (*_OF_GROUPS, "withdraw"):
        Updater(connection, grouping).relink(touched)
    else:
        Updater(connection, grouping).describe(touched)
    return decision


def _made(item: Item, wish: Wish, others: tuple[str, ...], seen: tuple[str, ...], clock: Clock) -> Decision:
    return named(Decision("", item.id, item.kind, wish.verdict, wish.corrections, others, seen, wish.by.strip(), wish.why.strip(), clock()))


def _undone(wish: Wish, history: Sequence[Decision]) -> tuple[str, ...]:
    """The decisions that a withdrawal undoes; none for another verdict."""
    if wish.verdict != "withdraw":
        return ()
    if wish.others:
        found = [[decision.id for decision in history if decision.id.startswith(each)] for each in wish.others]
        return tuple(the_one(ids, each, "decision on it", ids) for ids, each in zip(found, wish.others, strict=True))
    standing = [decision for decision in in_force(history) if decision.verdict != "withdraw"]
    if not standing:
        raise InputError("There is no decision on it that stands, so there is nothing to withdraw.")
    return (standing[-1].id,)


def _united(connection: Connection, item: Item, wish: Wish) -> tuple[str, ...]:
    others = [find_item(connection, each) for each in wish.others]
    for other in others:
        if other.kind != item.kind:
            raise InputError(f"{item.id} is a {item.kind} and {other.id} a {other.kind}; only two of a kind can be merged.")
        if other.id == item.id:
            raise InputError(f"{item.id} cannot be merged with itself. Give the ids of others.")
    return tuple(dict.fromkeys(other.id for other in others))


def _taken_out(wish: Wish, mentions: Sequence[Any]) -> tuple[str, ...]:
    """The mentions that a split takes out, given by the beginning of their own id, or by that of the event or statement they are of."""
    out: dict[str, None] = {}
    for each in wish.others:
        found = [mention.id for mention in mentions if mention.id.startswith(each) or mention.item.startswith(each)]
        out[the_one(found, each, "mention in it", found)] = None
    if len(out) == len(mentions):
        raise InputError(f"These are all {len(mentions)} mentions of it. Give those that belong elsewhere, and leave the others.")
    return tuple(out)
