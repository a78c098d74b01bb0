"""What a claim says: in the words of a report where those stand for themselves, else in words made from its key."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.analysis.phrases import phrase_of
from dragoman.analysis.wording import started
from dragoman.codebook.types import load_types
from dragoman.records import Claim, Party

LEAST = 25  # characters of words that can be read by themselves
FEWEST = 5  # words of them
# Subject before, object within: of whom, what, towards whom; without an object the second.
_NOUNS: Mapping[str, tuple[str, str]] = {
    "PRESENCE": ("presence in {}", "presence"),
    "CONTROL": ("control over {}", "control"),
    "AFFILIATION": ("ties with {}", "ties with others"),
    "POSSESSION": ("possession of {}", "weapons or goods in its hands"),
    "RESPONSIBILITY": ("responsibility towards {}", "responsibility"),
    "INTENT": ("intentions towards {}", "intentions"),
    "CAPABILITY": ("means against {}", "means and abilities"),
    "AID": ("support for {}", "support for others"),
    "MOBILIZE": ("forces against {}", "movement of forces"),
    "COERCE": ("coercion of {}", "coercion"),
    "ASSAULT": ("attack on {}", "attack"),
    "OTHER": ("dealings with {}", "dealings"),
}
_JOINS = (
    r"of|to|from|by|with|for|in|on|at|into|onto|as|than|about|against|between|under|over|upon|through|across|and|or|but|nor|so|that|which|who|"
    r"whom|whose|where|when|while|because|since|if|whether|although|after|before|until|what|how|why"
)
_BEGINS = re.compile(rf"(?:{_JOINS})\b|[a-z]+ing\b|[^\w“‘\"]|\d+\.")
_UNSAID = re.compile(
    r"(?:it|its|he|she|his|her|hers|him|they|them|their|theirs|this|these|those|that|such|one|i|we|you|my|our|your|neither|none|such)\b",
    re.I,
)
_ENDS = re.compile(
    rf"\b(?:{_JOINS}|the|a|an|its|his|her|their|was|is|were|are|be|been|had|has|have|not|no|said|says|say|told|added|and that)$|[,;:(–—-]$",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|shall|should|do|does|did|[a-z]{3,}(?:ed|s)|"
    r"gave|took|sent|went|came|held|led|sold|bought|shot|fell|knew|saw|kept|left|lost|met|made|paid|put|ran|set|struck|told|stood)\b|n[’']t\b"
)
_SURELY_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|shall|should|does|did)\b|n[’']t\b"
)
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|that|whether|if|because|while|when|as)\b")
_NEXT = re.compile(r",? (?:and|but|or) (?:that|which)\b")
_PAIRS = ("“”", "‘’", "()", "[]", "«»")


def is_readable(words: str) -> bool:
    """Whether words begin and end as a phrase does and leave no quotation mark open.

    >>> is_readable("of letting the front camp in the hills and"), is_readable("two joins in the film of June")
    (False, True)
    """
    text = words.strip()
    whole = _ENDS.search(text.removesuffix("…").strip(" .!?")) is None and _BEGINS.match(text) is None
    return whole and _is_balanced(text) and len(text) >= LEAST and len(text.split()) >= FEWEST


def is_phrase(words: str) -> bool:
    """Whether words can be read by themselves, and do not begin with a pronoun for somebody named before."""
    return is_readable(words) and _UNSAID.match(words.strip()) is None


def trimmed(words: str) -> str:
    """Words of a claim up to where the next thing said begins ("… and that he would")."""
    return _NEXT.split(" ".join(words.split()), maxsplit=1)[0].strip(" ,;:")


def is_clause(words: str) -> bool:
    """Whether words stand for themselves: a clause with a verb of its own, about somebody whom it names."""
    text = words.strip()
    if not is_phrase(text):
        return False
    main = _RELATIVE.split(text, maxsplit=1)[0]
    return (_FINITE if text[:1].isupper() else _SURELY_FINITE).search(main.split(" ", 1)[-1]) is not None


def key_text(claim: Claim) -> str:
    """A claim by its key, as "Chaco Liberation Front: presence in Bolivia"."""
    of, alone = _NOUNS.get(claim.relation) or _nouns(claim.relation)
    subject = claim.subject.name if claim.subject else ""
    other = claim.object.name if claim.object and not _same(claim.subject, claim.object) else ""
    told = of.format(other) if other else alone
    return f"{started(subject)}: {told}" if subject else started(told)


def _nouns(relation: str) -> tuple[str, str]:
    """The nouns of a type of event."""
    if not load_types().knows(relation):
        return _NOUNS["OTHER"]
    phrase = phrase_of(relation, "")
    return re.sub(r"^an? ", "", phrase.noun), re.sub(r"^an? ", "", phrase.noun_alone)


def _same(one: Party | None, other: Party) -> bool:
    return one is not None and (one.key == other.key or one.name.lower() == other.name.lower())


def _is_balanced(text: str) -> bool:
    plain = re.sub(r"(?<=\w)[’'](?=\w)|(?<=s)[’'](?=\s)", "", text)
    return text.count('"') % 2 == 0 and all(plain.count(pair[0]) == plain.count(pair[1]) for pair in _PAIRS)
