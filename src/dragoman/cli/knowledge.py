"""What a codebook holds: counted, and looked up by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.codebook import ActorDictionary, Codebook, Condition, Entry, Frame


def counts(codebook: Codebook) -> Mapping[str, int]:
    """How many of each kind there are."""
    words = codebook.words
    return {
        "event types": len(codebook.types.types),
        "modes": len(codebook.types.modes),
        "CAMEO codes": len(codebook.types.crosswalk),
        "frames": sum(map(len, codebook.frames.values())),
        "signatures of words that turn an act": len(words.signatures),
        "cues of saying": len(words.cues),
        "negators, modals and adverbs": len(words.modals),
        "nouns for actors": len(words.agents),
        "names of actors": _names(codebook.actors),
    }


def _names(actors: ActorDictionary) -> int:
    nodes, names = [actors.root], 0
    while nodes:
        node = nodes.pop()
        names += bool(node.entries)
        nodes += node.below.values()
    return names


def knowledge(codebook: Codebook, word: str) -> Iterator[RenderableType]:
    """A block for each kind of thing known of a word or name."""
    key, words = word.strip().lower(), codebook.words
    yield from _block("frames", map(_frame, _frames(codebook, key)))
    yield from _block(
        "turns an act",
        (
            Text(f"{s.lemma} ({s.pos.lower()}), the act in its {s.slot}: affirmed {s.plain}, negated {s.negated}{_who(s.who)}")
            for s in words.signatures.values()
            if _holds(s.lemma, key)
        ),
    )
    yield from _block(
        "cue of saying", (Text(f"{c.lemma} ({c.pos.lower()}): {c.stance}") for c in words.cues.values() if _holds(c.lemma, key))
    )
    yield from _block(
        "negator, modal or adverb",
        (Text(f"{m.word} ({m.pos.lower()}): {m.kind}, effect {m.effect}") for m in words.modals.values() if _holds(m.word, key)),
    )
    yield from _block(
        "noun for an actor", (Text(f"{a.noun}: {_code(a.country, a.sector)}") for a in words.agents.values() if _holds(a.noun, key))
    )
    yield from _block("name", map(_entry, codebook.actors.look_up(word)))
    country = codebook.actors.demonyms.get(key)
    yield from _block("nationality", [Text(f"{codebook.actors.countries[country]} ({country})")] if country else ())


def _block(title: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    held = list(lines)
    if held:
        yield Group(Text(title, "bold"), *(Padding(line, (0, 0, 0, 2)) for line in held), Text())


def _holds(entry: str, key: str) -> bool:
    return entry == key or key in entry.split()


def _frames(codebook: Codebook, key: str) -> list[Frame]:
    """The frames of the word, then those that have it as a condition."""
    frames = [frame for each in codebook.frames.values() for frame in each]
    own = [frame for frame in frames if _holds(frame.lemma, key)]
    return own + [frame for frame in frames if not _holds(frame.lemma, key) and any(key in c.values for c in frame.when)]


def _frame(frame: Frame) -> RenderableType:
    tells = f"{frame.type} {frame.mode}".strip() if frame.type else "no event"
    slots = "".join(
        f", {role} {' '.join(slot.name for slot in found)}" for role, found in (("source", frame.source), ("target", frame.target)) if found
    )
    when = " ".join(map(condition_words, frame.when))
    line = Text.assemble((frame.lemma, "bold"), f" {when}" if when else "", ": ", (tells, "green" if frame.type else "red"), slots)
    return Group(line.append(f"  {frame.name}", "dim"), Padding(Text(frame.example, "italic dim"), (0, 0, 0, 2)))


def condition_words(condition: Condition) -> str:
    """A condition as it stands in the table."""
    if condition.absent:
        return f"!{condition.slot}"
    values = ",".join(sorted(condition.values | condition.classes))
    return f"{condition.slot}={values}" if values else condition.slot


def _entry(entry: Entry) -> Text:
    told = ", ".join(part for part in (entry.kind, entry.office) if part)
    return Text.assemble((entry.name, "bold"), f": {told}, ", (_code(entry.country, entry.sector), "cyan"), _period(entry))


def _period(entry: Entry) -> str:
    first = f" from {entry.first}" if entry.first else ""
    return first + (f" until {entry.last}" if entry.last else "")


def _code(country: str, sector: str) -> str:
    return ".".join(part for part in (country, sector) if part) or "no code"


def _who(slot: str) -> str:
    return f", according to its {slot}" if slot not in ("", "-") else ""
