"""Frames at work on sentences parsed by hand."""

import shutil
from types import SimpleNamespace

import pytest

from dragoman.codebook import DATA
from dragoman.codebook.frames import COLUMNS, load_frames
from dragoman.codebook.types import load_types
from dragoman.coding.frames import match_frames
from tests.coding.parsed import parsed

VERBS = """
attack | | ASSAULT | | subj | obj
attack | with=stone | ASSAULT | primitive | subj | obj
call | off=talks | REJECT | | subj | with
call off | | REJECT | | subj | with
call off | obj=@actor | RETREAT | | subj | obj
carry out | obj=attack,bombing | ASSAULT | | subj | on
break | | - | | |
break | obj=tie | SANCTION | | subj | with
free | !obj | - | | |
free | obj | RETREAT | release | subj | obj
hit | subj=@armed | ASSAULT | | subj | obj
hit | subj=@state | SANCTION | | subj | obj
meet | | CONSULT | | subj with* | obj
take place | | - | | |
arm | xcomp | MOBILIZE | | subj |
fight | prt=back | ASSAULT | | subj | obj
host | obj iobj | AID | | subj | iobj
"""
NOUNS = """
attack | | ASSAULT | | poss by | on against
attack | mod=heart | - | | |
bomb attack | | ASSAULT | explosives | by | on
talks | between | CONSULT | | between |
"""
ADJECTIVES = """
critical | of | ACCUSE | | subj | of
killed | | ASSAULT | | by | mod
"""
SECTORS = {"gunmen": "UAF", "police": "COP", "NATO": "IGO", "Norland": "", "rebels": "REB", "guards": "MIL", "judge": "JUD"}


@pytest.fixture(scope="module")
def codebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    for table in ("types.tsv", "modes.tsv", "crosswalk.tsv"):
        shutil.copy(DATA / table, folder / table)
    (folder / "frames").mkdir()
    for name, rows in (("verbs", VERBS), ("nouns", NOUNS), ("adjectives", ADJECTIVES)):
        cells = [[cell.strip() for cell in row.split("|")] + [""] for row in rows.strip().split("\n")]
        text = "\n".join("\t".join(row) for row in [COLUMNS, *cells])
        (folder / "frames" / f"{name}.tsv").write_text(text, encoding="utf-8")
    return SimpleNamespace(frames=load_frames(load_types(folder), folder))


def matched(codebook, rows):
    """The matches of a sentence."""
    s = parsed(rows)
    return s, list(match_frames(s, codebook, lambda word: SECTORS.get(s.words[word])))


def told(codebook, rows):
    """Trigger, type and mode, source, target of each match."""
    s, matches = matched(codebook, rows)
    return [
        (
            s.words[m.trigger],
            f"{m.frame.type} {m.frame.mode}".strip() or "-",
            " ".join(s.words[w] for w in m.source),
            " ".join(s.words[w] for w in m.target),
        )
        for m in matches
    ]


CASES = {
    "the plain frame": (
        "gunmen NOUN 2 nsubj | attacked VERB 0 root attack | guards NOUN 2 obj",
        [("attacked", "ASSAULT", "gunmen", "guards")],
    ),
    "a frame with a condition that holds goes before": (
        "gunmen NOUN 2 nsubj | attacked VERB 0 root attack | guards NOUN 2 obj | with ADP 5 case | stones NOUN 2 obl stone",
        [("attacked", "ASSAULT primitive", "gunmen", "guards")],
    ),
    "a condition that does not hold": (
        "gunmen NOUN 2 nsubj | attacked VERB 0 root attack | guards NOUN 2 obj | with ADP 5 case | knives NOUN 2 obl knife",
        [("attacked", "ASSAULT", "gunmen", "guards")],
    ),
    "a passive": (
        "guards NOUN 3 nsubj:pass | were AUX 3 aux:pass be | attacked VERB 0 root attack | by ADP 5 case | gunmen NOUN 3 obl:agent",
        [("attacked", "ASSAULT", "gunmen", "guards")],
    ),
    "coordinated participants": (
        "gunmen NOUN 4 nsubj | and CCONJ 3 cc | rebels NOUN 1 conj | attacked VERB 0 root attack | guards NOUN 4 obj",
        [("attacked", "ASSAULT", "gunmen rebels", "guards")],
    ),
    "a word that no frame knows": ("gunmen NOUN 2 nsubj | slept VERB 0 root sleep", []),
    "a verb with its particle": (
        "they PRON 2 nsubj | called VERB 0 root call | off ADP 2 compound:prt | talks NOUN 2 obj | with ADP 6 case | Norland PROPN 2 obl",
        [("called", "REJECT", "they", "Norland")],
    ),
    "a particle after the object": (
        "they PRON 2 nsubj | called VERB 0 root call | talks NOUN 2 obj | off ADP 2 compound:prt",
        [("called", "REJECT", "they", "")],
    ),
    "the verb without its particle": ("they PRON 2 nsubj | called VERB 0 root call | talks NOUN 2 obj", []),
    "the particle of another verb": (
        "they PRON 2 nsubj | called VERB 0 root call | as SCONJ 5 mark | jets NOUN 5 nsubj | took VERB 2 advcl | off ADP 5 compound:prt",
        [],
    ),
    "an object of a class": (
        "they PRON 2 nsubj | called VERB 0 root call | off ADP 2 compound:prt | rebels NOUN 2 obj",
        [("called", "RETREAT", "they", "rebels")],
    ),
    "a slot that holds the particle": (
        "rebels NOUN 2 nsubj | fought VERB 0 root fight | guards NOUN 2 obj | back ADV 2 compound:prt",
        [("fought", "ASSAULT", "rebels", "guards")],
    ),
    "a light verb, whose noun tells": (
        "rebels NOUN 2 nsubj | carry VERB 0 root | out ADP 2 compound:prt | attacks NOUN 2 obj attack | on ADP 6 case | guards NOUN 4 nmod",
        [("attacks", "ASSAULT", "rebels", "guards"), ("attacks", "ASSAULT", "", "guards")],
    ),
    "a light verb, whose noun no frame knows": (
        "rebels NOUN 2 nsubj | carried VERB 0 root carry | out ADP 2 compound:prt | bombings NOUN 2 obj bombing",
        [("carried", "ASSAULT", "rebels", "")],
    ),
    "a verb of several words": ("talks NOUN 2 nsubj | took VERB 0 root take | place NOUN 2 obj", [("took", "-", "", "")]),
    "a blocking frame": ("a DET 2 det | wave NOUN 3 nsubj | broke VERB 0 root break", [("broke", "-", "", "")]),
    "a frame that the block leaves": (
        "they PRON 2 nsubj | broke VERB 0 root break | ties NOUN 2 obj tie | with ADP 5 case | Norland PROPN 3 nmod",
        [("broke", "SANCTION", "they", "Norland")],
    ),
    "a slot that must be empty": ("time NOUN 2 nsubj | frees VERB 0 root free", [("frees", "-", "", "")]),
    "a slot that must be filled": (
        "they PRON 2 nsubj | freed VERB 0 root free | guards NOUN 2 obj",
        [("freed", "RETREAT release", "they", "guards")],
    ),
    "two slots that must be filled, one of them empty": ("they PRON 2 nsubj | host VERB 0 root | guards NOUN 2 obj", []),
    "a clause that must be there": (
        "they PRON 2 nsubj | arm VERB 0 root | to PART 4 mark | fight VERB 2 xcomp",
        [("arm", "MOBILIZE", "they", "")],
    ),
    "a subject of one class": ("rebels NOUN 2 nsubj | hit VERB 0 root | Norland PROPN 2 obj", [("hit", "ASSAULT", "rebels", "Norland")]),
    "a subject of another class": ("judge NOUN 2 nsubj | hit VERB 0 root | rebels NOUN 2 obj", [("hit", "SANCTION", "judge", "rebels")]),
    "a state is of the class of states": (
        "Norland PROPN 2 nsubj | hit VERB 0 root | rebels NOUN 2 obj",
        [("hit", "SANCTION", "Norland", "rebels")],
    ),
    "a subject of neither class": ("NATO PROPN 2 nsubj | hit VERB 0 root | rebels NOUN 2 obj", []),
    "a subject that is no actor": ("rain NOUN 2 nsubj | hit VERB 0 root | rebels NOUN 2 obj", []),
    "a slot that adds to another": (
        "NATO PROPN 2 nsubj | met VERB 0 root meet | with ADP 4 case | rebels NOUN 2 obl",
        [("met", "CONSULT", "NATO rebels", "")],
    ),
    "a noun": (
        "the DET 2 det | attack NOUN 0 root | by ADP 4 case | rebels NOUN 2 nmod | on ADP 6 case | guards NOUN 2 nmod",
        [("attack", "ASSAULT", "rebels", "guards")],
    ),
    "the first slot that is filled": (
        "rebels NOUN 3 nmod:poss | ' PART 1 case | attack NOUN 0 root | by ADP 5 case | night NOUN 3 nmod",
        [("attack", "ASSAULT", "rebels", "")],
    ),
    "a noun blocked by its modifier": ("heart NOUN 2 compound | attack NOUN 0 root", [("attack", "-", "", "")]),
    "a noun of two words": (
        "bomb NOUN 2 compound | attacks NOUN 0 root attack | on ADP 4 case | guards NOUN 2 nmod",
        [("attacks", "ASSAULT explosives", "", "guards")],
    ),
    "a proper noun is a noun": ("Attack PROPN 0 root | on ADP 3 case | guards NOUN 1 nmod", [("Attack", "ASSAULT", "", "guards")]),
    "a noun that needs two": (
        "talks NOUN 0 root | between ADP 3 case | NATO PROPN 1 nmod | and CCONJ 5 cc | rebels NOUN 3 conj",
        [("talks", "CONSULT", "NATO rebels", "")],
    ),
    "an adjective": (
        "NATO PROPN 3 nsubj | is AUX 3 cop be | critical ADJ 0 root | of ADP 5 case | Norland PROPN 3 obl",
        [("critical", "ACCUSE", "NATO", "Norland")],
    ),
    "a participle taken for an adjective": ("killed ADJ 0 root | by ADP 3 case | gunmen NOUN 1 obl", [("killed", "ASSAULT", "gunmen", "")]),
    "whoever is a source is no target": (
        "they PRON 2 nsubj | met VERB 0 root meet | rebels NOUN 2 obj | with ADP 5 case | guards NOUN 2 obl",
        [("met", "CONSULT", "they guards", "rebels")],
    ),
}


@pytest.mark.parametrize(("rows", "matches"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_the_most_special_frame_that_holds_tells_the_act(codebook, rows, matches):
    assert told(codebook, rows) == matches


def test_a_match_names_its_frame(codebook):
    _, (match,) = matched(codebook, "rebels NOUN 2 nsubj | attacked VERB 0 root attack")
    assert match.frame.name == "verbs.tsv:2"


def test_matches_stand_in_the_order_of_the_text(codebook):
    _, matches = matched(
        codebook,
        "rebels NOUN 2 nsubj | attacked VERB 0 root attack | and CCONJ 4 cc | freed VERB 2 conj free | guards NOUN 4 obj",
    )
    assert [match.word for match in matches] == [1, 3]
