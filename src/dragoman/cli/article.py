"""A record as an article to read: its events in the order of the text, each group above its sentence, then its statements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.cli.consoles import plain
from dragoman.cli.statuses import LOOKS, arrow, mark
from dragoman.cli.words import date_text, day_text, mention_text, mentions_text, opinion_text, place_text, toll_text
from dragoman.records import STATUSES, Event, Record, SentenceRecord, Statement

STATUS_WIDTH = max(map(len, STATUSES))
CONTENT = 240  # characters of a statement that can ever be seen in a line


def article(record: Record, console: Console) -> RenderableType:
    """One block: title, publisher and date, events, statements."""
    sentences = {sentence.id: sentence for sentence in record.sentences}
    parts: list[RenderableType] = [*_heading(record, console)]
    for name, events in groupby(record.events, key=lambda event: event.sentence):
        parts += [Text(), *_events(list(events), sentences[name], console)]
    if not record.events:
        parts += [Text(), Text("  No events.", "dim")]
    if record.statements:
        parts += [Text(), *(statement_line(statement) for statement in record.statements)]
    return Group(*parts, Text())


def _heading(record: Record, console: Console) -> Iterator[RenderableType]:
    document = record.document
    first = record.sentences[0].text if record.sentences else document.id
    title = Text(plain(document.title or first), "bold", overflow="ellipsis", no_wrap=True)
    title.truncate(max(console.width - 6, 20), overflow="ellipsis")
    yield Rule(title, align="left", characters="-" if console.options.ascii_only else "─", style="dim")
    told = [document.publisher, day_text(document.published) if document.published else "", document.url]
    if any(told):
        yield Text(" · ".join(plain(part) for part in told if part), "dim", overflow="fold")


def _events(events: list[Event], sentence: SentenceRecord, console: Console) -> Iterator[RenderableType]:
    """The events of one sentence, and the sentence beneath them."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(width=STATUS_WIDTH)
    grid.add_column(ratio=1)
    for event in events:
        colour = LOOKS[event.status].colour
        cell = Group(*(line for line in (event_line(event, console), details(event)) if line))
        grid.add_row(Text(mark(event.status, console), colour), Text(event.status, colour), cell)
    yield Padding(grid, (0, 0, 0, 2))
    yield Padding(highlighted(sentence, events), (0, 0, 0, 4))


def event_line(event: Event, console: Console) -> Text:
    """Type and mode, source and target."""
    look = LOOKS[event.status]
    return Text.assemble(
        (event.type, f"bold {look.colour} {look.type_style}"),
        (f" {event.mode}" if event.mode else "", look.colour),
        "  ",
        mentions_text(event.source),
        (f" {arrow(console)} ", "bold"),
        mentions_text(event.target),
    )


def details(event: Event) -> Text:
    """When, where, the toll, according to whom, and how sure; what is not known is left out."""
    told = (
        ("when", event.date and date_text(event.date)),
        ("where", event.place and place_text(event.place)),
        ("killed", event.killed and toll_text(event.killed)),
        ("injured", event.injured and toll_text(event.injured)),
        ("according to", event.according_to and mentions_text(event.according_to)),
        ("told as", event.historical and "background"),
        ("confidence", f"{event.score:.2f}"),
        ("second opinion", event.opinion and opinion_text(event.opinion)),
    )
    return Text(" · ").join(Text.assemble((f"{name} ", "dim"), value) for name, value in told if value)


def highlighted(sentence: SentenceRecord, events: list[Event]) -> Text:
    """The sentence, its sources bold, its targets underlined, its triggers in the colour of their status."""
    text = Text(plain(sentence.text), "italic")
    for event in events:
        spans = [(each.start, each.end, "bold") for each in event.source] + [(each.start, each.end, "underline") for each in event.target]
        for start, end, style in (*spans, (event.trigger.start, event.trigger.end, f"bold reverse {LOOKS[event.status].colour}")):
            if sentence.start <= start and end <= sentence.end:
                text.stylize(style, start - sentence.start, end - sentence.start)
    return text


def statement_line(statement: Statement) -> RenderableType:
    """Speaker, stance and as much of the content as the line holds."""
    speaker = mention_text(statement.speaker) if statement.speaker else Text("nobody named", "dim")
    content = plain(statement.content.text[:CONTENT])
    line = Text.assemble(speaker, (f": {statement.stance}: ", "dim"), (content, "italic"), no_wrap=True, overflow="ellipsis")
    return Padding(line, (0, 0, 0, 2))
