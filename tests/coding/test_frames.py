"""Frames at work on sentences parsed by hand."""

import shutil
from types import SimpleNamespace

import pytest

from dragoman.codebook import DATA, load_codebook
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
lift | obj=curfew,summit | CONCEDE | | subj | on
demand | obj=pullout | REQUEST | | subj | of
threaten | obj=curfew | THREATEN | | subj | on
fire | obj=rocket | ASSAULT | | subj | at
"""
NOUNS = """
attack | | ASSAULT | | poss by | on against
attack | mod=heart | - | | |
bomb attack | | ASSAULT | explosives | by | on
talks | between | CONSULT | | between |
summits | | CONSULT | | |
summits | future | AGREE | | |
summit | | - | | |
curfew | | COERCE | | by | on
pullout | | RETREAT | | of |
flames | head=return | ASSAULT | | |
alert | case=on | MOBILIZE | | |
rocket | on | ASSAULT | | | on
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
    "a noun under the word it hangs on": (
        "rebels NOUN 2 nsubj | returned VERB 0 root return | flames NOUN 2 obj",
        [("flames", "ASSAULT", "", "")],
    ),
    "a coordinated noun hangs on what the first hangs on": (
        "they PRON 2 nsubj | returned VERB 0 root return | stones NOUN 2 obj stone | and CCONJ 5 cc | flames NOUN 3 conj",
        [("flames", "ASSAULT", "", "")],
    ),
    "a noun under another word": ("they PRON 2 nsubj | saw VERB 0 root see | flames NOUN 2 obj", []),
    "a noun that hangs on nothing": ("flames NOUN 0 root", []),
    "a noun after its preposition": (
        "guards NOUN 2 nsubj | stood VERB 0 root stand | on ADP 4 case | alert NOUN 2 obl",
        [("alert", "MOBILIZE", "", "")],
    ),
    "a noun after another preposition": ("guards NOUN 2 nsubj | stood VERB 0 root stand | by ADP 4 case | alert NOUN 2 obl", []),
    "a noun of what will be": (
        "they PRON 3 nsubj | will AUX 3 aux | open VERB 0 root | summits NOUN 3 obj summit",
        [("summits", "AGREE", "", "")],
    ),
    "a noun of what is to be": (
        "they PRON 2 nsubj | are AUX 0 root be | to PART 4 mark | open VERB 2 xcomp | summits NOUN 4 obj summit",
        [("summits", "AGREE", "", "")],
    ),
    "a noun of what was": ("they PRON 2 nsubj | opened VERB 0 root open | summits NOUN 2 obj summit", [("summits", "CONSULT", "", "")]),
    "the form of a noun goes before its lemma": ("the DET 2 det | summit NOUN 0 root", [("summit", "-", "", "")]),
    "a noun that says of which kind another is": ("curfew NOUN 2 compound | guards NOUN 0 root", []),
    "a verb that takes an event into its own act": (
        "they PRON 2 nsubj | lifted VERB 0 root lift | summits NOUN 2 obj summit",
        [("lifted", "CONCEDE", "they", "")],
    ),
    "a verb that ends what was done before": (
        "they PRON 2 nsubj | lifted VERB 0 root lift | curfew NOUN 2 obj | on ADP 5 case | guards NOUN 3 nmod",
        [("lifted", "CONCEDE", "they", "guards"), ("curfew", "COERCE", "", "guards")],
    ),
    "a demand, and what is demanded": (
        "they PRON 2 nsubj | demanded VERB 0 root demand | pullout NOUN 2 obj",
        [("demanded", "REQUEST", "they", ""), ("pullout", "RETREAT", "", "")],
    ),
    "a threat, and what is threatened": (
        "they PRON 2 nsubj | threatened VERB 0 root threaten | curfew NOUN 2 obj",
        [("threatened", "THREATEN", "they", "")],
    ),
    "a verb whose object would tell the act in other company": (
        "they PRON 2 nsubj | fired VERB 0 root fire | rocket NOUN 2 obj | at ADP 5 case | guards NOUN 3 nmod",
        [("fired", "ASSAULT", "they", "guards")],
    ),
    "a noun that needs two": (
        "talks NOUN 0 root | between ADP 3 case | NATO PROPN 1 nmod | and CCONJ 5 cc | rebels NOUN 3 conj",
        [("talks", "CONSULT", "NATO rebels", "")],
    ),
    "an adjective": (
        "NATO PROPN 3 nsubj | is AUX 3 cop be | critical ADJ 0 root | of ADP 5 case | Norland PROPN 3 obl",
        [("critical", "ACCUSE", "NATO", "Norland")],
    ),
    "a participle taken for an adjective": ("killed ADJ 0 root | by ADP 3 case | gunmen NOUN 1 obl", [("killed", "ASSAULT", "gunmen", "")]),
    "to come: what is to be done is agreed": (
        "they PRON 3 nsubj | will AUX 3 aux | met VERB 0 root meet | rebels NOUN 3 obj",
        [("met", "AGREE", "they", "rebels")],
    ),
    "to come: not if it is not to be done": (
        "they PRON 4 nsubj | will AUX 4 aux | not PART 4 advmod | met VERB 0 root meet | rebels NOUN 4 obj",
        [("met", "CONSULT", "they", "rebels")],
    ),
    "to come: an attack stays one": (
        "they PRON 3 nsubj | will AUX 3 aux | attacked VERB 0 root attack | guards NOUN 3 obj",
        [("attacked", "ASSAULT", "they", "guards")],
    ),
    "whoever is a source is no target": (
        "they PRON 2 nsubj | met VERB 0 root meet | rebels NOUN 2 obj | with ADP 5 case | guards NOUN 2 obl",
        [("met", "CONSULT", "they guards", "rebels")],
    ),
}


@pytest.mark.parametrize(("rows", "matches"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_the_most_special_frame_that_holds_tells_the_act(codebook, rows, matches):
    assert told(codebook, rows) == matches


@pytest.mark.parametrize(("label", "triggers"), [("ORG", []), ("PERSON", []), ("PLACE", []), ("MISC", [0])])
def test_a_noun_within_a_name_tells_nothing_unless_the_name_may_be_that_of_an_act(codebook, label, triggers):
    s = parsed("Curfew PROPN 0 root | Watch PROPN 1 flat", [("Curfew Watch", label)])
    assert [m.trigger for m in match_frames(s, codebook, SECTORS.get)] == triggers


def test_a_match_names_its_frame(codebook):
    _, (match,) = matched(codebook, "rebels NOUN 2 nsubj | attacked VERB 0 root attack")
    assert match.frame.name == "verbs.tsv:2"


def test_matches_stand_in_the_order_of_the_text(codebook):
    _, matches = matched(
        codebook,
        "rebels NOUN 2 nsubj | attacked VERB 0 root attack | and CCONJ 4 cc | freed VERB 2 conj free | guards NOUN 4 obj",
    )
    assert [match.word for match in matches] == [1, 3]


@pytest.fixture(scope="module")
def packaged():
    """The codebook of the package."""
    return load_codebook()


def clause(verb: str, lemma: str, rest: str = "", subject: str = "Norland PROPN 2 nsubj") -> str:
    """A clause of subject and verb, and what follows."""
    return f"{subject} | {verb} VERB 0 root {lemma}" + (f" | {rest}" if rest else "")


def obj(word: str, lemma: str = "") -> str:
    """An object as the third word."""
    return f"{word} NOUN 2 obj {lemma or word}"


def infinitive(verb: str, rest: str = "") -> str:
    """An infinitive as third and fourth word, and what follows."""
    return f"to PART 4 mark | {verb} VERB 2 xcomp" + (f" | {rest}" if rest else "")


TOLD = {
    "by its object: a ban lifted": (clause("lifted", "lift", obj("suspension")), "CONCEDE"),
    "by its object: a weight lifted": (clause("lifted", "lift", obj("weight")), "-"),
    "by its object: aid suspended": (clause("suspended", "suspend", obj("aid")), "SANCTION discontinue"),
    "by its object: attacks suspended": (clause("suspended", "suspend", obj("raids", "raid")), "RETREAT ceasefire"),
    "by its object: talks suspended": (clause("suspended", "suspend", obj("process")), "REJECT meet"),
    "by its object: a march suspended": (clause("suspended", "suspend", obj("march")), "CONCEDE"),
    "by its object: fighting resumed": (clause("resumed", "resume", obj("shelling")), "ASSAULT"),
    "by its object: exports resumed": (clause("resumed", "resume", obj("exports", "export")), "COOPERATE"),
    "by its object: a charge withdrawn": (clause("withdrew", "withdraw", obj("complaint")), "CONCEDE"),
    "by its object: guns withdrawn": (clause("withdrew", "withdraw", obj("howitzers", "howitzer")), "RETREAT withdraw"),
    "by its object: money withdrawn": (clause("withdrew", "withdraw", obj("cash")), "-"),
    "by its object: a cabinet fired": (clause("fired", "fire", obj("cabinet")), "SANCTION expel"),
    "by its object: rockets fired": (clause("fired", "fire", obj("rockets", "rocket")), "ASSAULT heavy-weapons"),
    "by its object: an agreement signed": (clause("signed", "sign", obj("memorandum")), "SUPPORT"),
    "by its object: a law signed": (clause("signed", "sign", obj("law")), "-"),
    "by its object: treaties torn up": (clause("tore", "tear", "up ADP 2 compound:prt | pact NOUN 2 obj"), "SANCTION discontinue"),
    "by its object: posts closed": (clause("closed", "close", obj("frontier")), "COERCE restrict"),
    "by its object: a mission closed": (clause("closed", "close", obj("legation")), "SANCTION discontinue"),
    "by its object: a paper closed": (clause("closed", "close", obj("weekly")), "COERCE censor"),
    "by its object: an ally left": (clause("left", "leave", obj("bloc")), "SANCTION withdraw"),
    "by its object: prisoners returned": (clause("returned", "return", obj("sailors", "sailor")), "RETREAT release"),
    "by the infinitive: promised to leave": (clause("pledged", "pledge", infinitive("withdraw")), "CONCEDE"),
    "by the infinitive: promised to hit back": (clause("vowed", "vow", infinitive("punish")), "THREATEN violence"),
    "by the infinitive: promised to refuse": (clause("vowed", "vow", infinitive("resist")), "REJECT"),
    "by the infinitive: promised to help": (clause("vowed", "vow", infinitive("help")), "AGREE"),
    "by the infinitive: agreed to free": (clause("agreed", "agree", infinitive("release")), "CONCEDE"),
    "by the infinitive: agreed to build": (clause("agreed", "agree", infinitive("build")), "AGREE"),
    "asked whom to do what": (clause("asked", "ask", "rebels NOUN 2 obj | to PART 5 mark | wait VERB 2 xcomp"), "REQUEST change"),
    "asked about something": (clause("asked", "ask", "about ADP 4 case | rain NOUN 2 obl"), "-"),
    "called for, the preposition on the verb": (clause("called", "call", "for ADP 2 case | calm NOUN 2 obl"), "REQUEST change"),
    "an idiom: gave way": (clause("gave", "give", obj("way")), "CONCEDE"),
    "an idiom: shook hands": (clause("shook", "shake", "hands NOUN 2 obj hand | with ADP 5 case | rebels NOUN 2 obl"), "CONSULT"),
    "an idiom: took revenge": (clause("took", "take", obj("revenge")), "ASSAULT"),
    "one's own side in arms": (clause("gave", "give", "up ADP 2 compound:prt | himself PRON 2 obj himself"), "RETREAT"),
    "a result told beside the attack": (
        clause("killed", "kill", "guards NOUN 2 obj", subject="blast NOUN 2 nsubj"),
        "-",
    ),
    "a killing": (clause("killed", "kill", "guards NOUN 2 obj", subject="gunmen NOUN 2 nsubj gunman"), "ASSAULT"),
}


@pytest.mark.parametrize(("rows", "type_"), [pytest.param(*case, id=name) for name, case in TOLD.items()])
def test_the_packaged_frames_tell_the_act_by_what_stands_with_the_verb(packaged, rows, type_):
    s = parsed(rows)
    matches = match_frames(s, packaged, lambda word: SECTORS.get(s.words[word]))
    assert next((f"{m.frame.type} {m.frame.mode}".strip() or "-" for m in matches if m.word == 1), "none") == type_
