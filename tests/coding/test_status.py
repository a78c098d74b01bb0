"""Status, composed from the root of a sentence down to the word that tells the act."""

import pytest

from dragoman.codebook import load_codebook
from dragoman.coding.status import compose, turned
from dragoman.records import STATUSES
from tests.coding.parsed import parsed

PASS = "VerbForm=Part|Tense=Past|Voice=Pass"
POLICE_SAID = "Police NOUN 2 nsubj | said VERB 0 root say"
HE = "He PRON 2 nsubj"

# What it shows; the sentence; the word that tells the act; its status; the heads of those it is attributed to.
CASES = {
    # in the article's own voice
    "told plainly": ("Gunmen NOUN 2 nsubj | killed VERB 0 root kill | guards NOUN 2 obj", "killed", "reported", ""),
    "told in the past perfect": (
        "Gunmen NOUN 3 nsubj | had AUX 3 aux have | killed VERB 0 root kill | guards NOUN 3 obj",
        "killed",
        "reported",
        "",
    ),
    "told in the passive": (
        f"Guards NOUN 3 nsubj:pass | were AUX 3 aux:pass be | killed VERB 0 root kill {PASS}",
        "killed",
        "reported",
        "",
    ),
    "told of the present": (
        "Gunmen NOUN 3 nsubj | are AUX 3 aux be | shelling VERB 0 root shell | Quetta PROPN 3 obj",
        "shelling",
        "reported",
        "",
    ),
    "told by a noun": ("The DET 2 det | attack NOUN 3 nsubj | shook VERB 0 root shake | Quetta PROPN 3 obj", "attack", "reported", ""),
    "told beside another act": (
        "They PRON 2 nsubj | fled VERB 0 root flee | and CCONJ 4 cc | killed VERB 2 conj kill | guards NOUN 4 obj",
        "killed",
        "reported",
        "",
    ),
    # negation
    "not": ("They PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | attack VERB 0 root | Quetta PROPN 4 obj", "attack", "negated", ""),
    "n't": ("They PRON 4 nsubj | did AUX 4 aux do | n't PART 4 advmod not | attack VERB 0 root", "attack", "negated", ""),
    "never": ("They PRON 3 nsubj | never ADV 3 advmod | attacked VERB 0 root attack | Quetta PROPN 3 obj", "attacked", "negated", ""),
    "not in the past perfect": (
        "They PRON 4 nsubj | had AUX 4 aux have | not PART 4 advmod | attacked VERB 0 root attack",
        "attacked",
        "negated",
        "",
    ),
    "not in the passive": (
        f"Talks NOUN 4 nsubj:pass | were AUX 4 aux:pass be | not PART 4 advmod | held VERB 0 root hold {PASS}",
        "held",
        "negated",
        "",
    ),
    "no": ("No DET 2 det | attack NOUN 3 nsubj | shook VERB 0 root shake | Quetta PROPN 3 obj", "attack", "negated", ""),
    "no, with a light verb": ("No DET 2 det | attack NOUN 3 nsubj | took VERB 0 root take | place NOUN 3 obj", "attack", "negated", ""),
    "nobody": ("Nobody PRON 2 nsubj | attacked VERB 0 root attack | Quetta PROPN 2 obj", "attacked", "negated", ""),
    "no one is the object": ("They PRON 2 nsubj | killed VERB 0 root kill | no DET 4 det | guards NOUN 2 obj", "killed", "negated", ""),
    "without": (
        f"{HE} | left VERB 0 root leave | without SCONJ 4 mark | attacking VERB 2 advcl attack | Quetta PROPN 4 obj",
        "attacking",
        "negated",
        "",
    ),
    "another clause is negated": (
        "They PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | flee VERB 0 root | but CCONJ 6 cc | attacked VERB 4 conj attack",
        "attacked",
        "reported",
        "",
    ),
    "neither side": (
        "Neither DET 2 det | side NOUN 3 nsubj | fired VERB 0 root fire Tense=Past",
        "fired",
        "negated",
        "",
    ),
    "no fewer is no negation": (
        "They PRON 2 nsubj | killed VERB 0 root kill | no ADV 4 advmod | fewer ADJ 5 amod | guards NOUN 2 obj",
        "killed",
        "reported",
        "",
    ),
    "yet to": (
        "They PRON 5 nsubj | have VERB 5 aux | yet ADV 5 advmod | to PART 5 mark | sign VERB 0 root",
        "sign",
        "negated",
        "",
    ),
    "neither went nor fought": (
        "They PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | go VERB 0 root | nor CCONJ 6 cc | attack VERB 4 conj",
        "attack",
        "negated",
        "",
    ),
    "asked not to": (
        f"{HE} | asked VERB 0 root ask | them PRON 2 obj | not PART 6 advmod | to PART 6 mark | attack VERB 2 xcomp",
        "attack",
        "hypothetical",
        "He",
    ),
    "is to": (
        "Paris PROPN 4 nsubj | is AUX 4 aux be | to PART 4 mark | send VERB 0 root | troops NOUN 4 obj",
        "send",
        "planned",
        "",
    ),
    "were they to": (
        "Were AUX 4 aux be | Ankara PROPN 4 nsubj | to PART 4 mark | invade VERB 7 ccomp | , PUNCT 4 punct | he PRON 7 nsubj |"
        " said VERB 0 root say",
        "invade",
        "hypothetical",
        "he",
    ),
    "until they did": (
        "They PRON 2 nsubj | stayed VERB 0 root stay Tense=Past | until SCONJ 5 mark | police NOUN 5 nsubj |"
        " removed VERB 2 advcl remove Tense=Past | them PRON 5 obj",
        "removed",
        "reported",
        "",
    ),
    "a report dismissed": (
        f"{HE} | dismissed VERB 0 root dismiss | reports NOUN 2 obj report | that SCONJ 7 mark | he PRON 7 nsubj:pass |"
        " was AUX 7 aux:pass be |"
        f" jailed VERB 3 acl jail {PASS}",
        "jailed",
        "denied",
        "He",
    ),
    "denied doing, taken for an adverbial": (
        f"{HE} | denied VERB 0 root deny | arming VERB 2 advcl arm VerbForm=Ger | them PRON 3 obj",
        "arming",
        "denied",
        "He",
    ),
    "negation over both of two": (
        "They PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | bomb VERB 0 root | or CCONJ 6 cc | attack VERB 4 conj",
        "attack",
        "negated",
        "",
    ),
    # what words do to their complements
    "managed to": (
        f"{HE} | managed VERB 0 root manage | to PART 4 mark | attack VERB 2 xcomp | Quetta PROPN 4 obj",
        "attack",
        "reported",
        "",
    ),
    "failed to": (f"{HE} | failed VERB 0 root fail | to PART 4 mark | attack VERB 2 xcomp | Quetta PROPN 4 obj", "attack", "negated", ""),
    "did not fail to": (
        "He PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | fail VERB 0 root | to PART 6 mark | attack VERB 4 xcomp",
        "attack",
        "reported",
        "",
    ),
    "did not manage to": (
        "He PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | manage VERB 0 root | to PART 6 mark | attack VERB 4 xcomp",
        "attack",
        "negated",
        "",
    ),
    "refused to": (f"{HE} | refused VERB 0 root refuse | to PART 4 mark | attack VERB 2 xcomp", "attack", "negated", ""),
    "forced to": (
        f"{HE} | forced VERB 0 root force | guards NOUN 2 obj guard | to PART 5 mark | attack VERB 2 xcomp",
        "attack",
        "reported",
        "",
    ),
    "tried to": (f"{HE} | tried VERB 0 root try | to PART 4 mark | attack VERB 2 xcomp", "attack", "planned", ""),
    "prevented from": (
        "Police NOUN 2 nsubj | stopped VERB 0 root stop | them PRON 2 obj | from SCONJ 5 mark | attacking VERB 2 advcl attack",
        "attacking",
        "negated",
        "",
    ),
    "a failed act": (
        "The DET 3 det | failed ADJ 3 amod | attack NOUN 4 nsubj | shook VERB 0 root shake | them PRON 4 obj",
        "attack",
        "negated",
        "",
    ),
    "an alleged act": (
        "The DET 3 det | alleged ADJ 3 amod | attack NOUN 4 nsubj | shook VERB 0 root shake | them PRON 4 obj",
        "attack",
        "claimed",
        "",
    ),
    "a planned act": (
        "The DET 3 det | planned ADJ 3 amod | attack NOUN 4 nsubj | worried VERB 0 root worry | them PRON 4 obj",
        "attack",
        "planned",
        "",
    ),
    # saying
    "said that": (
        f"{POLICE_SAID} | that SCONJ 5 mark | gunmen NOUN 5 nsubj | attacked VERB 2 ccomp attack",
        "attacked",
        "claimed",
        "Police",
    ),
    "said, in the past perfect": (
        f"{POLICE_SAID} | gunmen NOUN 5 nsubj | had AUX 5 aux have | attacked VERB 2 ccomp attack",
        "attacked",
        "claimed",
        "Police",
    ),
    "two speakers": (
        "Police NOUN 4 nsubj | and CCONJ 3 cc | judges NOUN 1 conj | say VERB 0 root | they PRON 6 nsubj | attacked VERB 4 ccomp attack",
        "attacked",
        "claimed",
        "Police judges",
    ),
    "said, beside the clause": (
        "Gunmen NOUN 2 nsubj | attacked VERB 0 root attack | , PUNCT 2 punct | police NOUN 5 nsubj | said VERB 2 parataxis say",
        "attacked",
        "claimed",
        "police",
    ),
    "according to": (
        "Gunmen NOUN 2 nsubj | attacked VERB 0 root attack | , PUNCT 6 punct | according VERB 6 case | to ADP 4 fixed | police NOUN 2 obl",
        "attacked",
        "claimed",
        "police",
    ),
    "reportedly": (
        "They PRON 3 nsubj | reportedly ADV 3 advmod | attacked VERB 0 root attack | Quetta PROPN 3 obj",
        "attacked",
        "claimed",
        "",
    ),
    "said that not": (
        f"{POLICE_SAID} | rebels NOUN 6 nsubj | did AUX 6 aux do | not PART 6 advmod | attack VERB 2 ccomp",
        "attack",
        "negated",
        "Police",
    ),
    "denied doing": (f"{HE} | denied VERB 0 root deny | attacking VERB 2 xcomp attack | Quetta PROPN 3 obj", "attacking", "denied", "He"),
    "denied an act": (f"{HE} | denied VERB 0 root deny | the DET 4 det | attack NOUN 2 obj", "attack", "denied", "He"),
    "denied that": (
        f"{HE} | denied VERB 0 root deny | that SCONJ 5 mark | rebels NOUN 5 nsubj | attacked VERB 2 ccomp attack",
        "attacked",
        "denied",
        "He",
    ),
    "did not deny doing": (
        "He PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | deny VERB 0 root | attacking VERB 4 xcomp attack",
        "attacking",
        "claimed",
        "He",
    ),
    "said that he denied": (
        f"{POLICE_SAID} | he PRON 4 nsubj | denied VERB 2 ccomp deny | attacking VERB 4 xcomp attack",
        "attacking",
        "denied",
        "Police he",
    ),
    "accused of": (
        f"{HE} | accused VERB 0 root accuse | rebels NOUN 2 obj rebel | of SCONJ 5 mark | attacking VERB 2 advcl attack",
        "attacking",
        "claimed",
        "He",
    ),
    "the claim that": (
        "The DET 2 det | claim NOUN 6 nsubj | that SCONJ 5 mark | rebels NOUN 5 nsubj | attacked VERB 2 acl attack | spread VERB 0 root",
        "attacked",
        "claimed",
        "",
    ),
    "their claim of": (
        "Their PRON 2 nmod:poss | claim NOUN 5 nsubj | of ADP 4 case | torture NOUN 2 nmod | spread VERB 0 root",
        "torture",
        "claimed",
        "Their",
    ),
    "no evidence of": (
        "There PRON 2 expl | is VERB 0 root be | no DET 4 det | evidence NOUN 2 nsubj | of ADP 6 case | torture NOUN 4 nmod",
        "torture",
        "negated",
        "",
    ),
    # plans and demands
    "will": ("They PRON 3 nsubj | will AUX 3 aux | attack VERB 0 root | Quetta PROPN 3 obj", "attack", "planned", ""),
    "plan to": (
        "They PRON 2 nsubj | plan VERB 0 root | to PART 4 mark | attack VERB 2 xcomp | Quetta PROPN 4 obj",
        "attack",
        "planned",
        "They",
    ),
    "the plan to": (
        "His PRON 2 nmod:poss | plan NOUN 5 nsubj | to PART 4 mark | attack VERB 2 acl | failed VERB 0 root fail",
        "attack",
        "planned",
        "His",
    ),
    "urged to": (
        f"{HE} | urged VERB 0 root urge | rebels NOUN 2 obj rebel | to PART 5 mark | attack VERB 2 xcomp | Quetta PROPN 5 obj",
        "attack",
        "planned",
        "He",
    ),
    "called for": (f"{HE} | called VERB 0 root call | for ADP 4 case | attacks NOUN 2 obl attack", "attacks", "planned", "He"),
    "said that they will": (
        f"{POLICE_SAID} | rebels NOUN 5 nsubj | will AUX 5 aux | attack VERB 2 ccomp",
        "attack",
        "planned",
        "Police",
    ),
    # possibilities
    "may": ("They PRON 3 nsubj | may AUX 3 aux | attack VERB 0 root | Quetta PROPN 3 obj", "attack", "hypothetical", ""),
    "if": (
        "If SCONJ 3 mark | they PRON 3 nsubj | attack VERB 6 advcl | , PUNCT 3 punct | guards NOUN 6 nsubj | flee VERB 0 root",
        "attack",
        "hypothetical",
        "",
    ),
    "unless": (
        "Guards NOUN 2 nsubj | flee VERB 0 root | unless SCONJ 5 mark | they PRON 5 nsubj | attack VERB 2 advcl",
        "attack",
        "hypothetical",
        "",
    ),
    "said that they may": (
        f"{POLICE_SAID} | rebels NOUN 5 nsubj | may AUX 5 aux | attack VERB 2 ccomp",
        "attack",
        "hypothetical",
        "Police",
    ),
    "likely to": (
        "They PRON 3 nsubj | are AUX 3 cop be | likely ADJ 0 root | to PART 5 mark | attack VERB 3 xcomp",
        "attack",
        "hypothetical",
        "",
    ),
    "perhaps": (
        "Perhaps ADV 3 advmod | they PRON 3 nsubj | attacked VERB 0 root attack | Quetta PROPN 3 obj",
        "attacked",
        "hypothetical",
        "",
    ),
    "may, shared by two": (
        "They PRON 3 nsubj | may AUX 3 aux | bomb VERB 0 root | and CCONJ 5 cc | attack VERB 3 conj | Quetta PROPN 5 obj",
        "attack",
        "hypothetical",
        "",
    ),
    "may, of the other of two": (
        "They PRON 3 nsubj | may AUX 3 aux | flee VERB 0 root | and CCONJ 6 cc | rebels NOUN 6 nsubj | attacked VERB 3 conj attack",
        "attacked",
        "reported",
        "",
    ),
    "were he to": (
        "Were AUX 4 aux be | he PRON 4 nsubj | to PART 4 mark | attack VERB 6 advcl | guards NOUN 6 nsubj | fled VERB 0 root flee",
        "attack",
        "hypothetical",
        "",
    ),
    # relative clauses tell in the article's voice
    "a relative clause": (
        f"{HE} | condemned VERB 0 root condemn | men NOUN 2 obj man | who PRON 5 nsubj | attacked VERB 3 acl:relcl attack",
        "attacked",
        "reported",
        "",
    ),
    "a relative clause below a denial": (
        "They PRON 2 nsubj | deny VERB 0 root | hiding VERB 2 xcomp | men NOUN 3 obj man | who PRON 6 nsubj | attacked VERB 4 acl:relcl",
        "attacked",
        "reported",
        "",
    ),
}


@pytest.fixture(scope="module")
def words():
    return load_codebook().words


@pytest.mark.parametrize(("rows", "trigger", "status", "who"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_the_status_is_composed_from_the_words_above(words, rows, trigger, status, who):
    s = parsed(rows)
    composed = compose(s, s.words.index(trigger), "ASSAULT", words)
    assert (composed.status, [s.words[w] for w in composed.who]) == (status, who.split())


@pytest.mark.parametrize("name", ["told plainly", "told by a noun", "managed to"])
def test_without_a_turn_there_is_no_step(words, name):
    rows, trigger, _, _ = CASES[name]
    s = parsed(rows)
    composed = compose(s, s.words.index(trigger), "ASSAULT", words)
    assert (composed.steps, composed.certain) == ([], False)


def test_each_turn_is_a_step_from_the_root_down(words):
    rows, trigger, _, _ = CASES["said that he denied"]
    s = parsed(rows)
    composed = compose(s, s.words.index(trigger), "ASSAULT", words)
    assert composed.certain
    assert [step.text for step in composed.steps] == [
        "“said” makes it claimed: reported → claimed",
        "“denied” makes it denied: claimed → denied",
    ]


@pytest.mark.parametrize(
    ("rows", "trigger", "type_", "status"),
    [
        ("They PRON 3 nsubj | will AUX 3 aux | meet VERB 0 root | Karim PROPN 3 obj", "meet", "AGREE", "reported"),
        ("They PRON 3 nsubj | will AUX 3 aux | leave VERB 0 root | Kabul PROPN 3 obj", "leave", "CONCEDE", "reported"),
        ("They PRON 3 nsubj | should AUX 3 aux | leave VERB 0 root", "leave", "REQUEST", "reported"),
        ("They PRON 4 nsubj | will AUX 4 aux | not PART 4 advmod | leave VERB 0 root", "leave", "REJECT", "reported"),
        ("They PRON 4 nsubj | will AUX 4 aux | not PART 4 advmod | leave VERB 0 root", "leave", "RETREAT", "negated"),
        ("They PRON 4 nsubj | did AUX 4 aux do | not PART 4 advmod | promise VERB 0 root | aid NOUN 4 obj", "promise", "AGREE", "negated"),
        ("They PRON 3 nsubj | may AUX 3 aux | promise VERB 0 root | aid NOUN 3 obj", "promise", "AGREE", "hypothetical"),
    ],
    ids=["will meet", "will leave", "should leave", "will not leave", "will not leave, as a retreat", "did not promise", "may promise"],
)
def test_the_future_that_makes_a_speech_act_is_part_of_it(words, rows, trigger, type_, status):
    s = parsed(rows)
    assert compose(s, s.words.index(trigger), type_, words).status == status


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", "reported"), ("claimed", "claimed"), ("claimed denied", "denied"), ("- denied", "claimed"), ("denied -", "claimed"),
        ("- -", "reported"), ("claimed planned", "planned"), ("planned -", "negated"), ("hypothetical claimed", "hypothetical"),
        ("planned hypothetical", "hypothetical"), ("claimed hypothetical", "hypothetical"), ("hypothetical planned", "hypothetical"),
    ],
)  # fmt: skip
def test_effects_turn_the_status_from_the_outside_inwards(path, status):
    result = "reported"
    for effect in path.split():
        result = turned(result, effect)
    assert result == status


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("effect", ["claimed", "denied", "-", "planned", "hypothetical", "+", "o"])
def test_every_turn_ends_in_a_status_and_a_neutral_one_changes_nothing(status, effect):
    assert turned(status, effect) in STATUSES
    if effect in ("+", "o"):
        assert turned(status, effect) == status
