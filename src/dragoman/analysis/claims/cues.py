"""The words by which reports tell who accuses, claims, denies and doubts, where the coder tells no statement."""

from __future__ import annotations

import re

from dragoman.records import Stand

META = (
    r"(?:accusation|allegation|charge|claim|complaint|assertion|suggestion|insinuation|report|rumou?r|finding|denial|reproach|version|account|"
    r"involvement|responsibility|contention|argument)s?"
)
DENY = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:e|es|ed|ing)|"
    r"disown(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|disclaim(?:s|ed|ing)?|contradict(?:s|ed|ing)?|contest(?:s|ed|ing)?|"
    r"(?:brush|push|wav|swe)(?:ed|es|pt)? (?:it |them |the \w+ )?(?:aside|away|off)|thr[eo]w(?:s|n)? back|laugh(?:s|ed)? off|"
    r"scoff(?:s|ed) at)"
)
ACCUSING = re.compile(
    r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|charg(?:es|ed|ing)|alleg(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|implicat(?:e|es|ed|ing)|"
    r"reproach(?:es|ed|ing)?|hold(?:s|ing)?|held|denounc(?:e|es|ed|ing)|complain(?:s|ed|ing)?|point(?:s|ed|ing)? (?:the |a )?finger)\b",
    re.I,
)
BLAMING = re.compile(
    r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|suspect(?:s|ed|ing)|implicat(?:e|es|ed|ing)|reproach(?:es|ed|ing)?|"
    r"h[eo]ld(?:s|ing)? (?=[^.;]{3,60}\bresponsible\b)|point(?:s|ed|ing)? (?:the |a )?finger at)\b",
    re.I,
)
DENYING = re.compile(rf"\b{DENY}\b", re.I)
DENIED_META = re.compile(
    rf"\b(?:the |an? |this |these |that |its |their )?{META}\b (?:that |which )?(?:[\w’'-]+ ){{1,7}}?(?:ha(?:ve|s|d) )?(?:again )?{DENY}\b",
    re.I,
)
CLAIMING = re.compile(
    r"\b(?:claim(?:s|ed|ing)? (?:responsibility for|credit for|an?|the)|took (?:responsibility|credit) for|"
    r"took upon (?:it|him|them)sel(?:f|ves))\b",
    re.I,
)
DOUBTED = re.compile(
    r"\b(?:(?:is|was|are|were|remain(?:s|ed)?) (?:not convinced|sceptical|skeptical|doubtful|unconvinced|wary|dubious|unsure) "
    r"(?:of|about|by|that)|"
    r"(?<!no )doubt(?:s|ed)? (?:that|whether|if)?|question(?:s|ed) (?:whether|the)|cast(?:s)? doubt on|"
    r"(?:found|finds|saw|sees|seen|has|had|have) "
    r"(?:no|little) (?:evidence|proof|sign|signs|trace|traces|indication) (?:of|that|for))\b",
    re.I,
)
# What a government, a mission or a party holds, admits, gives up or knows nothing of, told without a verb of saying.
HOLDING = re.compile(
    r"\b(?:(?:uphold|hold|maintain|keep|stand|insist|believe|think|consider|reaffirm|reiterate|repeat|restate|suppose|establish|conclude|"
    r"determine|recall|note|record|trust|find|recogni[sz]e)(?:s|ed)?|held|kept|stood|found|thought) (?:[\w’'-]+ ){0,4}?that\b|"
    r"\b(?:attribut(?:e|es|ed|ing)|ascrib(?:e|es|ed|ing)|imput(?:e|es|ed|ing)|trac(?:e|es|ed|ing)) (?=[^.;]{3,60}\bto\b)|"
    r"\b(?:pin(?:s|ned|ning)?|puts?|putting|la(?:y|ys|id|ying)) (?=[^.;]{3,60}\b(?:on|down to|at the (?:door|feet) of)\b)|"
    r"\bpoint(?:s|ed|ing)? (?:to|at) |\b(?:no|few) doubts? (?:that|about)\b",
    re.I,
)
ADMITTING = re.compile(
    r"\b(?:(?:admit|acknowledg|conced|allow|grant|accept|confirm|confess)(?:e|es|ed|s|ted|ting|ing)?|"
    r"own(?:s|ed|ing)? (?:up )?to|agree(?:s|d) that)"
    r"(?: (?:[\w’'-]+ ){0,6}?that\b| (?=(?:to )?(?:the|its|his|her|their|a|an|having|this|these|it)\b)|[.,;])",
    re.I,
)
GIVING_UP = re.compile(
    r"\b(?:withdr[ae]w(?:s|n|ing)?|retract(?:s|ed|ing)?|t(?:ake|akes|ook|aken|aking) back|drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|"
    r"recant(?:s|ed)?|unsa(?:y|ys|id)|renounc(?:e|es|ed)|revok(?:e|es|ed)|gave up|let fall|correct(?:s|ed)|regret(?:s|ted)?) "
    rf"(?=(?:[\w’'-]+ ){{0,5}}?(?:{META}|statement|words?|remarks?|what|view|supposition)\b)|"
    r"\b(?:no longer|not any longer|ceased to|stopped) (?:say|claim|maintain|advanc|suppos|assert|believ|think|hold|accus|insist|speak|"
    r"repeat|suspect|alleg|charg|mention|put)(?:e|es|s|ed|ing)?\b",
    re.I,
)
NOT_BEFORE = re.compile(r"(?:\b(?:not|never|nor|neither|refuse[sd]? to|without|no longer)|n['’]t) (?:\w+ ){0,2}$", re.I)
KNOWING_NOTHING = re.compile(
    r"\b(?:know(?:s)?|knew|heard|hears?) (?:of no|of none|nothing of|no)\b|\b(?:has|have|had|possesse[sd]) no (?:record|knowledge)\b|"
    r"\bha(?:s|ve|d) (?:nothing|never|not) (?:to do with|had|been|seen|sent|given|set|bought|sold|supplied|crossed|fired|laid|"
    r"paid|armed)\b",
    re.I,
)
UNCERTAIN = re.compile(
    r"\b(?:not (?:in a position to|able to|prepared to|ready to)|unable to|could not|cannot|can not|did not|does not|declined to|"
    r"would not) (?:confirm|verify|say whether|establish|swear|vouch|corroborate|bear out|rule out|exclude|substantiate)\b|"
    r"\b(?:(?:is|was|are|were|remain(?:s|ed)?) (?:not|un)[ -]?(?:persuaded|satisfied|clear|certain|sure)|not persuaded)\b|"
    r"\b(?:c[ao]me upon|found|seen|saw|discovered|encountered|met|produced|shown) (?:no|nothing|neither|not a|little)\b|"
    r"\bnothing (?:was )?(?:found|seen|produced)\b|\bwonder(?:s|ed)?(?: aloud)? (?:whether|if|about|who|how)\b|"
    r"\b(?:too early|premature) to\b",
    re.I,
)
PASSIVELY = re.compile(r", it (?:is|was) (?:recalled|stated|noted|said|reported|added|claimed|understood|alleged|recorded)\b", re.I)
ATTRIBUTING = re.compile(r"\b(?:pin(?:s|ned)|blam(?:e|es|ed)|attribut|ascrib|imput|trac(?:e|es|ed)|put|la(?:y|ys|id))\b", re.I)
DOUBTING = re.compile(r"(?<!no )\b(?:doubt|question|wonder|sceptic|skeptic|unsure)", re.I)
LISTED = re.compile(r"^(?:And )?(?:the )?[A-Z][\w’' -]{1,40}: (?=\w)")
ALLEGED = re.compile(r"\b(?:alleged|supposed|purported|imagined|imaginary|fictitious|non-existent|invented|phantom) (?=\w)", re.I)
NEGATED = re.compile(r"(?:No|None|Nobody|Nothing|Never|Not|Neither)\b")
TELLING = re.compile(
    r"\b(?:in|on|by) (?=[^,.;]{2,40}['’]s? (?:telling|words|view|account|version|opinion|eyes|reading|book|books|hearing)\b)|"
    r"\bas (?=[^,.;]{2,30} (?:has|have|had|tells?|told|sees?|saw|puts?) it\b)"
)
PATTERNS: tuple[tuple[re.Pattern[str], Stand], ...] = (
    (DENIED_META, "deny"), (BLAMING, "affirm"), (DENYING, "deny"), (CLAIMING, "affirm"), (DOUBTED, "doubt"), (GIVING_UP, "deny"),
    (UNCERTAIN, "doubt"), (KNOWING_NOTHING, "deny"), (ADMITTING, "affirm"), (HOLDING, "affirm"),
)  # fmt: skip
WHO = re.compile(r"\b(?:the|those|these|its|their)\s(?:[\w’'-]+\s){1,4}(?:who|that|which)\s[^,;]*$", re.I)
OWNED_META = re.compile(rf"\b(?:(?:[Ii]ts|[Tt]heir|[A-Z]\w+['’]s?) (?:\w+ )?{META}|[Tt]he {META} of (?:the )?(?:\w+ ){{0,2}}\w+)\b")
ABOUT = re.compile(
    rf"\b(?:{META}|fabrications?|lies?|inventions?|tales?|talk|stor(?:y|ies)) (?:of|by|from) (?:the )?[\w’' -]{{3,40}}? (?:that|about) "
)
NO_EVIDENCE = re.compile(r"[^,;]{0,30}\bno (?:\w+ )?(?:evidence|proof|sign|indication|trace)s? (?:that|of) ", re.I)
AND_THEN = re.compile(r" and (?:once again |again |then |also )?\w+ed (?:that|it|him|them|the|on|to|any|an?|[A-Z]\w+)\b")
ASIDE = r", (?:and|but|while|which|who|saying|adding|as|after|when|a|an|the)\b"
ANTECEDENT = re.compile(r"\b(?:the|an?|any|those|these|some)\s(?:[\w’'-]+\s){0,7}?[\w’'-]+,?\s(?:(?:that|which|who|whom)\s)?$", re.I)
