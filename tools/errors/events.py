"""Events and statements of single sentences: which triggers, types and other fields are wrong, and why. The blind half is not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.evaluation.events import AlignedEvent, align_events, align_statements, named, roles_match
from dragoman.evaluation.gold import GoldEvent, GoldSentence, GoldStatement, read_gold, sentence
from dragoman.evaluation.matching import Named, Range, overlap, places_of, same_mention, same_mentions, token_f1
from dragoman.evaluation.names import same_words
from dragoman.records import Document, Event, Mention, Statement
from tools.errors.arguments import ROLES, argument_findings
from tools.errors.findings import Finding, is_blind
from tools.errors.voices import PROPOSES, Heard, Voices, voices

NOTHING = "–"
SAME_CONTENT = 0.5  # token F1, as `align_statements` has it


@dataclass(frozen=True, slots=True)
class Case:
    """A gold sentence, the voices on it as it was read, and what was coded of it."""

    gold: GoldSentence
    voices: Voices
    events: Sequence[Event]
    statements: Sequence[Statement]

    @property
    def aligned(self) -> list[AlignedEvent]:
        """The events that count, each gold event beside ours."""
        return [pair for pair in align_events(self.gold, self.voices.s.start, self.events) if pair.counts]

    def places(self, words: str) -> list[Range]:
        """Where words of the gold stand, in characters of the document."""
        start = self.voices.s.start
        return [(start + a, start + b) for a, b in places_of(words, self.gold.text)]

    def finding(self, cause: str, kind: str, gold: str, ours: str, path: str = "") -> Finding:
        """A finding in this sentence."""
        return Finding(cause, kind, self.gold.id, self.gold.text, gold, ours, path)


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on the open half of a file of single sentences."""
    items = [item for item in read_gold(path, sentence) if not is_blind(item.id)]
    for item in items:
        for case in cases([item], Document.from_sentences([(item.id, item.text)], id=item.id), coder):
            yield from sentence_findings(case)


def cases(gold: Sequence[GoldSentence], document: Document, coder: Coder) -> Iterator[Case]:
    """The gold sentences of a document, read and coded."""
    reading = coder.read(document)
    record = coder.code_reading(reading)
    heard = {each.s.id: each for each in voices(reading, coder.options.combiner)}
    for item in gold:
        events = [event for event in record.events if event.sentence == item.id]
        yield Case(item, heard[item.id], events, [told for told in record.statements if told.sentence == item.id])


def sentence_findings(case: Case) -> Iterator[Finding]:
    """All errors of one sentence."""
    for pair in case.aligned:
        if pair.gold is not None and pair.event is not None:
            yield from (_field_findings if pair.typed else _type_findings)(case, pair.gold, pair.event)
        elif pair.gold is not None:
            yield _missed(case, pair.gold)
        elif pair.event is not None:
            yield _invented(case, pair.event)
    yield from _statement_findings(case)


def missed_cause(heard: Heard) -> tuple[str, str]:
    """Why a trigger was left out, by what was said of it: cause and kind."""
    proposed = heard.model >= PROPOSES
    if proposed or heard.frame_types:
        return "trigger missed: outvoted", "both" if proposed and heard.frame_types else "the model" if proposed else "a frame"
    if heard.frames:
        return "trigger missed: frame says no event", ""
    return ("trigger missed: frame silent" if heard.known else "trigger missed: frame missing"), ""


def type_cause(heard: Heard, frame: str, accepted: Sequence[str]) -> tuple[str, str]:
    """Whose type was wrong, the type of the event's frame being given (empty: none): cause and kind."""
    if frame and frame not in accepted:
        return ("type: frame wrong" if heard.type in accepted else "type: both wrong"), ""
    return "type: model wrong", "frame outweighed" if frame else "no frame"


def _missed(case: Case, gold: GoldEvent) -> Finding:
    places = case.places(gold.trigger)
    heard = max((case.voices.heard(place) for place in places), key=lambda h: (len(h.frame_types), h.model), default=None)
    cause, kind = missed_cause(heard) if heard else ("trigger missed: not in the text", "")
    if any(overlap(place, (event.trigger.start, event.trigger.end)) for place in places for event in case.events):
        cause, kind = "trigger missed: one event for two", ""
    return case.finding(cause, kind, told(gold), NOTHING, str(heard or ""))


def _invented(case: Case, event: Event) -> Finding:
    frame = _frame_type(case, event)
    cause = "trigger invented: frame and model" if frame else "trigger invented: model alone"
    return case.finding(cause, "", NOTHING, coded(event), event.explain())


def _type_findings(case: Case, gold: GoldEvent, event: Event) -> Iterator[Finding]:
    heard = case.voices.heard((event.trigger.start, event.trigger.end))
    cause, kind = type_cause(heard, _frame_type(case, event), gold.types)
    yield case.finding(cause, kind, told(gold), coded(event), f"{heard}\n{event.explain()}")


def _frame_type(case: Case, event: Event) -> str:
    """The type that the frame behind an event names, empty where there is none."""
    proposal = case.voices.proposal(event.trigger.start)
    return proposal.match.frame.type if proposal is not None and proposal.match is not None else ""


def _field_findings(case: Case, gold: GoldEvent, event: Event) -> Iterator[Finding]:
    """What is wrong with an event whose trigger and type are right."""
    if roles_match(gold, event) != (True, True):
        for cause, role in argument_findings(gold, event, case.voices.s, case.places):
            yield case.finding(f"argument: {cause}", role, told(gold), coded(event), event.explain())
    given: list[tuple[str, str]] = []
    if event.status not in gold.statuses:
        given.append(("status", f"{gold.status} → {event.status}"))
    if not same_mentions(gold.according_to, [named(mention) for mention in event.according_to]):
        given.append((f"attribution: {how(bool(gold.according_to), bool(event.according_to))}", ""))
    if gold.mode and gold.mode != event.mode:
        given.append(("mode", ""))
    if gold.historical != event.historical:
        given.append(("historical", ""))
    for cause, kind in (*given, *(("reference: " + cause, role) for role in ROLES for cause in reference_causes(gold, event, role))):
        yield case.finding(cause, kind, told(gold), coded(event), event.explain())


def reference_causes(gold: GoldEvent, event: Event, role: str) -> Iterator[str]:
    """For each fullest name of the gold that the mention found does not have: whether it has none or another."""
    mentions: Sequence[Mention] = getattr(event, role)
    wanted: Sequence[Named] = getattr(gold, role)
    for item in wanted:
        if item.of and not any(same_mention(Named(item.of), named(mention)) for mention in mentions):
            same = [mention for mention in mentions if same_words(item.text, mention.text)]
            yield from ("other" if mention.of else "missing" for mention in same[:1])


def _statement_findings(case: Case) -> Iterator[Finding]:
    pairs = align_statements(case.gold.statements, case.statements)
    missed = [pair.gold for pair in pairs if pair.gold is not None and pair.statement is None]
    invented = [pair.statement for pair in pairs if pair.statement is not None and pair.gold is None]
    for gold in missed:
        ours = next((x for x in invented if token_f1(gold.content, x.content.text) >= SAME_CONTENT), None)
        if ours is not None:
            invented.remove(ours)
            yield case.finding("statement: speaker wrong", "", _gold_statement(gold), _statement(ours), _steps(ours))
        else:
            yield case.finding("statement: missed", "", _gold_statement(gold), NOTHING)
    for ours in invented:
        yield case.finding("statement: invented", "", NOTHING, _statement(ours), _steps(ours))
    for pair in pairs:
        if pair.gold and pair.statement and pair.gold.stance != pair.statement.stance:
            kind = f"{pair.gold.stance} → {pair.statement.stance}"
            yield case.finding("statement: stance", kind, _gold_statement(pair.gold), _statement(pair.statement), _steps(pair.statement))


def how(wanted: bool, given: bool) -> str:
    """In which way a value is wrong: missing, extra or other."""
    return "other" if wanted and given else "missing" if wanted else "extra"


def told(gold: GoldEvent) -> str:
    """A gold event in a line."""
    return _line(gold.trigger, (gold.type, gold.mode, gold.status), gold.source, gold.target, gold.according_to)


def coded(event: Event) -> str:
    """Our event in a line."""
    return _line(event.trigger.text, (event.type, event.mode, event.status), event.source, event.target, event.according_to)


def _line(trigger: str, codes: Sequence[str], *roles: Sequence[Named | Mention]) -> str:
    lists = (", ".join(item.text + (f" (= {item.of})" if item.of else "") for item in items) for items in roles)
    source, target, named_by = (names or NOTHING for names in lists)
    according = f"; according to {named_by}" if roles[-1] else ""
    return f"{trigger} · {' '.join(filter(None, codes))} · {source} → {target}{according}"


def _gold_statement(gold: GoldStatement) -> str:
    return f"{gold.speaker.text if gold.speaker else NOTHING} · {gold.stance} · {gold.content}"


def _statement(ours: Statement) -> str:
    return f"{ours.speaker.text if ours.speaker else NOTHING} · {ours.stance} · {ours.content.text}"


def _steps(ours: Statement) -> str:
    return "\n".join(f"{step.part}: {step.text}" for step in ours.steps)
