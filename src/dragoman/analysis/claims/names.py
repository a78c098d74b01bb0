"""Words and patterns by which a report names parties: offices, bodies, fighters, "its soil", "the other side"."""

from __future__ import annotations

import re

WORD = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|n['’]t\b|\w+|[^\w\s]")
STATE = frozenset({"", "GOV", "MIL", "COP", "SPY", "JUD", "LEG"})  # sectors that speak and act for a state
ARMED = frozenset({"REB", "UAF", "CRM"})
LAND = frozenset({"state", "demonym", "capital", "seat"})
COLLECTIVE = frozenset({"LAB", "BUS", "NGO", "REL", "EDU", "IGO", "MED", "OPP", "PTY"})  # sectors of bodies called by a common noun
LONGEST = 50  # characters of a common noun, with its modifiers, that names a party ("the truckers' union")
RECALL = 400  # characters before words in which "they" may find the group that it recalls
BEFORE = 150  # characters in which the owner of "its officials" is looked for
OWN = re.compile(r"\b(?:we|us|our|ours)\b", re.I)
# "its soil" in what a state says is that state's; "the neighbour" is the other one.
OWN_LAND = re.compile(
    r"\b(?:its|his|her|their|own) (?:own )?(?:soil|territory|land|side|country|borders?|airspace|waters|troops|forces|soldiers|army|"
    r"officials|officers|government|guards|police|units?|military)\b",
    re.I,
)
OTHER_SIDE = re.compile(
    r"\b(?:(?:the|its|our|their|his) (?:neighbou?r(?:ing (?:country|state))?s?|other (?:side|bank|country))|over there)\b", re.I
)
THEY = re.compile(r"\b(?:they|them|their|theirs)\b", re.I)
NAME = re.compile(r"\b[A-Z][\w’'-]*(?:(?: (?:of|for|the|and|de|del|la|al))* [A-Z][\w’'-]*)+")
ACRONYM = re.compile(
    r"([A-Z][\w’'-]*(?:(?: (?:of|for|the|and|de|del|la))* [A-Z][\w’'-]*)+)(?: \(|, )(?:or |known as |the )?([A-Z][A-Za-z]*[A-Z])(?=\)|,)"
)
BODY = frozenset(
    "brotherhood circle clan order secretariat alianza hermandad unión "
    "front brigade brigades army movement militia legion battalion guerrillas rebels resistance jihad forces force alliance coalition "
    "council union company party league guard guards network tigers mujahideen commandos defenders vanguard column squad corps society "
    "federation association syndicate cooperative consortium group committee frente ejército movimiento fuerzas brigada comando columna "
    "mouvement armée harakat jaish jabhat ansar liwa katiba hizb".split()
)
FIGHTING = frozenset(
    "brotherhood hermandad "
    "front brigade brigades army movement militia legion battalion guerrillas rebels resistance jihad tigers mujahideen commandos "
    "defenders vanguard column squad corps frente ejército movimiento fuerzas brigada comando columna mouvement armée harakat jaish jabhat "
    "ansar liwa katiba".split()
)
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "JUD"})  # sectors that speak for their state even where it is not named
OFFICES = re.compile(
    r"\b(?:[Mm]inist(?:er|ry|ers|ries)|[Pp]resident|[Pp]residency|[Gg]overnor|[Ss]pokes(?:man|woman|person)|[Gg]eneral|[Cc]olonel|[Mm]ajor|"
    r"[Cc]aptain|[Ll]ieutenant|[Aa]dmiral|[Bb]rigadier|[Cc]ommand|[Aa]mbassador|[Ee]nvoy|[Cc]harg[ée]|[Cc]onsul|[Aa]rmy|[Mm]ilitary|[Pp]olice|"
    r"[Bb]order (?:service|guards?|troops|guard)|[Gg]overnment|[Cc]abinet|[Aa]uthorities|[Oo]fficials?|[Cc]hancellor|[Pp]remier|[Pp]refect|"
    r"[Mm]ayor|[Pp]rosecutors?|[Ss]ecretary|[Dd]elegation|[Ss]taff|[Dd]istrict head|[Nn]ote|[Cc]ommissioner|[Ss]uperintendent|[Ss]ergeant|"
    r"[Ii]nspector|[Ss]heriff|[Cc]ommandant|[Aa]dministrator|[Aa]ttach[ée]|[Vv]iceroy|[Cc]ommodore|[Mm]arshal|[Cc]orporal|[Dd]eputy|"
    r"[Nn]avy|[Cc]oast ?guard|[Tt]roops|[Ii]nquiry|[Ee]mbassy|Gen\.|Col\.|Lt\.|Maj\.|Capt\.|Brig\.|Sgt\.|Adm\.)(?!\w)"
)
BREAKS = re.compile(r"[;:“”\"()]|\b(?:and|that|said|says|on|at|in|from|to|against|with|by|told|whom|after|before|as|over)\b")
FIGHTERS = frozenset(
    "fighter rebel insurgent guerrilla militant gunman militiaman bandit terrorist separatist group gang outfit extremist jihadist raider "
    "attacker infiltrator band".split()
)
ARMS = (
    r"(?:militias?|armed (?:group|band|men)|rebels?|insurgents?|guerrillas?|separatists?|militants?|paramilitar(?:y|ies)|"
    r"fighters|gunmen|bandits)"
)
PLURALS = re.compile(r"\b(?:armed (?:men|group|band|gang)s?|(?:the|his|its) men)\b", re.I)


def plain(name: str) -> str:
    """A name as it is compared: lower case, without article and possessive.

    >>> plain("The Free Valley Brigade's")
    'free valley brigade'
    """
    text = re.sub(r"['’]s?$", "", name.strip(' "“”‘,.').lower())
    return re.sub(r"^(?:the|a|an) ", "", text)


def tells_office(between: str) -> bool:
    """Whether words between a state and a name are those of an office: "'s interior minister, ", " Defence Minister ", ", whose envoy "."""
    head, comma, _ = between.partition(",")
    return not comma or bool(OFFICES.search(head)) or between.startswith(", whose ")


def is_name(name: str) -> bool:
    """Whether an actor is called by a name of its own: it has a capital after the first word, or capitals only."""
    return any(word[:1].isupper() for word in name.split()[1:]) or name.isupper()


# "its spokesman Dieng", "for the Front", "Dieng, who chairs the council", "… Dieng said. She heads the council."
ITS_MAN = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,2}?(?:spokes(?:man|woman|person)|leader|commander|chief|chair(?:man|woman)?|secretary|"
    r"representative|director|head|lawyer|manager|man|president),? (?:[A-Z][\w’'-]* )*$"
)
_HEADS = (
    r"(?:speaks|spoke|speaking) (?:for|on behalf of)|chairs|chaired|heads|headed|leads|runs|commands|represents|"
    r"chairing|heading|leading|running"
)
_BODY = r"((?:[Tt]he |[Aa]n? )?[A-Za-z][^,;.:“”\"]{1,60}?)(?=[,;.:“”\"]| (?:and|here|in|at|said|says|told|by)\b)"
SPEAKS_FOR = re.compile(
    rf"(?:,? (?:who |and )(?:{_HEADS}) |, (?:{_HEADS}) |, (?:for|on behalf of) (?=the [A-Z])|, (?:the )?(?:spokes(?:man|woman|person)|head|"
    rf"chair(?:man|woman)?|director|leader|secretary|president|commander) (?:of|for) ){_BODY}"
)
HEADS = re.compile(rf"(?:[Hh]e|[Ss]he) (?:{_HEADS}) {_BODY}")
LEAD = 90  # characters in which a report tells from where it is sent
DATELINE = re.compile(
    r"^[A-Z][A-Z'’ -]{2,}\b(?:, [A-Z][\w ]+)?|\b[A-Z]\w+(?: [A-Z]\w+)?, (?=\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"^[A-Z][\w ]{2,25}(?:, [A-Z][\w. ]{2,20})? ?(?:\([^)]*\) )?[-–—] "
)
_KINDS = (
    r"(?:Government|Ministry|Mission|Secretariat|General Staff|Command|Presidency|Office|Commission|Committee|Directorate|Delegation|"
    r"Chancellery|Cabinet|Embassy|Bureau)"
)
INSTITUTION = re.compile(rf"\b[Tt]h(?:e|is) (?:\w+ )?{_KINDS}\b")
ISSUER = re.compile(rf"\b{_KINDS} (?:[A-Z]\w+ )*(?:of|for) [^.;]{{2,80}}")
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
