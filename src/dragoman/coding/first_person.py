"""Who says "I" and "we": the speaker of the quotation, and the body or government that he speaks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.coding.discourse import Entity
from dragoman.coding.people import People
from dragoman.coding.quotations import Saying
from dragoman.coding.quoted import quotations
from dragoman.coding.reading import Reading

I = frozenset({"i", "me", "my", "mine", "myself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
STATES = frozenset({"GOV", "MIL", "COP", "JUD", "SPY"})
BELONGING = ("nmod", "compound", "amod")
Entities = Mapping[tuple[int, int], Entity]  # by sentence and head word


class Speakers:
    """Who speaks at a word of a document, by the statements found in it."""

    def __init__(self, reading: Reading, people: People, is_state: Callable[[Entity], bool], sayings: Sequence[Saying]) -> None:
        self.reading = reading
        self.people = people
        self.is_state = is_state
        pieces = (piece for quotation in quotations(reading.document.text, reading.sentences) for piece in quotation.pieces)
        self._quoted = {(piece.sentence, w) for piece in pieces for w in range(piece.first, piece.last + 1)}
        self._sayings: dict[int, list[Saying]] = {}
        for saying in sayings:
            if saying.quote != "indirect" and saying.speaker is not None:
                self._sayings.setdefault(saying.sentence, []).append(saying)

    def at(self, k: int, word: int) -> tuple[int, int] | None:
        """Sentence and head word of the speaker whose quoted words a word belongs to; None outside of quotations."""
        for saying in self._sayings.get(k, ()):
            first, last = saying.content
            if saying.speaker is not None and first <= word <= last and (saying.quote == "direct" or (k, word) in self._quoted):
                return (k if saying.speaker_from is None else saying.speaker_from), saying.speaker.head
        return None

    def meant(self, k: int, word: int, entities: Entities) -> Entity | None:
        """Whom a pronoun of the first person stands for."""
        at = self.at(k, word)
        speaker = entities.get(at) if at is not None else None
        if at is None or speaker is None or self.reading.sentences[k].lower[word] in I:
            return speaker
        return speaker if speaker.name.plural or speaker.body else self._side(speaker, at, entities)

    def _side(self, speaker: Entity, at: tuple[int, int], entities: Entities) -> Entity | None:
        """The body that the document calls the speaker a member or servant of, else the government of his country, else his land."""
        lands = []
        for k, head in (at, *((p.sentence, p.word) for p in speaker.mentions), *self._roles(speaker)):
            s = self.reading.sentences[k]
            for child in s.children[head]:
                host = entities.get((k, child)) if s.deps[child].startswith(BELONGING) else None
                if host is not None and host is not speaker and (host.body or host.name.plural):
                    return host
                lands += [host] if host is not None and host.kind == "PLACE" else []
        actor = speaker.name.actor
        if actor is None or actor.sector not in STATES:
            return None
        return self._government(actor.country, entities) or next(iter(lands), None)

    def _roles(self, speaker: Entity) -> list[tuple[int, int]]:
        person = self.people.get(speaker.name.core) if speaker.kind == "PERSON" else None
        return [(k, phrase.head) for k, phrase in person.roles] if person else []

    def _government(self, country: str, entities: Entities) -> Entity | None:
        """A country's government, else the country itself, as the document names it; of an unknown country the only government."""
        actors = [(e, e.name.actor) for e in dict.fromkeys(entities.values()) if e.name.actor is not None]
        told = [(e, actor) for e, actor in actors if e.kind == "NOUN" and e.nouns]
        governments = [(e, actor) for e, actor in told if e.nouns[0][0] == "government" and e.nouns[0][1]]
        if not country:
            return governments[0][0] if len(governments) == 1 else None
        own = [e for e, actor in governments if actor.country == country]
        states = [e for e, actor in actors if actor.country == country and self.is_state(e)]
        return next(iter([*own, *states]), None)
