"""Parts of records in words."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from dragoman.cli.consoles import plain
from dragoman.records import EventDate, Mention, Opinion, Toll, Toponym


def mentions_text(mentions: tuple[Mention, ...]) -> Text:
    """The mentions with what is known of each; a dash where there are none."""
    return Text(", ").join(mention_text(mention) for mention in mentions) if mentions else Text("–", "dim")


def mention_text(mention: Mention) -> Text:
    """The words, then in brackets the fullest name and the code, where known."""
    actor = mention.actor
    code = actor.code if actor and (actor.country or actor.sector) else ""
    known = ", ".join(plain(part) for part in (mention.of, code) if part)
    return Text.assemble((plain(mention.text), "bold"), (f" ({known})" if known else "", "cyan"))


def day_text(day: date) -> str:
    """A day as `14 May 2024`."""
    return f"{day.day} {day:%B} {day.year}"


def date_text(when: EventDate) -> str:
    """A day, month, year or span, with the words that tell it."""
    if when.first == when.last:
        told = day_text(when.first)
    elif when.precision in ("month", "year"):
        told = f"{when.first:%B} {when.first.year}" if when.precision == "month" else str(when.first.year)
    else:
        told = f"{day_text(when.first)} to {day_text(when.last)}"
    return f"{told} (“{plain(when.words)}”)" if when.words else told


def place_text(toponym: Toponym) -> str:
    """The place with its province and country; the words alone where it was not found on the map."""
    place = toponym.place
    if place is None:
        return plain(toponym.text)
    return ", ".join(dict.fromkeys(part for part in (place.name, place.province, place.country) if part))


def toll_text(toll: Toll) -> str:
    """A number as `3`, `3 to 5` or `24 or more`."""
    if toll.high is None:
        return f"{toll.low} or more"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"


def opinion_text(opinion: Opinion) -> str:
    """Whether a second reader agrees; else what it sees, and its reason."""
    if opinion.agrees:
        return f"{plain(opinion.reader)} agrees"
    source, target = (", ".join(plain(span.text) for span in side) or "–" for side in (opinion.source, opinion.target))
    seen = f"{opinion.type} {opinion.status}, source {source}, target {target}" if opinion.type else "no event"
    return f"{plain(opinion.reader)} sees {seen} ({plain(opinion.reason)})"
