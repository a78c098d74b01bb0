"""What the rows of a release are made from: a document with what may be given of it, and the parts of it that have rows of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.archive.releases.licences import Licence
from dragoman.archive.releases.withholding import actor_id
from dragoman.archive.rows import actor_of
from dragoman.records import Mention, Record, SentenceRecord, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A document of a release: `whole` is its record with the events and statements that are released, `given` the same without what
    its licence withholds, `standing` that without what people rejected."""

    whole: Record
    given: Record
    standing: Record
    licence: Licence


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence with its number in the document, from 1."""

    document: str
    number: int
    sentence: SentenceRecord


@dataclass(frozen=True, slots=True)
class InSentence:
    """A statement with its sentence and its record."""

    record: Record
    sentence: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Took:
    """Somebody's part in an event or statement: of several in the same role, the number from 1; the mention that the report holds, the
    same as it is given, and the id of the actor."""

    item: str
    document: str
    role: str
    number: int
    named: Mention
    given: Mention

    @property
    def actor(self) -> str:
        """The id of the actor whom the report names."""
        return actor_id(actor_of(self.named))


def sentences(told: Told) -> Iterator[Numbered]:
    """The sentences in which an event or statement stands."""
    used = {event.sentence for event in told.given.events} | {statement.sentence for statement in told.given.statements}
    for number, sentence in enumerate(told.given.sentences, start=1):
        if sentence.id in used:
            yield Numbered(told.given.document.id, number, sentence)


def statements(told: Told) -> Iterator[InSentence]:
    """The statements, each in its sentence."""
    texts = {sentence.id: sentence.text for sentence in told.given.sentences}
    return (InSentence(told.given, texts[statement.sentence], statement) for statement in told.given.statements)


def parties(told: Told) -> Iterator[Took]:
    """Who takes part in what."""
    for whole, given in zip(told.whole.events, told.given.events, strict=True):
        for role, named, shown in (
            ("source", whole.source, given.source),
            ("target", whole.target, given.target),
            ("according_to", whole.according_to, given.according_to),
        ):
            for number, (mention, bare) in enumerate(zip(named, shown, strict=True), start=1):
                yield Took(whole.id, whole.document, role, number, mention, bare)
    for said, shown_said in zip(told.whole.statements, told.given.statements, strict=True):
        if said.speaker and shown_said.speaker:
            yield Took(said.id, said.document, "speaker", 1, said.speaker, shown_said.speaker)
