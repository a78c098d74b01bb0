"""Back from an inflected form to a word that the codebook knows, where the language model's lemma is none."""

from __future__ import annotations

from collections.abc import Container, Iterator

SUFFIXES = {"VERB": ("ied", "ies", "ed", "ing", "es", "s", "d"), "NOUN": ("ies", "es", "s", "ing")}
VOWELS = "aeiou"
# Each verb with its past and its participle, where no suffix tells them; forms that are also dictionary forms of another verb stay out.
STRONG = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; befall befell befallen; begin began begun; bid bade
bidden; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burn
burnt; buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; do did done; draw drew
drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find
found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive
forgave forgiven; forgo forwent forgone; forsake forsook forsaken; forswear forswore forsworn; freeze froze frozen; get got gotten; give
gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known;
lay laid; lead led; leave left; lend lent; lie lain; light lit; lose lost; make made; mean meant; meet met; mislead misled; mow mown;
overcome overcame; overfly overflew overflown; override overrode overridden; overrun overran; overtake overtook overtaken; overthrow
overthrew overthrown; partake partook partaken; pay paid; plead pled; rebuild rebuilt; redraw redrew redrawn; repay repaid; resell
resold; retake retook retaken; rethink rethought; rewrite rewrote rewritten; ride rode ridden; ring rang rung; rise rose risen; run ran;
say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank
shrunk; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; smite smote smitten; speak spoke
spoken; speed sped; spend spent; spill spilt; spin spun; spit spat; spoil spoilt; spring sprang sprung; stand stood; steal stole stolen;
stick stuck; sting stung; strew strewn; stride strode stridden; strike struck stricken; string strung; strive strove striven; swear
swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw
threw thrown; tread trod trodden; undergo underwent undergone; understand understood; undertake undertook undertaken; undo undid undone;
unfreeze unfroze unfrozen; uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; withdraw withdrew
withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written
"""
IRREGULAR = {form: lemma for lemma, *forms in (verb.split() for verb in STRONG.split(";")) for form in forms}


def known_lemma(form: str, lemma: str, pos: str, known: Container[tuple[str, str]]) -> str:
    """The lemma if the codebook knows it as this part of speech; else what the form's endings give that it does know; else the lemma.

    >>> known_lemma("decapitated", "decapitat", "VERB", {("decapitate", "VERB")})
    'decapitate'
    >>> known_lemma("overran", "overra", "VERB", {("overrun", "VERB")})
    'overrun'
    """
    if (lemma, pos) in known:
        return lemma
    return next((stem for stem in stems(form, pos) if (stem, pos) in known), lemma)


def stems(form: str, pos: str) -> Iterator[str]:
    """What a form may come from, likeliest first."""
    yield form
    if pos == "VERB" and form in IRREGULAR:
        yield IRREGULAR[form]
        return
    if pos == "NOUN" and form.endswith("men"):
        yield form[:-2] + "an"
    for suffix in SUFFIXES.get(pos, ()):
        if not form.endswith(suffix) or len(form) < len(suffix) + 2:
            continue
        base = form[: -len(suffix)]
        if suffix in ("ied", "ies"):
            yield base + "y"
            continue
        yield base + "e" if suffix in ("ed", "ing") else base
        yield base if suffix in ("ed", "ing") else base + "e"
        if suffix in ("ed", "ing") and len(base) > 2 and base[-1] == base[-2] and base[-1] not in VOWELS:
            yield base[:-1]
