"""The coder: a document in, its record out. A pure function of document, model and codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import spacy
from spacy.language import Language

import dragoman.language.component as component
from dragoman.codebook import Codebook, load_codebook
from dragoman.coding.actors import Actors, plain
from dragoman.coding.arguments import Arguments, arguments_of
from dragoman.coding.dates import DateExpression, date_of, find_dates
from dragoman.coding.hosts import Meeting, with_host
from dragoman.coding.phrases import phrase_of
from dragoman.coding.places import dateline_of, find_places, place_of
from dragoman.coding.proposals import Combiner, Proposal, propose
from dragoman.coding.quotations import Saying, sayings_of
from dragoman.coding.reading import Reading
from dragoman.coding.references import References
from dragoman.coding.relate import document_of, relation_of
from dragoman.coding.statements import sayings_in
from dragoman.coding.status import Composed, compose
from dragoman.coding.tolls import toll_of
from dragoman.coding.tone import speaks_ill
from dragoman.language.model import LanguageModel
from dragoman.records import (
    STATUSES,
    Document,
    DocumentError,
    Event,
    Mention,
    Pair,
    Record,
    Relation,
    SentenceRecord,
    Span,
    Statement,
    Status,
    Step,
    Toponym,
    Versions,
    content_id,
)
from dragoman.version import __version__


@dataclass(frozen=True, slots=True)
class CoderOptions:
    """`min_confidence` leaves out events below it; `combiner` weighs model and frames."""

    min_confidence: float = 0.0
    combiner: Combiner = field(default_factory=Combiner)


@dataclass(frozen=True, slots=True)
class Around:
    """What an event of sentence `k` is coded from besides its own words."""

    reading: Reading
    k: int
    references: References
    dates: Sequence[DateExpression]
    places: list[Toponym]
    dateline: Toponym | None


class Coder:
    """Codes documents. Made by `dragoman.load()`; one coder serves one thread."""

    def __init__(self, nlp: Language, model: LanguageModel, codebook: Codebook, options: CoderOptions = CoderOptions()) -> None:
        self.nlp = nlp
        self.model = model
        self.codebook = codebook
        self.options = options
        self.versions = Versions(__version__, model.version, codebook.version)

    def code(self, text: str, date: date | None = None) -> Record:
        """The record of a text, dated if the day of its publication is known."""
        return self.code_document(Document(text, published=date))

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record]:
        """The records of documents, in their order."""
        for document in documents:
            yield self.code_document(document)

    def code_document(self, document: Document) -> Record:
        """The record of one document."""
        reading = self.read(document)
        actors = Actors(reading)
        references = References(reading, actors)
        places = find_places(reading.sentences)
        sayings = sayings_of(reading, sayings_in)
        statements = [self._statement(reading, references, saying) for saying in sayings]
        events = [in_quotation(e, statements) for e in self._events(reading, actors, references, places)]
        sentences = tuple(SentenceRecord(s.id, s.start, s.end, s.text, s.role) for s in reading.sentences)
        mentions = {(m.start, m.end): m for e in events for m in (*e.source, *e.target, *e.according_to)}
        mentions |= {(x.speaker.start, x.speaker.end): x.speaker for x in statements if x.speaker}
        ordered = tuple(mentions[key] for key in sorted(mentions))
        return Record(document, sentences, tuple(events), tuple(statements), ordered, tuple(places), self.versions)

    def relate(self, items: Iterable[Pair]) -> Iterator[Relation]:
        """For each pair what its source does to its target; always an answer."""
        for pair in items:
            yield relation_of(self.read(document_of(pair)), pair)

    def factuality(self, sentences: Iterable[Sequence[str]]) -> Iterator[list[float]]:
        """For each sentence of words a value a word: how surely what it tells is so, from -3 (surely not) to 3 (surely)."""
        for words in sentences:
            for analysis in self.model.analyse([list(words)] if words else []):
                yield [round(float(value), 4) for value in analysis.fact]
            if not words:
                yield []

    def conflict(self, sentences: Iterable[str]) -> Iterator[bool]:
        """For each sentence whether it speaks ill of somebody: accuses, reproaches, rejects or threatens."""
        for text in sentences:
            yield speaks_ill(self.read(Document(text)))

    def read(self, document: Document) -> Reading:
        """A document parsed, ready to be coded."""
        try:
            document.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise DocumentError(
                f"Document {document.id} holds half a character (a lone surrogate) at offset {error.start}; replace it.",
                "encoding",
            ) from None
        doc = self.nlp.make_doc(document.text)
        if document.sentences:
            doc.user_data[component.GIVEN] = [(s.id, s.start, s.end) for s in document.sentences]
        for _, pipe in self.nlp.pipeline:
            doc = pipe(doc)
        parsed: list[Any] = doc.user_data[component.PARSED]
        return Reading(document, parsed, self.codebook, self.model)

    def _events(self, reading: Reading, actors: Actors, references: References, places: list[Toponym]) -> Iterator[Event]:
        anchor: date | None = None
        dateline = dateline_of(reading.sentences, places)
        for k, s in enumerate(reading.sentences):
            proposals = propose(reading, k, actors, self.options.combiner)
            if not proposals:
                continue
            dates = find_dates(s, reading.document.published, anchor)
            anchor = next((d.value.first for d in dates if d.value), anchor)
            around = Around(reading, k, references, dates, places, dateline)
            for proposal, arguments in zip(proposals, arguments_of(reading, k, proposals, actors), strict=True):
                event = self._event(around, proposal, arguments)
                if event.score >= self.options.min_confidence:
                    yield event

    def _event(self, around: Around, proposal: Proposal, arguments: Arguments) -> Event:
        reading, k, references = around.reading, around.k, around.references
        s = reading.sentences[k]
        place, place_reason = place_of(s, proposal.word, around.places, self._dateline(around, proposal))
        arguments = with_host(Meeting(k, s, proposal, place), arguments, references.actors)
        composed = compose(s, proposal.word, proposal.type, self.codebook.words)
        status, status_steps = decide_status(reading, k, proposal, composed)
        named = [references.mention(k, p) for p in arguments.according_to]
        if not named and status in ("claimed", "denied", "planned", "hypothetical"):
            named = [references.mention(k, phrase_of(s, w)) for w in composed.who]
        named = [] if status == "reported" else each_once(named)
        day, day_reason = date_of(s, proposal.word, around.dates)
        killed, injured = toll_of(s, proposal.word) if proposal.type == "ASSAULT" else (None, None)
        trigger = Span(reading.text(s, proposal.first, proposal.last), s.starts[proposal.first], s.ends[proposal.last])
        history = float(s.analysis.history[proposal.word]) if s.analysis is not None else 0.0
        return Event(
            content_id(reading.document.id, s.id, str(trigger.start), proposal.type),
            reading.document.id,
            s.id,
            trigger,
            proposal.type,
            proposal.mode,
            status,
            tuple(references.mention(k, p) for p in arguments.source),
            tuple(references.mention(k, p) for p in arguments.target),
            tuple(named),
            history > 0.5,
            round(proposal.score, 4),
            day,
            day_reason,
            place,
            place_reason,
            killed,
            injured,
            (*type_steps(proposal, trigger), *arguments.steps, *status_steps),
        )

    def _dateline(self, around: Around, proposal: Proposal) -> Toponym | None:
        """The dateline, which may stand for the place of an act in the streets, not of a word spoken."""
        return around.dateline if self.codebook.types.quad(proposal.type) == "material-conflict" else None

    def _statement(self, reading: Reading, references: References, saying: Saying) -> Statement:
        s = reading.sentences[saying.sentence]
        speaker: Mention | None = None
        if saying.speaker is not None:
            speaker = references.mention(saying.speaker_from if saying.speaker_from is not None else saying.sentence, saying.speaker)
        cue = Span(reading.text(s, *saying.cue), s.starts[saying.cue[0]], s.ends[saying.cue[1]]) if saying.cue else None
        content = Span(reading.text(s, *saying.content), s.starts[saying.content[0]], s.ends[saying.content[1]])
        return Statement(
            content_id(reading.document.id, s.id, str(cue.start if cue else -1), str(content.start)),
            reading.document.id,
            s.id,
            speaker,
            cue,
            content,
            saying.stance,
            saying.quote,
            (Step("statement", saying.why),),
        )


def each_once(mentions: list[Mention]) -> list[Mention]:
    """Mentions without those that only repeat an earlier one by a pronoun or a short name."""
    kept: list[Mention] = []
    for mention in mentions:
        names = {plain(name) for name in (mention.text, mention.of) if name}
        if not any(names & {plain(name) for name in (other.text, other.of) if name} for other in kept):
            kept.append(mention)
    return kept


def in_quotation(event: Event, statements: list[Statement]) -> Event:
    """An event told in a quotation whose speaker another sentence names is claimed by that speaker."""
    if event.status != "reported":
        return event
    for statement in statements:
        if statement.cue is None and statement.speaker and statement.content.start <= event.trigger.start < statement.content.end:
            step = Step("attribution", f"within the words of “{statement.speaker.text}”: reported → claimed")
            return replace(event, status="claimed", according_to=(statement.speaker,), steps=(*event.steps, step))
    return event


def type_steps(proposal: Proposal, trigger: Span) -> list[Step]:
    """How the type was found: each voice."""
    label = f"{proposal.type} {proposal.mode}".strip()
    steps = [Step("event", f"“{trigger.text}” tells {label}; the model {proposal.model:.2f}, together {proposal.score:.2f}")]
    if proposal.match is not None:
        frame = proposal.match.frame
        says = f"{frame.type} {frame.mode}".strip() if frame.type else "no event"
        steps.append(Step("event", f"frame “{frame.lemma}” ({frame.name}) says {says}"))
    return steps


def decide_status(reading: Reading, k: int, proposal: Proposal, composed: Composed) -> tuple[Status, list[Step]]:
    """The status: the composed one and the model's own score, each with its weight."""
    s = reading.sentences[k]
    if s.analysis is None:
        return composed.status, composed.steps
    names = reading.model.labels["status"]
    scores = s.analysis.status[proposal.word].astype(float).copy()
    own = names[int(scores.argmax())]
    untrue = composed.status in ("negated", "denied") and own in ("reported", "claimed")
    untrue = untrue or composed.aside or composed.sure
    scores[names.index(composed.status)] += 1.0 if untrue else COMPOSED_WEIGHT if composed.certain else REPORTED_WEIGHT
    best = names[int(scores.argmax())]
    status = next(x for x in STATUSES if x == best)
    steps = [*composed.steps, Step("status", f"the model says {own}, {max(s.analysis.status[proposal.word]):.2f}; coded {status}")]
    return status, steps


# What the composed status adds to the model's scores. Words that say "not" or "denies" outweigh a model that saw few such
# sentences; elsewhere the model, which knows the company a trigger keeps, may overrule a single word.
COMPOSED_WEIGHT = 0.35
REPORTED_WEIGHT = 0.15


def load(options: CoderOptions = CoderOptions(), threads: int = 1) -> Coder:
    """A coder with the embedded language model and codebook."""
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman", config={"threads": threads})
    return Coder(nlp, component.shared_model(threads), load_codebook(), options)
