"""The coder: a document in, its record out. A pure function of document, model and codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

import dragoman.language.component as component
from dragoman.codebook import Codebook, load_codebook
from dragoman.coding.actors import Actors, plain
from dragoman.coding.arguments import Arguments, arguments_of
from dragoman.coding.boilerplate import SILENT
from dragoman.coding.dates import DateExpression, date_of, find_dates, of_done
from dragoman.coding.history import is_history
from dragoman.coding.hosts import Meeting, with_host
from dragoman.coding.manner import MannerWords
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
from dragoman.language.parsers import check_pipeline, parse, version_of
from dragoman.records import (
    STATUSES,
    Document,
    DocumentError,
    Event,
    InputError,
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
    """`min_confidence` leaves out events below it; `combiner` weighs model and frames; `codebook` is a folder of tables of one's own,
    whose rows `load` adds to those of the package."""

    min_confidence: float = 0.0
    combiner: Combiner = field(default_factory=Combiner)
    codebook: Path | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What an event of sentence `k` is coded from besides its own words."""

    reading: Reading
    k: int
    references: References
    dates: Sequence[DateExpression]
    places: list[Toponym]
    dateline: Toponym | None
    manner: MannerWords


class Coder:
    """Codes documents. Made by `dragoman.load()`; one coder serves one thread. Without a model the frames code alone, on the
    trees of whatever parser `nlp` holds."""

    def __init__(self, nlp: Language, model: LanguageModel | None, codebook: Codebook, options: CoderOptions = CoderOptions()) -> None:
        self.nlp = nlp
        self.model = model
        self.codebook = codebook
        self.options = options
        self.versions = Versions(__version__, model.version if model else version_of(nlp), codebook.version)

    def code(self, text: str, date: date | None = None) -> Record:
        """The record of a text, dated if the day of its publication is known."""
        return self.code_document(Document(text, published=date))

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record]:
        """The records of documents, in their order."""
        for document in documents:
            yield self.code_document(document)

    def code_document(self, document: Document) -> Record:
        """The record of one document."""
        return self.code_reading(self.read(document))

    def code_reading(self, reading: Reading) -> Record:
        """The record of a document that was read."""
        actors = Actors(reading)
        places = find_places(reading.sentences)
        sayings = [x for x in sayings_of(reading, sayings_in) if reading.sentences[x.sentence].role not in SILENT]
        references = References(reading, actors, sayings)
        manner = {k: MannerWords(reading, k, actors) for k in {saying.sentence for saying in sayings}}
        statements = [self._statement(references, manner[saying.sentence], saying) for saying in sayings]
        running = [x for x, saying in zip(statements, sayings, strict=True) if saying.speaker_from is not None]
        events = [in_quotation(e, running) for e in self._events(reading, actors, references, places)]
        sentences = tuple(SentenceRecord(s.id, s.start, s.end, s.text, s.role) for s in reading.sentences)
        mentions = {(m.start, m.end): m for e in events for m in (*e.source, *e.target, *e.according_to)}
        mentions |= {(x.speaker.start, x.speaker.end): x.speaker for x in statements if x.speaker}
        ordered = tuple(mentions[key] for key in sorted(mentions))
        return Record(reading.document, sentences, tuple(events), tuple(statements), ordered, tuple(places), self.versions)

    def relate(self, items: Iterable[Pair]) -> Iterator[Relation]:
        """For each pair what its source does to its target; always an answer."""
        for pair in items:
            yield relation_of(self.read(document_of(pair)), pair)

    def factuality(self, sentences: Iterable[Sequence[str]]) -> Iterator[list[float]]:
        """For each sentence of words a value a word: how surely what it tells is so, from -3 (surely not) to 3 (surely)."""
        if self.model is None:
            raise InputError("Another parser tells nothing of how sure a sentence is; load without `nlp` to ask our language model.")
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
        given = [(s.id, s.start, s.end) for s in document.sentences]
        if self.model is None:
            return Reading(document, parse(self.nlp, document.text, given), self.codebook, None)
        doc = self.nlp.make_doc(document.text)
        if given:
            doc.user_data[component.GIVEN] = given
        for _, pipe in self.nlp.pipeline:
            doc = pipe(doc)
        parsed: list[Any] = doc.user_data[component.PARSED]
        return Reading(document, parsed, self.codebook, self.model)

    def _events(self, reading: Reading, actors: Actors, references: References, places: list[Toponym]) -> Iterator[Event]:
        anchor: date | None = None
        dateline = dateline_of(reading.sentences, places)
        for k, s in enumerate(reading.sentences):
            proposals = propose(reading, k, actors, self.options.combiner) if s.role not in SILENT else []
            if not proposals:
                continue
            dates = find_dates(s, reading.document.published, anchor)
            anchor = next((d.value.first for d in dates if d.value), anchor)
            around = Around(reading, k, references, dates, places, dateline, MannerWords(reading, k, actors))
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
        if status not in ("planned", "hypothetical") and self.codebook.types.quad(proposal.type).startswith("material"):
            day, day_reason = of_done(day, day_reason, reading.document.published)
        killed, injured = toll_of(s, proposal.word) if proposal.type == "ASSAULT" else (None, None)
        trigger = Span(reading.text(s, proposal.first, proposal.last), s.starts[proposal.first], s.ends[proposal.last])
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
            is_history(reading, s, proposal.word, day),
            round(proposal.score, 4),
            day,
            day_reason,
            place,
            place_reason,
            killed,
            injured,
            (*type_steps(proposal, trigger), *arguments.steps, *status_steps),
            around.manner.of_event(proposal.word) if self.codebook.types.quad(proposal.type).startswith("verbal") else (),
        )

    def _dateline(self, around: Around, proposal: Proposal) -> Toponym | None:
        """The dateline, which may stand for the place of an act in the streets, not of a word spoken."""
        return around.dateline if self.codebook.types.quad(proposal.type) == "material-conflict" else None

    def _statement(self, references: References, manner: MannerWords, saying: Saying) -> Statement:
        reading = references.reading
        s = reading.sentences[saying.sentence]
        named_in = saying.sentence if saying.speaker_from is None else saying.speaker_from
        speaker = references.mention(named_in, saying.speaker) if saying.speaker else None
        c = reading.sentences[saying.cue_from] if saying.cue_from is not None else s
        cue = Span(reading.text(c, *saying.cue), c.starts[saying.cue[0]], c.ends[saying.cue[1]]) if saying.cue else None
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
            manner.of_statement(saying),
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
    """An event told in one of these statements, whose speaker another sentence names, is claimed by that speaker."""
    if event.status != "reported":
        return event
    for statement in statements:
        if statement.speaker and statement.content.start <= event.trigger.start < statement.content.end:
            step = Step("attribution", f"within the words of “{statement.speaker.text}”: reported → claimed")
            return replace(event, status="claimed", according_to=(statement.speaker,), steps=(*event.steps, step))
    return event


def type_steps(proposal: Proposal, trigger: Span) -> list[Step]:
    """How the type was found: each voice."""
    label = f"{proposal.type} {proposal.mode}".strip()
    heard = "by its frame alone" if proposal.model is None else f"the model {proposal.model:.2f}, together {proposal.score:.2f}"
    steps = [Step("event", f"“{trigger.text}” tells {label}; {heard}")]
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


def load(options: CoderOptions = CoderOptions(), threads: int = 1, nlp: Language | None = None) -> Coder:
    """A coder with the embedded language model and codebook.

    Given `nlp`, a spaCy pipeline with labels of Universal Dependencies, that parses in the model's place, and the frames code alone.
    """
    model: LanguageModel | None = None
    if nlp is None:
        nlp = spacy.blank("en")
        nlp.add_pipe("dragoman", config={"threads": threads})
        model = component.shared_model(threads)
    else:
        check_pipeline(nlp)
        model = next((pipe.model for _, pipe in nlp.pipeline if isinstance(pipe, component.DragomanParser)), None)
    return Coder(nlp, model, load_codebook(more=options.codebook), options)
