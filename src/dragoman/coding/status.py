"""Status, composed step by step from the root of the sentence down to the trigger.

Each word on the way may turn the act below it: negation, modality, conditions, and the signatures of the words
that take complements (after Nairn, Condoravdi and Karttunen, "Computing relative polarity for textual inference", 2006).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.codebook import Modal, Signature, Words
from dragoman.coding.phrases import NOMINAL, conjuncts
from dragoman.coding.slots import agents, possessors, subjects, surface_subject
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Status, Step

SPEECH_ACTS = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "REJECT"})
SAID_ACTS = frozenset({"ACCUSE", "SUPPORT"})  # done in words too, but not by their future
OWN = frozenset({"it", "he", "she", "they", "we", "i"})
ASIDE = frozenset({"—", "–", "--", "-", "("})
PRESUPPOSING = frozenset({"after", "when", "since", "while", "as", "because", "although", "though", "where"})
NONE = frozenset({"no", "neither", "not"})  # beside a participant: "no village was hit", "neither side fired", "not one shot"
TO_BE = frozenset({"is", "are", "was", "were", "'s", "'re"})
NOT_EFFECTS = frozenset({"+", "o"})
POS_OF = {"AUX": "VERB", "PROPN": "NOUN"}


@dataclass(frozen=True, slots=True)
class Effect:
    """One turn on the way: the effect, the words that make it, the heads of those it is attributed to."""

    effect: str
    word: int
    who: tuple[int, ...]
    why: str
    sure: bool = False  # whether a negated word makes it: "did not accuse … of" leaves nothing claimed


@dataclass(slots=True)
class Composed:
    """The status composed from all effects, whom it is attributed to (heads, outermost first), and the steps."""

    status: Status = "reported"
    who: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    certain: bool = False  # whether a word of the codebook decided it
    sure: bool = False  # whether a negated word decided it
    aside: bool = False  # whether the act stands in an explanation of a name, which the article itself gives


def compose(s: ParsedSentence, trigger: int, type_: str, words: Words) -> Composed:
    """The status of the act that a trigger tells, from the sentence alone."""
    result = Composed(aside=_in_aside(s, trigger))
    for effect in effects_on(s, trigger, type_, words):
        before = result.status
        result.status = turned(before, effect.effect)
        if effect.effect in ("claimed", "denied", "planned", "hypothetical") and (
            result.status != before or effect.effect in ("claimed", "denied")
        ):
            result.who += [w for w in effect.who if w not in result.who]
        result.certain = True
        result.sure = result.sure or (effect.sure and effect.effect == result.status)
        result.steps.append(Step("status", f"{effect.why}: {before} → {result.status}"))
    return result


def turned(status: Status, effect: str) -> Status:
    """The status after one more effect, from the outside inwards: what is only said can still be planned, feared or denied."""
    table: dict[str, dict[str, Status]] = {
        "claimed": {"reported": "claimed"},
        "denied": {"reported": "denied", "claimed": "denied", "negated": "claimed"},
        "-": {"reported": "negated", "claimed": "negated", "negated": "reported", "denied": "claimed", "planned": "negated"},
        "planned": {"reported": "planned", "claimed": "planned"},
        "hypothetical": {"reported": "hypothetical", "claimed": "hypothetical", "planned": "hypothetical", "negated": "hypothetical"},
    }
    return table.get(effect, {}).get(status, status)


def effects_on(s: ParsedSentence, trigger: int, type_: str, words: Words) -> list[Effect]:
    """All effects on the way from the root to the trigger, outermost first."""
    path = [*reversed(s.ancestors(trigger)), trigger]
    found = _said_of_all(s, trigger)
    for i, word in enumerate(path):
        below = path[i + 1] if i + 1 < len(path) else None
        found += _said_beside(s, word, below, words)
        signature = _signature(s, word, below, words) if below is not None else None
        own = [e for e in _own_effects(s, word, words) if e.word != below]
        if found and found[-1].effect == "planned" and _demands(s, found[-1].word, words):
            own = [replace(e, effect="hypothetical") if e.effect == "-" else e for e in own]  # "urged them not to attack"
        if below is None:
            found += own
        else:
            negated = any(e.effect == "-" for e in own)
            passes = s.deps[below] in ("conj", "parataxis", "appos")
            found += [e for e in own if e.effect != "-" and _reaches(s, e, below)]
            if passes and negated and any(s.lower[c] == "or" for c in s.children[below]):
                found += [e for e in own if e.effect == "-"]
            if signature is not None:
                if _folded(found) == "negated":  # "stopped short of accusing … of": the accusation is what was not made
                    negated, found = True, [e for e in found if e.effect != "-"]
                effect = signature.negated if negated else signature.plain
                if effect not in NOT_EFFECTS:
                    who = tuple(_who(s, word, signature.who))
                    told = "not " if negated else ""
                    found.append(Effect(effect, word, who, f"“{told}{s.words[word]}” makes it {_NAMES[effect]}", negated))
            if s.deps[below] == "appos" and _in_aside(s, trigger):
                found = []
            elif _is_background(s, below):
                found = [e for e in found if e.effect == "claimed"]
    return [e for e in found if not _part_of_the_act(s, e, trigger, type_)]


def _demands(s: ParsedSentence, word: int, words: Words) -> bool:
    cue = words.cues.get((s.lemmas[word].lower(), POS_OF.get(s.upos[word], s.upos[word])))
    return cue is not None and cue.stance in ("demand", "ask")


def _in_aside(s: ParsedSentence, trigger: int) -> bool:
    """Whether a trigger stands in an apposition between dashes or commas: "the group — blamed for attacks — remains …"."""
    for word in [trigger, *s.ancestors(trigger)]:
        if s.deps[word] == "appos" and word != trigger:
            left = min(s.subtree(word))
            return s.words[left] in ASIDE or (left > 0 and s.words[left - 1] in ASIDE)
        if s.deps[word] in ("ccomp", "conj", "advcl"):
            return False
    return False


def _folded(effects: list[Effect]) -> Status:
    """The status after these effects, outermost first."""
    status: Status = "reported"
    for effect in effects:
        status = turned(status, effect.effect)
    return status


def _is_background(s: ParsedSentence, clause: int) -> bool:
    """Whether a clause stands on its own feet: what "hostages held by rebels" or "after he was shot" tell is not touched by what
    the clause above it plans, fears or denies."""
    dep = s.deps[clause]
    if dep == "acl:relcl":
        return True
    if dep == "acl":
        marked = any(s.deps[c] == "mark" for c in s.children[clause])  # "a report that he had been sacked" is what was said
        return not marked and ("VerbForm=Part" in s.feats[clause] or "VerbForm=Ger" in s.feats[clause])
    return dep == "advcl" and any(s.deps[c] in ("mark", "advmod") and s.lower[c] in PRESUPPOSING for c in s.children[clause])


_NAMES = {"-": "untrue", "claimed": "claimed", "denied": "denied", "planned": "planned", "hypothetical": "hypothetical"}


def _signature(s: ParsedSentence, word: int, below: int, words: Words) -> Signature | None:
    """What a word does to the act in the slot that leads down to the trigger."""
    pos = POS_OF.get(s.upos[word], s.upos[word])
    lemma = s.lemmas[word].lower()
    lemmas = [
        lemma,
        *(f"{lemma} {s.lower[c]}" for c in s.children[word] if c > word and s.deps[c] in ("compound:prt", "advmod", "xcomp", "obj")),
    ]
    head = s.heads[word]
    phrase = f"{s.lemmas[head].lower()} {s.lower[word]}"  # "stop short", where the act hangs on "short"
    fixed = [s.lower[c] for c in s.children[word] if s.deps[c] == "fixed"]
    for slot in [*_slots_of(s, below), *fixed]:
        if s.deps[word] in ("advmod", "xcomp", "obj", "compound:prt") and (phrase, "VERB", slot) in words.signatures:
            return words.signatures[phrase, "VERB", slot]
        for name in reversed(lemmas):
            found = words.signatures.get((name, pos, slot))
            if found is not None:
                return found
    return None


def _slots_of(s: ParsedSentence, below: int) -> list[str]:
    """The names of the slot in which a word's dependent stands."""
    dep = s.deps[below]
    base = dep.split(":")[0]
    marks = [s.lower[c] for c in s.children[below] if s.deps[c] == "mark" and c < below]
    if dep in ("nsubj:pass", "csubj:pass") or base == "obj":
        return ["obj"]
    if base in ("nsubj", "csubj"):
        return ["subj"]
    if base in ("obl", "nmod"):
        return [s.case_of(below)] if s.case_of(below) else ["poss" if dep == "nmod:poss" else ""]
    if dep == "acl:relcl":
        return []
    if base == "advcl" and not marks and "VerbForm=Ger" in s.feats[below] and below > s.heads[below]:
        return ["advcl", "xcomp"]  # "denied arming them": parsers take the complement for an adverbial
    if base in ("advcl", "acl", "xcomp", "ccomp"):
        named = [m for m in marks if m != "to"]
        return named + ([] if base == "advcl" and named else [base]) + (["xcomp"] if base in ("advcl", "ccomp") and "to" in marks else [])
    return []


def _who(s: ParsedSentence, word: int, slot: str) -> list[int]:
    """The heads of those whom an effect is attributed to."""
    if slot == "subj":
        found = subjects(s, word)
    elif slot == "poss":
        found = possessors(s, word) or [c for c in s.children[word] if s.deps[c] == "nmod" and s.case_of(c) in ("by", "of", "from")]
    elif slot == "by":
        found = agents(s, word)
    elif slot == "obj":
        found = [c for c in s.children[word] if s.deps[c] in ("obj", "iobj")]
    else:
        found = []
    return [c for head in found for c in conjuncts(s, head)]


def _own_effects(s: ParsedSentence, word: int, words: Words) -> list[Effect]:
    """Negators, modals, adverbs, conditions and adjectives that stand on a word itself."""
    found: list[Effect] = []
    for child in s.children[word]:
        dep = s.deps[child].split(":")[0]
        if dep in ("aux", "advmod", "mark", "det", "case", "cc", "discourse") or (dep == "nsubj" and s.upos[child] in ("PRON", "DET")):
            modal = words.modals.get(s.lower[child]) or words.modals.get(s.lemmas[child].lower())
            joined = " ".join([s.lower[child], *(s.lower[f] for f in s.children[child] if s.deps[f] == "fixed")])
            followed = " ".join(s.lower[child : child + 2])  # "yet to"
            modal = words.modals.get(followed, words.modals.get(joined, modal))
            if modal and modal.kind != "background" and modal.effect not in NOT_EFFECTS and _fits(s, child, word, modal):
                found.append(Effect(modal.effect, child, (), f"“{s.words[child]}”"))
        elif dep == "amod":
            signature = words.signatures.get((s.lemmas[child].lower(), "ADJ", "subj")) or words.signatures.get(
                (s.lower[child], "ADJ", "subj")
            )
            if signature and signature.plain not in NOT_EFFECTS:
                found.append(Effect(signature.plain, child, (), f"“{s.words[child]}”"))
    for child in s.children[word]:
        if s.deps[child] in ("obj", "nsubj", "nsubj:pass"):
            for none in s.children[child]:
                counted = s.lower[none + 1 : none + 2] in (["fewer"], ["less"], ["more"], ["only"], ["just"])
                if s.deps[none].split(":")[0] in ("det", "cc", "advmod") and s.lower[none] in NONE and not counted:
                    found.append(Effect("-", child, (), f"“{s.words[none]} {s.words[child]}”"))
    if _is_to_be(s, word):
        found.append(Effect("planned", word, (), f"“to {s.words[word]}”"))
    return found


def _is_to_be(s: ParsedSentence, word: int) -> bool:
    """Whether a verb is what somebody is to do: "is to send", "were to be freed"."""
    to = next((c for c in s.children[word] if s.deps[c] == "mark" and s.lower[c] == "to"), 0)
    return s.upos[word] == "VERB" and to > 0 and s.heads[to - 1] == word and s.lower[to - 1] in TO_BE


def _fits(s: ParsedSentence, child: int, word: int, modal: Modal) -> bool:
    """Whether a modal word is used as such: `may` as an auxiliary, `had` for "if" before its subject, `so that` as a conjunction."""
    pos = modal.pos
    if pos == "AUX" and modal.kind == "conditional":  # "were they to attack", "should it resume": the verb before its subject, no question
        inverted = any(s.deps[c].startswith("nsubj") and c > child for c in s.children[word])
        return inverted and (s.deps[word] == "advcl" or (child == min(s.subtree(word)) and s.words[-1] != "?"))
    if pos == "AUX":
        return s.upos[child] == "AUX"
    if pos == "DET":
        return s.deps[child].startswith("det") and s.upos[word] in ("NOUN", "PROPN")
    if pos == "SCONJ" and s.lower[child] in ("until", "till", "once") and "Tense=Past" in s.feats[word]:
        return False  # "until soldiers removed them": they did
    if pos == "SCONJ":
        return s.deps[child] == "mark"
    return s.upos[child] != "AUX"


def _part_of_the_act(s: ParsedSentence, effect: Effect, trigger: int, type_: str) -> bool:
    """A speech act's own future is what makes it one ("will meet" agrees, "should stop" requests, "will not" refuses), and
    saying it is doing it: "Pyongyang says it rejects …" tells no more than "Pyongyang rejects …"."""
    if type_ not in SPEECH_ACTS and type_ not in SAID_ACTS:
        return False
    if effect.effect == "claimed":
        own = surface_subject(s, trigger)
        return bool(effect.who) and any(w in effect.who or s.lower[w] in OWN for w in own)
    if effect.effect == "denied" and s.upos[trigger] == "NOUN":
        return True  # who denies an accusation does not deny that it was made
    return type_ in SPEECH_ACTS and (effect.effect == "planned" or (type_ == "REJECT" and effect.effect == "-"))


def _reaches(s: ParsedSentence, effect: Effect, below: int) -> bool:
    """Whether an effect on a word also holds for what hangs below it: modals for coordinated verbs and complements, adverbs for all."""
    dep = s.deps[below].split(":")[0]
    if s.deps[effect.word] == "mark":
        return True
    if dep in ("conj",):
        return not any(s.deps[c].startswith(("nsubj", "aux")) for c in s.children[below])
    return dep in ("xcomp", "ccomp", "obj", "parataxis") or s.deps[below] in ("nsubj:pass", "obl:agent")


def _said_of_all(s: ParsedSentence, trigger: int) -> list[Effect]:
    """ "According to" at the edge of a sentence speaks of all of it, wherever the parser hangs it."""
    found = []
    for w in range(len(s) - 2):
        if s.lower[w] == "according" and s.lower[w + 1] == "to":
            named = s.heads[w] if s.deps[w] == "case" else next((c for c in s.children[w] if s.upos[c] in NOMINAL), w)
            at_edge = w == 0 or (s.words[w - 1] == "," and all(s.upos[x] != "VERB" for x in range(w + 2, len(s))))
            if at_edge and trigger not in s.subtree(named) and named != w:
                found.append(Effect("claimed", w, tuple(conjuncts(s, named)), "“according to”"))
    return found


def _said_beside(s: ParsedSentence, word: int, below: int | None, words: Words) -> list[Effect]:
    """A clause of saying beside the clause: "…, police said", "according to the ministry"."""
    found = []
    for child in s.children[word]:
        if child == below:
            continue
        base = s.deps[child].split(":")[0]
        lemma = s.lemmas[child].lower()
        if (
            base == "parataxis"
            and s.upos[child] == "VERB"
            and (lemma, "VERB") in words.cues
            and not any(s.deps[c] == "ccomp" for c in s.children[child])
        ):
            stance = words.cues[lemma, "VERB"].stance
            if stance in ("affirm", "deny", "other", "doubt"):
                effect = "denied" if stance == "deny" else "claimed"
                found.append(Effect(effect, child, tuple(_who(s, child, "subj")), f"“{s.words[child]}” beside it"))
        elif base in ("obl", "advmod", "nmod") and s.case_of(child).startswith("according"):
            found.append(Effect("claimed", child, tuple(conjuncts(s, child)), "“according to”"))
    return found
