"""The spaCy component `dragoman`: fills a `Doc` with sentences, tags, lemmas, trees and entities."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import NAMES
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.language.entities import decode_bio
from dragoman.language.lemmas import apply_script
from dragoman.language.model import Analysis, LanguageModel
from dragoman.language.parsed import ParsedSentence
from dragoman.language.sentences import split_sentences

PARSED = "dragoman.parsed"  # key in Doc.user_data: list of ParsedSentence
GIVEN = "dragoman.given"  # key in Doc.user_data: list of (id, start, end) whose boundaries are kept
COLUMNS = [HEAD, DEP, POS, TAG, LEMMA, MORPH, ENT_IOB, ENT_TYPE]
POS_IDS = {name: i for i, name in enumerate(NAMES)}
NUMBER_TAG = "NUMBER"

_models: dict[int, LanguageModel] = {}


def shared_model(threads: int = 1) -> LanguageModel:
    """The embedded model, loaded once a process."""
    if threads not in _models:
        _models[threads] = LanguageModel(threads=threads)
    return _models[threads]


@Language.factory(
    "dragoman",
    assigns=[
        "token.sent_start",
        "token.dep",
        "token.head",
        "token.pos",
        "token.tag",
        "token.lemma",
        "token.morph",
        "doc.ents",
        "doc.sents",
    ],
    default_config={"threads": 1},
)
def make_dragoman(nlp: Language, name: str, threads: int) -> DragomanParser:
    """Makes the component: `spacy.blank("en").add_pipe("dragoman")`."""
    return DragomanParser(nlp.vocab, name, shared_model(threads))


class DragomanParser:
    """`doc → doc`: reads the words sentence by sentence and writes all annotation at once."""

    def __init__(self, vocab: Vocab, name: str, model: LanguageModel) -> None:
        self.vocab = vocab
        self.name = name
        self.model = model
        self._known: dict[tuple[str, str], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one document; white space alone gives a document without sentences."""
        text = doc.text  # spaCy puts it together anew each time
        sentences = self._cut(doc, text)
        parsed: list[ParsedSentence] = []
        for (sentence_id, start, end, tokens), analysis in zip(
            sentences, self.model.analyse([t.text for t in s[3]] for s in sentences), strict=True
        ):
            parsed.append(self._parsed(text[start:end], sentence_id, (start, end), tokens, analysis))
        self._write(doc, [s[3] for s in sentences], parsed)
        doc.user_data[PARSED] = parsed
        return doc

    def _cut(self, doc: Doc, text: str) -> list[tuple[str, int, int, list[Any]]]:
        """Sentences with their tokens; a token belongs to the sentence it begins in, white space and text outside given ones to none."""
        given = doc.user_data.get(GIVEN)
        spans = given or [(str(k), start, end) for k, (start, end) in enumerate(split_sentences(text))]
        cut: list[tuple[str, int, int, list[Any]]] = [(i, a, b, []) for i, a, b in spans]
        k = 0
        for token in doc:
            if token.is_space:
                continue
            while k + 1 < len(cut) and token.idx >= cut[k + 1][1]:
                k += 1
            if cut[k][1] <= token.idx < cut[k][2]:
                cut[k][3].append(token)
        return [s for s in cut if s[3]]

    def _parsed(self, text: str, sentence_id: str, span: tuple[int, int], tokens: list[Any], a: Analysis) -> ParsedSentence:
        words = [t.text for t in tokens]
        starts = [t.idx for t in tokens]
        names = decode_bio(a.entity, self.model.labels["entity"])
        return ParsedSentence(
            sentence_id,
            text,
            span[0],
            span[1],
            words,
            starts,
            [i + len(w) for i, w in zip(starts, words, strict=True)],
            a.upos,
            a.xpos,
            a.feats,
            [apply_script(w, s) for w, s in zip(words, a.lemma_scripts, strict=True)],
            a.heads.tolist(),
            a.deps,
            sorted(names + number_spans(a.upos, names)),
            a,
        )

    def _write(self, doc: Doc, tokens: list[list[Any]], parsed: list[ParsedSentence]) -> None:
        """All annotation as one array; a white-space token hangs on the word before it."""
        rows = np.zeros((len(doc), len(COLUMNS)), np.uint64)
        filled = np.zeros(len(doc), bool)
        for own, s in zip(tokens, parsed, strict=True):
            at = np.array([t.i for t in own])
            rows[at, 0] = (at[s.heads] - at).astype(np.int64).view(np.uint64)
            columns = (("dep", ["ROOT" if d == "root" else d for d in s.deps]), ("pos", s.upos), ("tag", s.xpos))
            for k, (kind, values) in enumerate((*columns, ("lemma", s.lemmas), ("morph", s.feats)), start=1):
                rows[at, k] = [self._id(kind, value) for value in values]
            rows[at, 6] = 2  # outside any entity
            for first, after, label in s.entities:
                rows[at[first:after], 6] = 1
                rows[at[first], 6] = 3
                rows[at[first:after], 7] = self._id("string", label)
            filled[at] = True
        self._hang_spaces(rows, filled)
        doc.from_array(COLUMNS, cast(Any, rows))

    def _hang_spaces(self, rows: np.ndarray[Any, Any], filled: np.ndarray[Any, Any]) -> None:
        words = np.flatnonzero(filled)
        for i in np.flatnonzero(~filled):
            before = words[words < i]
            host = int(before[-1]) if len(before) else int(words[0]) if len(words) else int(i)
            rows[i, 0] = np.int64(host - i).view(np.uint64)
            rows[i, 1] = self._id("dep", "dep" if len(words) else "ROOT")
            rows[i, 2] = self._id("pos", "SPACE")
            rows[i, 3] = self._id("tag", "_SP")
            rows[i, 6] = 2

    def _id(self, kind: str, value: str) -> int:
        """The number by which spaCy knows a value."""
        known = self._known.get((kind, value))
        if known is None:
            known = self._known[kind, value] = self._look_up(kind, value)
        return known

    def _look_up(self, kind: str, value: str) -> int:
        if kind == "pos":
            return int(POS_IDS[value])
        if kind == "morph":
            return int(self.vocab.morphology.add("" if value == "_" else value))
        return int(self.vocab.strings.add(value))


def number_spans(upos: list[str], names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Runs of numerals outside names, as NUMBER entities."""
    taken = {i for first, after, _ in names for i in range(first, after)}
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(upos):
        if tag == "NUM" and i not in taken:
            if spans and spans[-1][1] == i:
                spans[-1] = (spans[-1][0], i + 1, NUMBER_TAG)
            else:
                spans.append((i, i + 1, NUMBER_TAG))
    return spans
