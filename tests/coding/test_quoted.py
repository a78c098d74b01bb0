"""Quotations by their marks: where each begins and ends, however its marks are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.quoted import quotations, stretches
from tests.coding.parsed import parsed


def marked(text):
    """The quotations of a text that is one sentence of words without tags."""
    sentence = parsed(" | ".join(f"{word} X {0 if i == 0 else 1} dep" for i, word in enumerate(text.split())) or "x X 0 root")
    sentence.starts, sentence.ends = [], []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        sentence.starts.append(at)
        sentence.ends.append(at + len(word))
        at += len(word)
    sentence.text, sentence.start, sentence.end = text, 0, len(text)
    return [text[q.start : q.end] for q in quotations(text, [sentence])]


CASES = {
    "curly": ("He said “we agree” and left.", ["“we agree”"]),
    "straight": ('"We agree," he said. "We sign."', ['"We agree,"', '"We sign."']),
    "doubled apostrophes": ("''We agree,'' he said.", ["''We agree,''"]),
    "angled": ("«We agree», he said.", ["«We agree»"]),
    "a closing mark typed to open": ("”We agree. We sign.” he said", ["”We agree. We sign.”"]),
    "an opening mark typed to close": ("“We agree.“ he said", ["“We agree.“"]),
    "marks with blanks around them": ("“ We agree , ” he said . “ We sign . ”", ["“ We agree , ”", "“ We sign . ”"]),
    "left open at the end of its line": ("He said: “We agree.\nThey left. “No” is no answer.", ["“We agree.", "“No”"]),
    "closed in the next line": ("“We agree.\nWe sign,” he said.", ["“We agree.\nWe sign,”"]),
    "going on in the next paragraph": ("“We agree.\n\n“We sign,” he said.", ["“We agree.\n\n“We sign,”"]),
    "left open at the end": ("He said: “We agree.", ["“We agree."]),
    "closed but never opened": ("We agree,” he said.", []),
    "none": ("He said that they agree.", []),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES)
def test_a_quotation_runs_from_mark_to_mark(text, found):
    assert marked(text) == found


@given(st.text(alphabet="ab .\n“”\"'«»", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_apart(text):
    found = quotations(text, [])
    assert found == []
    ends = 0
    for quotation in quotations(text, [parsed("a X 0 root")]):
        assert ends <= quotation.start < quotation.end <= len(text)
        ends = quotation.end


def test_a_quotation_through_two_sentences_has_a_piece_in_each():
    first = parsed("“ PUNCT 2 punct | Agreed VERB 0 root | . PUNCT 2 punct")
    second = parsed("Sign VERB 0 root | now ADV 1 advmod | ” PUNCT 1 punct | he PRON 5 nsubj | said VERB 1 parataxis", start=first.end + 1)
    found = quotations(f"{first.text} {second.text}", [first, second])
    assert [[(p.sentence, p.first, p.last) for p in q.pieces] for q in found] == [[(0, 0, 2), (1, 0, 2)]]


def test_the_stretches_of_a_sentence_are_told_by_its_own_marks():
    sentence = parsed("He PRON 2 nsubj | said VERB 0 root | “ PUNCT 4 punct | no INTJ 2 obj | ” PUNCT 4 punct | . PUNCT 2 punct", start=40)
    assert stretches(sentence) == [(2, 4)]
