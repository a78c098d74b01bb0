"""A spaCy pipeline that knows a few sentences by heart: what any parser with the labels of Universal Dependencies may give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.language.parsed import ParsedSentence
from tests.coding.parsed import parsed

COLUMNS = ("heads", "deps", "pos", "tags", "lemmas", "morphs")


@Language.factory(
    "table_parser", assigns=["token.dep", "token.head", "token.pos", "doc.sents"], default_config={"names": {}, "leaves_out": ()}
)
class TableParser:
    """Writes the rows of each sentence into the `Doc`, but for the columns that it is told to leave out; white space hangs on the word
    before it."""

    def __init__(self, nlp: Language, name: str, rows: list[str], names: dict[str, str], leaves_out: list[str]) -> None:  # noqa: ARG002
        self.sentences = [parsed(each) for each in rows]
        self.names = names
        self.leaves_out = leaves_out

    def __call__(self, doc: Doc) -> Doc:
        columns: dict[str, list[Any]] = {name: [None] * len(doc) for name in COLUMNS}
        at = [token.i for token in doc if not token.is_space]
        for token in doc:
            if token.is_space:
                word = max((i for i in at if i < token.i), default=at[0] if at else token.i)
                self._set(columns, token.i, (word, "dep", "SPACE", "_SP", token.text, ""))
        while at:
            words = [doc[i].text for i in at]
            s = next(s for s in self.sentences if s.words == words[: len(s)])
            for k, i in enumerate(at[: len(s)]):
                self._set(columns, i, (at[s.heads[k]], *row(s, k)))
            at = at[len(s) :]
        kept = {name: values for name, values in columns.items() if name not in self.leaves_out}
        made = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], **kept)
        spans = [made.char_span(made.text.find(name), made.text.find(name) + len(name), label) for name, label in self.names.items()]
        made.ents = [span for span in spans if span]
        return made

    def _set(self, columns: dict[str, list[Any]], i: int, values: tuple[Any, ...]) -> None:
        for name, value in zip(COLUMNS, values, strict=True):
            columns[name][i] = value


def row(s: ParsedSentence, k: int) -> tuple[str, str, str, str, str]:
    """A word's label, tags, lemma and features as spaCy has them."""
    empty = {"_": ""}
    return (
        "ROOT" if s.deps[k] == "root" else s.deps[k],
        s.upos[k],
        empty.get(s.xpos[k], s.xpos[k]),
        s.lemmas[k],
        empty.get(s.feats[k], s.feats[k]),
    )


def table_pipeline(*rows: str, names: dict[str, str] | None = None, leaves_out: Iterable[str] = ()) -> Language:
    """A pipeline for these sentences, written as in `tests.coding.parsed`, with names by their words."""
    nlp = spacy.blank("en", meta={"name": "table", "version": "1.2"})
    nlp.add_pipe("table_parser", config={"rows": list(rows), "names": names or {}, "leaves_out": list(leaves_out)})
    return nlp
