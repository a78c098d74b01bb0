"""What each type and mode of event is called in a sentence: as a verb with and without an object, and as a noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in three forms, and what follows it; `{}` stands for the object."""

    base: str
    past: str
    participle: str
    rest: str

    @classmethod
    def of(cls, row: str) -> Verb:
        """The verb of a row as `give/gave/given aid to {}`."""
        forms, _, rest = row.partition(" ")
        base, past, participle = forms.split("/")
        return cls(base, past, participle, rest)

    def form(self, verb: str, target: str) -> str:
        """One of its forms with what follows it."""
        return f"{verb} {self.rest.format(target)}".strip()


@dataclass(frozen=True, slots=True)
class Phrase:
    """How an act is told: with an object, without one, and as a noun, singular, with its article."""

    over: Verb
    alone: Verb
    noun: str
    noun_alone: str

    @classmethod
    def of(cls, over: str, alone: str, noun: str, noun_alone: str) -> Phrase:
        """The phrase of two rows of verbs and two nouns."""
        return cls(Verb.of(over), Verb.of(alone), noun, noun_alone)


_p = Phrase.of

PHRASES: Mapping[tuple[str, str], Phrase] = {
    ("AGREE", ""): _p(
        "offer/offered/offered {} cooperation", "offer/offered/offered to cooperate", "an offer to {}", "an offer to cooperate"
    ),
    ("CONSULT", ""): _p("hold/held/held talks with {}", "hold/held/held talks", "a meeting with {}", "a meeting"),
    ("CONSULT", "visit"): _p("visit/visited/visited {}", "pay/paid/paid a visit", "a visit to {}", "a visit"),
    ("CONSULT", "third-party"): _p(
        "mediate/mediated/mediated between {}", "mediate/mediated/mediated", "a mediation between {}", "a mediation"
    ),
    ("CONSULT", "phone"): _p(
        "speak/spoke/spoken with {} by telephone", "speak/spoke/spoken by telephone", "a telephone call with {}", "a telephone call"
    ),
    ("SUPPORT", ""): _p("speak/spoke/spoken well of {}", "voice/voiced/voiced support", "a word of support for {}", "a word of support"),
    ("CONCEDE", ""): _p("make/made/made a concession to {}", "make/made/made a concession", "a concession to {}", "a concession"),
    ("COOPERATE", ""): _p(
        "cooperate/cooperated/cooperated with {}", "cooperate/cooperated/cooperated", "an exchange with {}", "an exchange"
    ),
    ("AID", ""): _p("support/supported/supported {} with means", "give/gave/given aid", "an act of aid to {}", "an act of aid"),
    ("RETREAT", ""): _p("yield/yielded/yielded to {}", "step/stepped/stepped back", "a step back towards {}", "a step back"),
    ("RETREAT", "withdraw"): _p("draw/drew/drawn back before {}", "draw/drew/drawn back", "a withdrawal before {}", "a withdrawal"),
    ("RETREAT", "release"): _p("release/released/released {}", "free/freed/freed those held", "a release of {}", "a release"),
    ("RETREAT", "disarm"): _p("lay/laid/laid down arms before {}", "lay/laid/laid down arms", "a disarmament before {}", "a disarmament"),
    ("RETREAT", "ceasefire"): _p(
        "observe/observed/observed a ceasefire with {}", "hold/held/held fire", "a ceasefire with {}", "a ceasefire"
    ),
    ("RETREAT", "access"): _p("give/gave/given access to {}", "give/gave/given access", "an opening for {}", "an opening"),
    ("RETREAT", "resign"): _p(
        "step/stepped/stepped down before {}", "step/stepped/stepped down", "a resignation before {}", "a resignation"
    ),
    ("REQUEST", ""): _p("make/made/made a demand of {}", "make/made/made a demand", "a demand on {}", "a demand"),
    ("REQUEST", "assist"): _p("ask/asked/asked {} for help", "ask/asked/asked for help", "a request to {} for help", "a request for help"),
    ("REQUEST", "meet"): _p("ask/asked/asked {} for talks", "ask/asked/asked for talks", "a call on {} for talks", "a call for talks"),
    ("ACCUSE", ""): _p("accuse/accused/accused {}", "make/made/made an accusation", "an accusation against {}", "an accusation"),
    ("ACCUSE", "disapprove"): _p("criticise/criticised/criticised {}", "voice/voiced/voiced criticism", "a criticism of {}", "a criticism"),
    ("ACCUSE", "investigate"): _p(
        "investigate/investigated/investigated {}", "open/opened/opened an inquiry", "an inquiry into {}", "an inquiry"
    ),
    ("REJECT", ""): _p("turn/turned/turned {} down", "refuse/refused/refused", "a refusal towards {}", "a refusal"),
    ("THREATEN", ""): _p("threaten/threatened/threatened {}", "make/made/made a threat", "a threat against {}", "a threat"),
    ("PROTEST", ""): _p("protest/protested/protested against {}", "protest/protested/protested", "a protest against {}", "a protest"),
    ("PROTEST", "riot"): _p("riot/rioted/rioted against {}", "riot/rioted/rioted", "a riot against {}", "a riot"),
    ("PROTEST", "strike"): _p("go/went/gone on strike against {}", "go/went/gone on strike", "a strike against {}", "a strike"),
    ("PROTEST", "obstruct"): _p("block/blocked/blocked {}", "set/set/set up a blockade", "a blockade against {}", "a blockade"),
    ("SANCTION", ""): _p("punish/punished/punished {}", "impose/imposed/imposed penalties", "a penalty against {}", "a penalty"),
    ("SANCTION", "convict"): _p("convict/convicted/convicted {}", "pass/passed/passed sentence", "a verdict against {}", "a verdict"),
    ("SANCTION", "expel"): _p("expel/expelled/expelled {}", "order/ordered/ordered an expulsion", "an expulsion of {}", "an expulsion"),
    ("SANCTION", "withdraw"): _p("pull/pulled/pulled out from {}", "pull/pulled/pulled out", "a pull-out from {}", "a pull-out"),
    ("SANCTION", "discontinue"): _p(
        "break/broke/broken off dealings with {}", "break/broke/broken off dealings", "a break with {}", "a break in relations"
    ),
    ("MOBILIZE", ""): _p(
        "show/showed/shown force towards {}", "mobilise/mobilised/mobilised forces", "a show of force towards {}", "a show of force"
    ),
    ("COERCE", ""): _p(
        "use/used/used coercion against {}", "use/used/used coercion", "an act of coercion against {}", "an act of coercion"
    ),
    ("COERCE", "seize"): _p("seize/seized/seized {}", "make/made/made a seizure", "a seizure of {}", "a seizure"),
    ("COERCE", "restrict"): _p(
        "impose/imposed/imposed restrictions on {}", "impose/imposed/imposed restrictions", "a restriction on {}", "a restriction"
    ),
    ("COERCE", "arrest"): _p("arrest/arrested/arrested {}", "make/made/made an arrest", "an arrest of {}", "an arrest"),
    ("COERCE", "deport"): _p("deport/deported/deported {}", "order/ordered/ordered a deportation", "a deportation of {}", "a deportation"),
    ("COERCE", "withhold"): _p(
        "withhold/withheld/withheld supplies from {}", "withhold/withheld/withheld supplies", "a cut in supplies to {}", "a cut in supplies"
    ),
    ("COERCE", "cyber"): _p("hack/hacked/hacked {}", "carry/carried/carried out a cyber attack", "a cyber attack on {}", "a cyber attack"),
    ("ASSAULT", ""): _p("attack/attacked/attacked {}", "carry/carried/carried out an attack", "an attack on {}", "an attack"),
    ("ASSAULT", "abduct"): _p(
        "abduct/abducted/abducted {}", "carry/carried/carried out an abduction", "an abduction of {}", "an abduction"
    ),
    ("ASSAULT", "beat"): _p("beat/beat/beaten {}", "deal/dealt/dealt out a beating", "a beating of {}", "a beating"),
    ("ASSAULT", "torture"): _p("torture/tortured/tortured {}", "use/used/used torture", "an act of torture of {}", "an act of torture"),
    ("ASSAULT", "sexual"): _p(
        "commit/committed/committed sexual violence against {}",
        "commit/committed/committed sexual violence",
        "an act of sexual violence against {}",
        "an act of sexual violence",
    ),
    ("ASSAULT", "destroy"): _p(
        "destroy/destroyed/destroyed {}", "cause/caused/caused destruction", "an act of destruction of {}", "an act of destruction"
    ),
    ("ASSAULT", "firearms"): _p("fire/fired/fired on {}", "open/opened/opened fire", "a shooting at {}", "a shooting"),
    ("ASSAULT", "explosives"): _p("bomb/bombed/bombed {}", "set/set/set off a bomb", "a bombing of {}", "a bombing"),
    ("ASSAULT", "suicide-attack"): _p(
        "carry/carried/carried out a suicide attack on {}",
        "carry/carried/carried out a suicide attack",
        "a suicide attack on {}",
        "a suicide attack",
    ),
    ("ASSAULT", "aerial"): _p(
        "bomb/bombed/bombed {} from the air", "carry/carried/carried out an air strike", "an air strike on {}", "an air strike"
    ),
    ("ASSAULT", "drone"): _p(
        "attack/attacked/attacked {} with drones", "carry/carried/carried out a drone attack", "a drone attack on {}", "a drone attack"
    ),
    ("ASSAULT", "heavy-weapons"): _p(
        "shell/shelled/shelled {}", "open/opened/opened fire with heavy weapons", "a shelling of {}", "a shelling"
    ),
    ("ASSAULT", "crowd-control"): _p(
        "use/used/used crowd-control weapons against {}", "use/used/used crowd-control weapons", "a use of force on {}", "a use of force"
    ),
}


def phrase_of(type: str, mode: str) -> Phrase:
    """The phrase of a mode, or of its type where the mode has none of its own."""
    return PHRASES.get((type, mode)) or PHRASES[type, ""]
