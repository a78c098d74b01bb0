"""Slots: where the tree puts the participants of a word."""

import pytest

from dragoman.coding.slots import fill, is_passive
from tests.coding.parsed import parsed

PAST = "Tense=Past|VerbForm=Fin"
PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
GERUND = "VerbForm=Ger"
TO = "VerbForm=Inf"

ACTIVE = f"Gunmen NOUN 2 nsubj gunman | killed VERB 0 root kill {PAST} | guards NOUN 2 obj guard"
PASSIVE_BY = (
    f"Guards NOUN 3 nsubj:pass | were AUX 3 aux:pass be | killed VERB 0 root kill {PASSIVE} | by ADP 5 case | gunmen NOUN 3 obl:agent"
)
BOTH = "Omar PROPN 4 nsubj | and CCONJ 3 cc | Shah PROPN 1 conj | met VERB 0 root meet | foes NOUN 4 obj | and CCONJ 7 cc | men NOUN 5 conj"

CASES = {
    # what the words of a plain clause are
    "subject": (ACTIVE, "killed", "subj", "Gunmen"),
    "object": (ACTIVE, "killed", "obj", "guards"),
    "no such slot filled": (ACTIVE, "killed", "iobj", ""),
    "coordinated subjects": (BOTH, "met", "subj", "Omar Shah"),
    "coordinated objects": (BOTH, "met", "obj", "foes men"),
    "indirect object": ("He PRON 2 nsubj | gave VERB 0 root give | rebels NOUN 2 iobj | arms NOUN 2 obj", "gave", "iobj", "rebels"),
    "particle": ("He PRON 2 nsubj | called VERB 0 root call | off ADP 2 compound:prt | talks NOUN 2 obj", "called", "prt", "off"),
    "an object taken for a predicate": (
        "He PRON 2 nsubj | called VERB 0 root call | off ADP 2 compound:prt | talks NOUN 2 xcomp",
        "called",
        "obj",
        "talks",
    ),
    # passives
    "the by-phrase of a passive": (PASSIVE_BY, "killed", "subj", "gunmen"),
    "the subject of a passive": (PASSIVE_BY, "killed", "obj", "Guards"),
    "a passive without a by-phrase": (
        f"Guards NOUN 3 nsubj:pass | were AUX 3 aux:pass be | killed VERB 0 root kill {PASSIVE}",
        "killed",
        "subj",
        "",
    ),
    "the second of two passives": (
        f"Men NOUN 3 nsubj:pass | were AUX 3 aux:pass | seized VERB 0 root - {PASSIVE} | and CCONJ 5 cc | killed VERB 3 conj - {PASSIVE}",
        "killed",
        "obj",
        "Men",
    ),
    # subjects that stand elsewhere
    "the second of two verbs": (
        f"Gunmen NOUN 2 nsubj | fled VERB 0 root flee {PAST} | and CCONJ 4 cc | killed VERB 2 conj kill {PAST} | guards NOUN 4 obj",
        "killed",
        "subj",
        "Gunmen",
    ),
    "the second of two verbs, with its own subject": (
        f"Gunmen NOUN 2 nsubj | fled VERB 0 root flee {PAST} | and CCONJ 5 cc | police NOUN 5 nsubj | fired VERB 2 conj fire {PAST}",
        "fired",
        "subj",
        "police",
    ),
    "control by the subject": (
        f"They PRON 2 nsubj | agreed VERB 0 root agree | to PART 4 mark | leave VERB 2 xcomp leave {TO}",
        "leave",
        "subj",
        "They",
    ),
    "control by the object": (
        f"They PRON 2 nsubj | urged VERB 0 root urge | rebels NOUN 2 obj | to PART 5 mark | leave VERB 2 xcomp leave {TO}",
        "leave",
        "subj",
        "rebels",
    ),
    "control by the subject in spite of an object": (
        f"They PRON 2 nsubj | promised VERB 0 root promise | rebels NOUN 2 iobj | to PART 5 mark | leave VERB 2 xcomp leave {TO}",
        "leave",
        "subj",
        "They",
    ),
    "control by whom a call is for": (
        f"They PRON 2 nsubj | called VERB 0 root call | on ADP 4 case | rebels NOUN 2 obl | to PART 6 mark | leave VERB 2 xcomp leave {TO}",
        "leave",
        "subj",
        "rebels",
    ),
    "control by the subject of a passive": (
        f"He PRON 3 nsubj:pass | was AUX 3 aux:pass | forced VERB 0 root force {PASSIVE} | to PART 5 mark | leave VERB 3 xcomp leave {TO}",
        "leave",
        "subj",
        "He",
    ),
    "an adverbial clause shares its governor's": (
        f"Gunmen NOUN 2 nsubj | fled VERB 0 root flee {PAST} | after SCONJ 4 mark | killing VERB 2 advcl kill {GERUND} | guards NOUN 4 obj",
        "killing",
        "subj",
        "Gunmen",
    ),
    "a finite complement does not": (
        f"Police NOUN 2 nsubj | said VERB 0 root say {PAST} | fled VERB 2 ccomp flee {PAST}",
        "fled",
        "subj",
        "",
    ),
    # clauses on nouns
    "a relative clause": (
        f"Gunmen NOUN 5 nsubj | who PRON 3 nsubj | killed VERB 1 acl:relcl kill {PAST} | guards NOUN 3 obj | fled VERB 0 root flee",
        "killed",
        "subj",
        "Gunmen",
    ),
    "a relative clause on an object": (
        f"Men NOUN 5 nsubj | whom PRON 4 obj whom PronType=Rel | they PRON 4 nsubj | killed VERB 1 acl:relcl - {PAST} | died VERB 0 root",
        "killed",
        "obj",
        "Men",
    ),
    "a relative clause in the passive": (
        f"Guards NOUN 5 nsubj | who PRON 4 nsubj:pass | were AUX 4 aux:pass | killed VERB 1 acl:relcl kill {PASSIVE} | left VERB 0 root",
        "killed",
        "obj",
        "Guards",
    ),
    "a relative clause without a pronoun": (
        f"Guards NOUN 4 nsubj | gunmen NOUN 3 nsubj | killed VERB 1 acl:relcl kill {PAST} | left VERB 0 root leave",
        "killed",
        "obj",
        "Guards",
    ),
    "a past participle after a noun": (
        f"Guards NOUN 5 nsubj | killed VERB 1 acl kill {PASSIVE} | by ADP 4 case | gunmen NOUN 2 obl:agent | left VERB 0 root leave",
        "killed",
        "obj",
        "Guards",
    ),
    "who did what a past participle tells": (
        f"Guards NOUN 5 nsubj | killed VERB 1 acl kill {PASSIVE} | by ADP 4 case | gunmen NOUN 2 obl | left VERB 0 root leave",
        "killed",
        "subj",
        "gunmen",
    ),
    "a present participle after a noun": (
        f"Gunmen NOUN 4 nsubj | holding VERB 1 acl hold {GERUND} | guards NOUN 2 obj | fled VERB 0 root flee",
        "holding",
        "subj",
        "Gunmen",
    ),
    "a past participle before a noun": (
        f"Kidnapped VERB 2 amod kidnap {PASSIVE} | guards NOUN 3 nsubj | fled VERB 0 root flee",
        "Kidnapped",
        "obj",
        "guards",
    ),
    "an infinitive on a possessed noun": (
        f"Their PRON 2 nmod:poss | plan NOUN 5 nsubj | to PART 4 mark | leave VERB 2 acl leave {TO} | failed VERB 0 root fail",
        "leave",
        "subj",
        "Their",
    ),
    "an infinitive on the object of a light verb": (
        f"They PRON 2 nsubj | made VERB 0 root make | plans NOUN 2 obj | to PART 5 mark | leave VERB 3 acl leave {TO}",
        "leave",
        "subj",
        "They",
    ),
    # prepositions
    "a preposition": (
        "They PRON 2 nsubj | fought VERB 0 root fight | against ADP 4 case | rebels NOUN 2 obl",
        "fought",
        "against",
        "rebels",
    ),
    "coordinated after a preposition": (
        "They PRON 2 nsubj | met VERB 0 root meet | with ADP 4 case | Karim PROPN 2 obl | and CCONJ 6 cc | Shah PROPN 4 conj",
        "met",
        "with",
        "Karim Shah",
    ),
    "a preposition of two words": (
        "They PRON 2 nsubj | fled VERB 0 root flee | out ADP 5 case | of ADP 3 fixed | Quetta PROPN 2 obl",
        "fled",
        "out of",
        "Quetta",
    ),
    "another preposition": ("They PRON 2 nsubj | fought VERB 0 root fight | with ADP 4 case | rebels NOUN 2 obl", "fought", "against", ""),
    "a preposition on the object": (
        "They PRON 2 nsubj | broke VERB 0 root break | ties NOUN 2 obj | with ADP 5 case | Kabul PROPN 3 nmod",
        "broke",
        "with",
        "Kabul",
    ),
    "a clause after a preposition": (
        f"They PRON 2 nsubj | accused VERB 0 root accuse | him PRON 2 obj | of SCONJ 5 mark | lying VERB 2 advcl lie {GERUND}",
        "accused",
        "of",
        "lying",
    ),
    # clauses
    "an infinitive": (
        f"They PRON 2 nsubj | agreed VERB 0 root agree | to PART 4 mark | leave VERB 2 xcomp leave {TO}",
        "agreed",
        "xcomp",
        "leave",
    ),
    "a that-clause": (
        f"They PRON 2 nsubj | said VERB 0 root say | he PRON 4 nsubj | left VERB 2 ccomp leave {PAST}",
        "said",
        "ccomp",
        "left",
    ),
    "a relative clause is no clause of the noun": (
        f"men NOUN 0 root | who PRON 3 nsubj | left VERB 1 acl:relcl leave {PAST}",
        "men",
        "acl",
        "",
    ),
    # nouns of acts
    "a possessor": ("Russia PROPN 3 nmod:poss | 's PART 1 case | withdrawal NOUN 0 root", "withdrawal", "poss", "Russia"),
    "the by-phrase of a noun": ("attacks NOUN 0 root | by ADP 3 case | rebels NOUN 1 nmod", "attacks", "by", "rebels"),
    "the of-phrase of a noun": (
        "killings NOUN 0 root | of ADP 3 case | guards NOUN 1 nmod | and CCONJ 5 cc | judges NOUN 3 conj",
        "killings",
        "of",
        "guards judges",
    ),
    "between two": (
        "talks NOUN 0 root | between ADP 3 case | Iran PROPN 1 nmod | and CCONJ 5 cc | Iraq PROPN 3 conj",
        "talks",
        "between",
        "Iran Iraq",
    ),
    "modifiers": ("joint ADJ 3 amod | air NOUN 3 compound | strike NOUN 0 root", "strike", "mod", "joint air"),
}


@pytest.mark.parametrize(("rows", "word", "slot", "fillers"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_a_slot_is_filled_by_the_heads_of_its_phrases(rows, word, slot, fillers):
    s = parsed(rows)
    assert [s.words[w] for w in fill(s, s.words.index(word), slot)] == fillers.split()


@pytest.mark.parametrize(
    ("rows", "entities", "possessors"),
    [
        ("Israeli ADJ 2 amod | attack NOUN 0 root", [("Israeli", "NORP")], "Israeli"),
        ("NATO PROPN 2 compound | attack NOUN 0 root", [("NATO", "ORG")], "NATO"),
        ("heavy ADJ 2 amod | attack NOUN 0 root", [], ""),
        ("its PRON 3 nmod:poss | Israeli ADJ 3 amod | ally NOUN 0 root", [("Israeli", "NORP")], "its"),
    ],
    ids=["a national adjective", "a name before the noun", "another adjective", "a possessor first"],
)
def test_names_before_a_noun_possess_it(rows, entities, possessors):
    s = parsed(rows, entities)
    assert [s.words[w] for w in fill(s, s.root, "poss")] == possessors.split()


@pytest.mark.parametrize(
    ("rows", "word", "passive"),
    [
        (ACTIVE, "killed", False),
        (PASSIVE_BY, "killed", True),
        (CASES["the second of two passives"][0], "killed", True),
        (CASES["the second of two verbs"][0], "killed", False),
        (CASES["a past participle after a noun"][0], "killed", True),
        (CASES["a present participle after a noun"][0], "holding", False),
        (CASES["a relative clause in the passive"][0], "killed", True),
        (CASES["a relative clause"][0], "killed", False),
        (CASES["a past participle before a noun"][0], "Kidnapped", True),
    ],
)
def test_a_verb_is_passive_by_its_helper_or_as_a_bare_past_participle(rows, word, passive):
    s = parsed(rows)
    assert is_passive(s, s.words.index(word)) is passive
