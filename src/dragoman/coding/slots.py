"""Slots: where the tree puts the participants of a word — subject, object, possessor, prepositions —
through passives, control, relative clauses and coordination."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.phrases import NOMINAL, conjuncts
from dragoman.language.parsed import ParsedSentence

CLAUSES = {"xcomp": ("xcomp",), "ccomp": ("ccomp",), "advcl": ("advcl",), "acl": ("acl",)}
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
OBJECT_CONTROL_BY_SUBJECT = frozenset({"promise", "threaten", "vow", "pledge", "offer"})


def is_passive(s: ParsedSentence, word: int) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or as a bare past participle after a noun."""
    if any(s.deps[c] in ("aux:pass", "nsubj:pass", "csubj:pass") for c in s.children[word]):
        return True
    if (s.deps[word].startswith("acl") and s.deps[word] != "acl:relcl") or s.deps[word] == "amod":
        return "VerbForm=Part" in s.feats[word] and "Tense=Past" in s.feats[word]
    if s.deps[word] == "conj" and not any(s.deps[c].startswith("nsubj") for c in s.children[word]):
        head = s.heads[word]
        own_help = any(s.deps[c] in ("aux", "cop") for c in s.children[word])
        return not own_help and "VerbForm=Part" in s.feats[word] and s.upos[head] == "VERB" and is_passive(s, head)
    return False


def fill(s: ParsedSentence, word: int, slot: str) -> list[int]:
    """The head words that stand in a slot of a word, coordinated ones included; empty where there is none."""
    if slot in CLAUSES:
        return [c for c in s.children[word] if s.deps[c].split(":")[0] in CLAUSES[slot] and s.deps[c] != "acl:relcl"]
    if slot in ("subj", "obj", "iobj", "poss", "mod", "prt"):
        heads = _CORE[slot](s, word)
    else:
        heads = prepositional(s, word, slot)
    return [w for head in heads for w in (conjuncts(s, head) if s.upos[head] in NOMINAL else [head])]


def subjects(s: ParsedSentence, word: int) -> list[int]:
    """Who does it: the active subject, the by-phrase of a passive, the controller of a clause without a subject of its own."""
    if is_passive(s, word):
        return agents(s, word)
    return surface_subject(s, word)


def objects(s: ParsedSentence, word: int) -> list[int]:
    """Whom it is done to: the object, or the subject of a passive."""
    if is_passive(s, word):
        return surface_subject(s, word, ("nsubj:pass",))
    own = [c for c in s.children[word] if s.deps[c] == "obj"]
    own = own or [c for c in s.children[word] if s.deps[c] == "iobj"]  # "allowed fighters to cross" is parsed either way
    if not own and _is_bare_relative(s, word):
        return [s.heads[word]]
    # parsers take the object of a verb such as "call" for a predicate: "called off the talks"
    return antecedents(s, own or [c for c in s.children[word] if s.deps[c] == "xcomp" and _is_bare_noun(s, c)])


def _is_bare_relative(s: ParsedSentence, word: int) -> bool:
    """Whether a relative clause without a pronoun says of its noun what somebody else did to it: "guards gunmen killed"."""
    if s.deps[word] != "acl:relcl" or not any(s.deps[c] == "nsubj" for c in s.children[word]):
        return False
    return not any(s.lower[w] in RELATIVE for w in s.subtree(word)) and not any(s.deps[c] in ("ccomp", "xcomp") for c in s.children[word])


def _is_bare_noun(s: ParsedSentence, word: int) -> bool:
    return s.upos[word] == "NOUN" and word > s.heads[word] and not any(s.deps[c] in ("case", "mark", "cop") for c in s.children[word])


def agents(s: ParsedSentence, word: int) -> list[int]:
    """The by-phrase."""
    return [c for c in s.children[word] if s.deps[c] == "obl:agent" or (s.deps[c] in ("obl", "nmod") and s.case_of(c) == "by")]


def surface_subject(s: ParsedSentence, word: int, labels: tuple[str, ...] = ("nsubj", "nsubj:pass", "nsubj:outer")) -> list[int]:
    """The grammatical subject, looked up through coordination, control and participles where it is not expressed."""
    own = [c for c in s.children[word] if s.deps[c] in labels]
    if own:
        return antecedents(s, own)
    head, dep = s.heads[word], s.deps[word]
    if head == word:
        return []
    if dep == "conj" and s.upos[head] in ("VERB", "ADJ", "AUX", "NOUN"):
        return surface_subject(s, head, ("nsubj", "nsubj:pass"))
    if dep == "xcomp":
        return controllers(s, head)
    if dep in ("acl", "amod") and s.upos[head] in NOMINAL:
        return [head] if "VerbForm=Inf" not in s.feats[word] else possessors(s, head) or surface_subject_of_light_verb(s, head)
    if dep == "acl:relcl":
        return [head]
    if dep in ("advcl", "ccomp", "parataxis", "appos") and not _has_mark_with_subject(s, word):
        return surface_subject(s, head, ("nsubj", "nsubj:pass")) if s.upos[head] in ("VERB", "AUX", "ADJ") else []
    return []


def _has_mark_with_subject(s: ParsedSentence, word: int) -> bool:
    """A finite complement clause brings its own subject; only clauses without one share their governor's."""
    return s.deps[word] in ("ccomp", "parataxis") and "VerbForm=Fin" in s.feats[word]


def controllers(s: ParsedSentence, verb: int) -> list[int]:
    """Whose act an infinitive tells: the governing verb's object, else its subject."""
    if s.lemmas[verb] not in OBJECT_CONTROL_BY_SUBJECT:
        own = [c for c in s.children[verb] if s.deps[c] in ("obj", "iobj")]
        if own:
            return antecedents(s, own)
        addressed = [c for c in s.children[verb] if s.deps[c] == "obl" and s.case_of(c) in ("on", "upon", "to", "for")]
        if addressed and s.lemmas[verb] in ("call", "appeal", "prevail", "rely", "plead", "wait"):
            return addressed
    return surface_subject(s, verb)


def surface_subject_of_light_verb(s: ParsedSentence, noun: int) -> list[int]:
    """The subject of the verb that a noun is the object of: "he made a promise to leave"."""
    head = s.heads[noun]
    if s.deps[noun] == "obj" and s.upos[head] == "VERB":
        return subjects(s, head)
    return []


def antecedents(s: ParsedSentence, words: list[int]) -> list[int]:
    """Relative pronouns replaced by the noun that their clause modifies."""
    found = []
    for word in words:
        if (s.lower[word] in RELATIVE and "PronType=Rel" in s.feats[word]) or s.lower[word] in ("who", "which"):
            clause = next((a for a in [word, *s.ancestors(word)] if s.deps[a] == "acl:relcl"), None)
            found.append(s.heads[clause] if clause is not None else word)
        else:
            found.append(word)
    return found


def possessors(s: ParsedSentence, noun: int) -> list[int]:
    """The possessor, or a national adjective or name before the noun: "Russia's withdrawal", "Israeli attack"."""
    own = [c for c in s.children[noun] if s.deps[c] == "nmod:poss"]
    if own:
        return own
    named = {w for first, after, label in s.entities if label in ("NORP", "ORG", "PLACE", "PERSON") for w in range(first, after)}
    return [c for c in s.children[noun] if s.deps[c] in ("amod", "compound", "nmod:desc") and c in named]


def modifiers(s: ParsedSentence, noun: int) -> list[int]:
    """Adjectives and compounds before a noun."""
    return [c for c in s.children[noun] if s.deps[c] in ("amod", "compound", "nmod:desc", "nmod:unmarked", "advmod")]


def prepositional(s: ParsedSentence, word: int, preposition: str) -> list[int]:
    """Nominals and clauses with a preposition, on the word itself or, for a verb, on its object."""
    found = _with_case(s, word, preposition)
    if not found and s.upos[word] == "VERB":
        for obj in objects(s, word):
            found += _with_case(s, obj, preposition)
    return found


def _with_case(s: ParsedSentence, word: int, preposition: str) -> list[int]:
    found = []
    for c in s.children[word]:
        base = s.deps[c].split(":")[0]
        nominal = base in ("obl", "nmod") or (base == "xcomp" and s.upos[c] in NOMINAL)
        if (nominal and s.case_of(c) == preposition) or (
            base in ("advcl", "acl", "ccomp", "xcomp") and any(s.deps[m] == "mark" and s.lower[m] == preposition for m in s.children[c])
        ):
            found.append(c)
    return found


_CORE: dict[str, Callable[[ParsedSentence, int], list[int]]] = {
    "subj": subjects,
    "obj": objects,
    "iobj": lambda s, w: [c for c in s.children[w] if s.deps[c] == "iobj"],
    "poss": possessors,
    "mod": modifiers,
    "prt": lambda s, w: [c for c in s.children[w] if s.deps[c] == "compound:prt"],
}
