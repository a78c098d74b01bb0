"""Universal Dependencies as different parsers write them, brought to the labels that the coder reads."""

from __future__ import annotations

from dragoman.language.parsed import ParsedSentence

RELATIONS = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat goeswith iobj "
    "list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp".split()
)
# The subtypes that the coder reads; of any other the relation alone is kept.
SUBTYPES = frozenset(
    "acl:relcl advcl:relcl aux:pass cc:preconj compound:prt csubj:outer csubj:pass det:predet nmod:desc nmod:poss nmod:unmarked "
    "nsubj:outer nsubj:pass obl:agent obl:unmarked".split()
)
RENAMED = {
    "det:poss": "nmod:poss",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
}
ENTITIES = {
    "PER": "PERSON", "PERSON": "PERSON",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "GPE": "PLACE", "LOC": "PLACE", "LOCATION": "PLACE", "FAC": "PLACE", "FACILITY": "PLACE", "PLACE": "PLACE",
    "NORP": "NORP", "DATE": "DATE",
    "MISC": "MISC", "EVENT": "MISC", "LANGUAGE": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
# What a tag of the Penn Treebank tells that the coder asks the features for.
FEATURES = {
    "NN": "Number=Sing",
    "NNP": "Number=Sing",
    "NNPS": "Number=Plur",
    "NNS": "Number=Plur",
    "PRP$": "Poss=Yes|PronType=Prs",
    "MD": "VerbForm=Fin",
    "VB": "VerbForm=Inf",
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Tense=Pres|VerbForm=Fin",
}
NOMINAL_TAGS = {"NOUN": ("NN", "NNS"), "PROPN": ("NNP", "NNPS")}
OTHER_TAGS = {"ADJ": "JJ", "ADV": "RB", "NUM": "CD", "ADP": "IN", "DET": "DT"}
PASSIVE_HELP = frozenset("am are be been being get gets getting got gotten is was were 're 's 'm".split())
POSSESSIVES = frozenset("my your his her its our their".split())
RELATIVES = frozenset("that which who whom whose".split())


def relation_of(label: str) -> str | None:
    """The relation that the coder knows by a label; None where the label is none of Universal Dependencies, version 2.

    >>> relation_of("flat:name"), relation_of("ROOT"), relation_of("obl:tmod"), relation_of("dobj")
    ('flat', 'root', 'obl:unmarked', None)
    """
    lower = label.lower()
    lower = RENAMED.get(lower, lower)
    base = lower.partition(":")[0]
    if base not in RELATIONS:
        return None
    return lower if lower in SUBTYPES else base


def features_of(feats: str, tag: str) -> str:
    """The features as given; where there are none, those that a tag of the Penn Treebank tells."""
    return feats or FEATURES.get(tag, "_")


def tag_of(tag: str, upos: str, feats: str) -> str:
    """The Penn Treebank tag as given where it is a tag of verbs or nouns there; else the one that part of speech and features tell."""
    if tag in FEATURES or tag in OTHER_TAGS.values():
        return tag
    if upos in NOMINAL_TAGS:
        return NOMINAL_TAGS[upos]["Number=Plur" in feats]
    return _verb_tag(feats) if upos in ("VERB", "AUX") else OTHER_TAGS.get(upos, tag or "_")


def _verb_tag(feats: str) -> str:
    if "VerbForm=Part" in feats and "Tense=Past" in feats:
        return "VBN"
    if "VerbForm=Ger" in feats or "VerbForm=Part" in feats:
        return "VBG"
    if "VerbForm=Inf" in feats:
        return "VB"
    if "Tense=Past" in feats:
        return "VBD"
    if "Tense=Pres" in feats:
        return "VBZ" if "Person=3" in feats and "Number=Sing" in feats else "VBP"
    return "_"


def name_span(words: list[str], first: int, after: int) -> tuple[int, int]:
    """A name without the article before it and the possessive mark behind it, which some corpora count to it."""
    while first < after - 1 and words[first].lower() in ("the", "a", "an"):
        first += 1
    while after - 1 > first and words[after - 1] in ("'s", "’s", "'", "’"):
        after -= 1
    return first, after


def restore_subtypes(s: ParsedSentence) -> None:
    """Gives a sentence the subtypes that its words show beyond doubt, where its parser gave the relation alone."""
    for word in range(len(s)):
        if s.deps[word] in _SIGNS and _SIGNS[s.deps[word]][1](s, word):
            s.deps[word] = _SIGNS[s.deps[word]][0]
    for word in range(len(s)):
        helping = [c for c in s.children[word] if s.deps[c] == "aux" and s.lower[c] in PASSIVE_HELP]
        if helping and "VerbForm=Part" in s.feats[word] and "Tense=Past" in s.feats[word]:
            s.deps[helping[-1]] = "aux:pass"
            for child in s.children[word]:
                if s.deps[child] in ("nsubj", "csubj"):
                    s.deps[child] += ":pass"


def _possesses(s: ParsedSentence, word: int) -> bool:
    if s.lower[word] in POSSESSIVES and s.upos[word] in ("PRON", "DET"):
        return True
    return any(s.deps[c] == "case" and c > word and s.lower[c] in ("'s", "'") for c in s.children[word])


def _relates(s: ParsedSentence, word: int) -> bool:
    """Whether a clause that hangs on a noun is a relative one: by its pronoun, or since it is finite, has a subject and no conjunction."""
    below = [c for c in s.children[word] if c < word]
    nearest = below + [w for c in below for w in s.children[c]]
    if any(s.lower[w] in RELATIVES and s.upos[w] in ("PRON", "DET") for w in nearest):
        return True
    finite = any("VerbForm=Fin" in s.feats[w] for w in (word, *below) if w == word or s.deps[w].startswith(("aux", "cop")))
    return finite and any(s.deps[c].startswith("nsubj") for c in below) and not any(s.deps[c] == "mark" for c in below)


def _is_particle(s: ParsedSentence, word: int) -> bool:
    return s.upos[s.heads[word]] == "VERB" and s.upos[word] in ("ADP", "ADV", "PART")


_SIGNS = {
    "nmod": ("nmod:poss", _possesses),
    "det": ("nmod:poss", _possesses),
    "acl": ("acl:relcl", _relates),
    "compound": ("compound:prt", _is_particle),
}
