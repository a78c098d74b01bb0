"""Lemmas as edit scripts: a small closed set of classes that the encoder can choose from."""

from __future__ import annotations


def edit_script(form: str, lemma: str) -> str:
    """The script that turns a form into its lemma: case ('l' lower, 'k' keep), characters cut from the end, characters added.

    >>> edit_script("Accused", "accuse")
    'l|1|'
    """
    case = "k" if lemma[:1].isupper() else "l"
    base = form if case == "k" else form.lower()
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{case}|{len(base) - common}|{lemma[common:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that a script makes of a form; a script that does not fit gives the form, in the case that the script says.

    >>> apply_script("Troops", "l|1|")
    'troop'
    """
    case, cut, added = script.split("|", 2)
    base = form if case == "k" else form.lower()
    count = int(cut)
    if count > len(base):
        return base
    return (base[: len(base) - count] + added) or base
