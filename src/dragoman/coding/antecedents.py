"""Who a pronoun stands for: the entities before it that agree, weighed by where and how they were mentioned last."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.coding.discourse import Entity, Place, role_of
from dragoman.coding.phrases import NOMINAL
from dragoman.language.parsed import ParsedSentence

PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
GENDERS = {"he": "m", "she": "f"}
LOOK_BACK = 5  # sentences
SPEECH = frozenset({"say", "tell", "add", "claim", "declare", "note", "insist", "warn", "explain", "state", "argue", "continue", "ask"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: its sentence and word, its kind (he, she, it, they), whether it is quoted, and who speaks there."""

    sentence: int
    word: int
    kind: str
    quoted: bool
    speaker: Entity | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest entity, how likely it is meant, and how likely if the pronoun stands for an actor at all."""

    entity: Entity
    chance: float
    among_actors: float


def agrees(pronoun: Pronoun, entity: Entity) -> bool:
    """Whether an entity can be meant by number, gender and kind."""
    if entity is pronoun.speaker:
        return False
    kind, plural = entity.kind, entity.name.plural
    if pronoun.kind in GENDERS:
        single = kind == "PERSON" or (kind == "NOUN" and not plural and not entity.body)
        return single and entity.gender in ("", GENDERS[pronoun.kind])
    if pronoun.kind == "it":
        return not plural and (kind == "PLACE" or entity.body)
    return plural or entity.body


def bound(s: ParsedSentence, pronoun: int, mention: int) -> bool:
    """Whether grammar forbids that a pronoun and a mention of its sentence be the same: two arguments of one verb, or owner and owned."""
    if s.lower[pronoun].endswith(("self", "selves")) or s.heads[mention] == pronoun:
        return False
    if mention in _nominal_ancestors(s, pronoun):
        return True
    if s.deps[pronoun] == "nmod:poss":
        return False
    verb = _clause(s, pronoun)
    return mention != pronoun and ((_clause(s, mention) == verb and s.deps[mention] != "nmod:poss") or mention in _subjects(s, verb))


def _nominal_ancestors(s: ParsedSentence, word: int) -> Iterator[int]:
    """The words above a word up to the next clause: of "his" in "the brother of his wife" the wife and the brother."""
    while s.heads[word] != word and s.deps[word].partition(":")[0] in ("nmod", "appos", "compound"):
        word = s.heads[word]
        yield word


def _clause(s: ParsedSentence, word: int) -> int:
    """The word that an argument hangs on; of a conjunct that of the first."""
    while s.deps[word] == "conj" and s.upos[word] != "VERB" and s.heads[word] != word:
        word = s.heads[word]
    return s.heads[word]


def _subjects(s: ParsedSentence, verb: int) -> list[int]:
    """The subject of a verb; where it has none of its own, that of the verb it is joined to."""
    for _ in range(4):
        own = [c for c in s.children[verb] if s.deps[c].startswith("nsubj")]
        other = any(s.deps[c] == "mark" and s.lower[c] == "for" for c in s.children[verb])  # "sued the town for muzzling him"
        if own or other or s.deps[verb] not in ("conj", "xcomp", "advcl") or s.heads[verb] == verb:
            return own
        verb = s.heads[verb]
    return []


def evidence(sentences: list[ParsedSentence], pronoun: Pronoun, entity: Entity, before: list[Place]) -> Iterator[str]:
    """What speaks for or against an entity with these mentions before the pronoun: names of weights."""
    s = sentences[pronoun.sentence]
    latest = max(before)
    near = [p for p in before if p.sentence == latest.sentence]
    back = pronoun.sentence - latest.sentence
    where = "here" if back == 0 else "before"
    yield f"back {min(back, 4)}"
    roles = {p.role for p in near}
    role = next((r for r in ("subject", "object", "owner") if r in roles), "other")
    yield f"{where} {role}"
    own = role_of(s, pronoun.word)
    if own == "subject" and role == "subject":
        yield f"{where} both subjects"
    if back == 0 and any(p.word in _subjects(s, a) for a in s.ancestors(pronoun.word) for p in near):
        yield "subject above"
    first = sentences[latest.sentence]
    if not any(first.upos[w] in NOMINAL and first.heads[w] != near[0].word for w in range(near[0].word)):
        yield "begins its sentence"
    yield f"mentions {min(len(before), 5)}"
    if latest.pronoun:
        yield "same pronoun" if latest.pronoun == pronoun.kind else "other pronoun"
    yield f"kind {entity.kind}"
    if entity.kind != "PERSON" and entity.name.plural:
        yield "plural"
    if entity.gender and pronoun.kind in GENDERS:
        yield "gender"
    if pronoun.quoted:
        yield f"quoted {where}"
    elif own == "subject" and s.lemmas[s.heads[pronoun.word]] in SPEECH:
        cues = sentences[latest.sentence]
        yield "speaks again" if any(p.role == "subject" and cues.lemmas[cues.heads[p.word]] in SPEECH for p in near) else "speaks first"


Weights = Mapping[str, Mapping[str, float]]  # by kind of pronoun, then by name


def choose(sentences: list[ParsedSentence], pronoun: Pronoun, entities: Iterable[Entity], weights: Weights) -> Choice | None:
    """The likeliest entity that a pronoun stands for; None where no entity agrees."""
    own = weights["he" if pronoun.kind == "she" else pronoun.kind]
    found = [
        (sum(own.get(name, 0.0) for name in evidence(sentences, pronoun, entity, before)), max(before), entity)
        for entity, before in candidates(sentences[pronoun.sentence], pronoun, entities)
    ]
    if not found:
        return None
    score, _, best = max(found, key=lambda f: f[:2])
    total = sum(math.exp(each[0]) for each in found)
    return Choice(best, math.exp(score) / (total + math.exp(own.get("none", 0.0))), math.exp(score) / total)


def candidates(s: ParsedSentence, pronoun: Pronoun, entities: Iterable[Entity]) -> Iterator[tuple[Entity, list[Place]]]:
    """The entities that agree with a pronoun, with their mentions before it."""
    at = (pronoun.sentence, pronoun.word)
    for entity in entities:
        if agrees(pronoun, entity):
            before = [p for p in entity.mentions if p[:2] < at]
            if before and not any(p.sentence == pronoun.sentence and bound(s, pronoun.word, p.word) for p in before):
                yield entity, before
