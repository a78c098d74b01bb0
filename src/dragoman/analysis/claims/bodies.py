"""The armed groups, unions, companies and councils that a report names and no dictionary lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.analysis.claims.names import ACRONYM, BODY, FIGHTING, LAND, NAME, plain
from dragoman.codebook import ActorDictionary
from dragoman.records import Party


def bodies_in(text: str, actors: ActorDictionary) -> Iterator[tuple[str, Party]]:
    """The bodies that the text names in full and no dictionary lists, by each of their names in lower case."""
    short = {plain(match[1]): match[2] for match in ACRONYM.finditer(text)}
    for match in NAME.finditer(text):
        words = re.sub(r"^(?:The|A|An|In|But|And|On) ", "", re.sub(r"['’]s?$", "", match[0])).split()
        name = " ".join(words)
        if len(words) < 2 or not (BODY & {words[-1].lower(), words[0].lower()}) or actors.look_up(name):
            continue
        if any(e.kind in LAND for e in actors.look_up(words[0])) and words[-1].lower() not in ("front", "movement", "brigade"):
            continue  # an organ of a state: it speaks for that
        if words[0].lower() not in BODY and re.search(r" (?:of|for) ", name):
            continue  # "Presence of the Front"
        known = short.get(name.lower())
        nouns = [word.lower() for word in words if word.lower() in FIGHTING][:1]
        party = Party(name.lower(), name, (*([known.lower()] if known else []), *nouns))
        yield name.lower(), party
        if known:
            yield known.lower(), party


def short_names(text: str, bodies: Mapping[str, Party]) -> Iterator[tuple[str, Party]]:
    """The bodies of the text by the noun that stands for them: "the Front", where one only is called so."""
    by_noun: dict[str, dict[str, Party]] = {}
    for party in bodies.values():
        noun = next((word for word in party.name.split() if word.lower() in BODY), "")
        by_noun.setdefault(noun, {})[party.key] = party
    for noun, parties in by_noun.items():
        counts = {key: len(re.findall(rf"\b{re.escape(key)}\b", text, re.I)) for key in parties}
        if noun:
            yield noun, parties[max(counts, key=lambda key: counts[key])]
