"""Sources, targets and those whom an event is attributed to: the model's word scores made whole phrases by the tree,
and the frames' slots where the model is silent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook import Slot
from dragoman.coding.actors import Actors
from dragoman.coding.frames import participants
from dragoman.coding.phrases import (
    NOMINAL,
    Phrase,
    by_name,
    conjuncts,
    dateline_end,
    phrase_of,
    scored_phrases,
    without_appositions,
    without_overlap,
)
from dragoman.coding.proposals import Proposal
from dragoman.coding.reading import Reading
from dragoman.coding.slots import agents, subjects
from dragoman.language.model import ROLES
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Step

# Where to look when no frame says: the slots of most verbs, and of most event nouns.
VERB_SLOTS = {"source": (Slot("subj", False),), "target": (Slot("obj", False), Slot("against", False), Slot("with", False))}
NOUN_SLOTS = {
    "source": (Slot("by", False), Slot("poss", False)),
    "target": (Slot("against", False), Slot("on", False), Slot("with", False), Slot("of", False)),
}
SURE = 0.8  # mean word score that a mention needs
CHOSEN = 0.5  # word score from which the model's word belongs to a mention
SUPPORT = 0.12  # least model score of a slot's head for the tree to supply a mention that the model left out
SEVERAL = frozenset({"string", "series", "wave", "spate", "number", "rash", "campaign"})  # "a string of attacks"
AGREED = 0.25  # the same for a participant coordinated with a chosen one


@dataclass(frozen=True, slots=True)
class Arguments:
    """The phrases of each role, and how they were found."""

    source: tuple[Phrase, ...]
    target: tuple[Phrase, ...]
    according_to: tuple[Phrase, ...]
    steps: tuple[Step, ...]


def arguments_of(reading: Reading, k: int, proposals: list[Proposal], actors: Actors) -> list[Arguments]:
    """The arguments of each proposal of sentence `k`."""
    s = reading.sentences[k]
    if not proposals:
        return []
    if s.analysis is None:
        return [_by_tree(reading, k, p, actors) for p in proposals]
    scores = reading.model.roles(s.analysis, [p.word for p in proposals], [p.type for p in proposals])
    return [_arguments(reading, k, p, scores[i], actors) for i, p in enumerate(proposals)]


def _arguments(reading: Reading, k: int, proposal: Proposal, scores: NDArray[np.float32], actors: Actors) -> Arguments:
    s = reading.sentences[k]
    steps: list[Step] = []
    found: dict[str, list[Phrase]] = {}
    weights: dict[tuple[str, Phrase], float] = {}
    masses = {role: scores[:, 1 + 2 * r] + scores[:, 2 + 2 * r] for r, role in enumerate(ROLES)}
    for r, role in enumerate(ROLES):
        others = np.max([m for other, m in masses.items() if other != role], axis=0)
        chosen = (masses[role] > CHOSEN) & (masses[role] > others)
        chosen[: dateline_end(s)] = False
        chosen[proposal.first : proposal.last + 1] &= masses[role][proposal.first : proposal.last + 1] > 0.8
        scored = scored_phrases(s, scores[:, 1 + 2 * r], scores[:, 2 + 2 * r], chosen)
        phrases = [(by_name(s, p), score) for p, score in scored if score >= SURE]
        weights |= {(role, p): score for p, score in phrases}
        found[role] = without_appositions(s, without_overlap(p for p, _ in phrases))
        steps += [Step(role, f"“{reading.text(s, p.first, p.last)}” by the model, {score:.2f}") for p, score in phrases]
    _by_phrase(reading, k, proposal, actors, found, steps)
    _part(found, weights)
    for role in ("source", "target"):
        taken = found["source"] + found["target"]
        nobody = not found[role]
        for head in (owner_of(s, k, h, actors) if nobody else h for h in _slot_heads(s, proposal, role)):
            in_phrase = any(head in p for p in taken)
            need = AGREED if found[role] else SUPPORT
            if not in_phrase and masses[role][head] >= need and s.upos[head] in NOMINAL and actors.sector_of(k, head) is not None:
                phrase = phrase_of(s, head)
                if not any(phrase.first <= p.last and p.first <= phrase.last for p in taken):
                    found[role].append(phrase)
                    taken.append(phrase)
                    steps.append(Step(role, f"“{reading.text(s, phrase.first, phrase.last)}” by the tree ({_frame_name(proposal)})"))
    source, target, named = (tuple(sorted(found[role], key=lambda p: p.first)) for role in ROLES)
    return Arguments(source, target, named, tuple(steps))


def owner_of(s: ParsedSentence, k: int, head: int, actors: Actors) -> int:
    """The actor to whom an abstraction belongs: of "the Taliban's inaction" the Taliban; an actor itself as it is."""
    if actors.sector_of(k, head) is None:
        host = s.heads[head] if s.deps[head] == "conj" else head
        owners = [c for c in (*s.children[head], *s.children[host]) if s.deps[c] == "nmod:poss" and actors.sector_of(k, c) is not None]
        return owners[0] if owners else head
    return head


def _by_phrase(reading: Reading, k: int, proposal: Proposal, actors: Actors, found: dict[str, list[Phrase]], steps: list[Step]) -> None:
    """Whoever stands in the by-phrase of an event noun or a passive did it, whatever the scores say: "a visit by the envoy"."""
    s = reading.sentences[k]
    heads = [h for h in agents(s, proposal.word) if s.upos[h] in NOMINAL and actors.sector_of(k, h) is not None]
    if not heads:
        return
    known = [p for p in found["source"] if any(w in p for h in heads for w in conjuncts(s, h))]
    doers = known or [phrase_of(s, w) for h in heads for w in conjuncts(s, h)]
    if found["source"] != doers:
        steps += [Step("source", f"“{reading.text(s, p.first, p.last)}” by the tree: the by-phrase alone") for p in doers]
    found["source"] = doers
    found["target"] = [p for p in found["target"] if not any(d.first <= p.last and p.first <= d.last for d in doers)]


def _part(found: dict[str, list[Phrase]], weights: dict[tuple[str, Phrase], float]) -> None:
    """Nobody is source and target of one act: of two overlapping phrases the surer stays."""
    for p in list(found["source"]):
        for q in list(found["target"]):
            if p.first <= q.last and q.first <= p.last and p in found["source"] and q in found["target"]:
                surer = weights.get(("source", p), 1.0) >= weights.get(("target", q), 1.0)
                role, phrase = ("target", q) if surer else ("source", p)
                found[role].remove(phrase)


def _by_tree(reading: Reading, k: int, proposal: Proposal, actors: Actors) -> Arguments:
    """Without a model: what stands in the frame's slots and is an actor."""
    s = reading.sentences[k]
    found: dict[str, tuple[Phrase, ...]] = {}
    for role in ("source", "target"):
        heads = [h for h in _slot_heads(s, proposal, role) if s.upos[h] in NOMINAL and actors.sector_of(k, h) is not None]
        found[role] = tuple(without_overlap(phrase_of(s, h) for h in heads))
    steps = [
        Step(role, f"“{reading.text(s, p.first, p.last)}” by the tree ({_frame_name(proposal)})") for role, ps in found.items() for p in ps
    ]
    return Arguments(found["source"], found["target"], (), tuple(steps))


def _slot_heads(s: ParsedSentence, proposal: Proposal, role: str) -> tuple[int, ...]:
    """The heads in the frame's slots for a role, or in the usual ones."""
    match = proposal.match
    if match is not None and match.frame.type == proposal.type:
        heads = match.source if role == "source" else match.target
        if heads:
            return heads
    if role == "source" and (doers := _responsible(s, proposal.word)):
        return doers
    slots = VERB_SLOTS if s.upos[proposal.word] in ("VERB", "AUX", "ADJ") else NOUN_SLOTS
    return participants(s, proposal.word, slots[role])


def _responsible(s: ParsedSentence, word: int) -> tuple[int, ...]:
    """Of "a group responsible for attacks" the group, or whom it stands beside in apposition."""
    if s.case_of(word) == "of" and s.lemmas[s.heads[word]].lower() in SEVERAL:
        word = s.heads[word]
    head = s.heads[word]  # "of": parsers hang "a string of attacks" by its last word, too
    if s.lower[head] != "responsible" or s.case_of(word) not in ("for", "of"):
        return ()
    if s.deps[head] not in ("amod", "acl"):
        return tuple(subjects(s, head))
    named = s.heads[head]
    return (s.heads[named] if s.deps[named] == "appos" else named,)


def _frame_name(proposal: Proposal) -> str:
    return f"frame “{proposal.match.frame.lemma}”, {proposal.match.frame.name}" if proposal.match else "no frame"
