"""What the components of the coder share about one document while they read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.codebook import Codebook
from dragoman.codebook.actors import Found
from dragoman.coding.boilerplate import roles_of
from dragoman.coding.names import mended_names
from dragoman.language.model import LanguageModel
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Document, ModelError

LEMMA_TAGS = frozenset({"VERB", "NOUN", "ADJ"})


@dataclass(eq=False)
class Reading:
    """A document, its parsed sentences, and the dictionary names found in each of them; `own_model` is None with another parser."""

    document: Document
    sentences: list[ParsedSentence]
    codebook: Codebook
    own_model: LanguageModel | None
    found: list[list[Found]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for s in self.sentences:
            s.lemmas[:] = [
                self.codebook.lemma(form, lemma.lower(), pos) if pos in LEMMA_TAGS else lemma
                for form, lemma, pos in zip(s.lower, s.lemmas, s.upos, strict=True)
            ]
        if not self.found:
            self.found = [list(self.codebook.actors.find(s.words, s.lower)) for s in self.sentences]
        for s, found in zip(self.sentences, self.found, strict=True):
            s.entities[:] = mended_names(s, found)
        for s, role in zip(self.sentences, roles_of(self.sentences, self.document.title, self.codebook.words.marks), strict=True):
            s.role = role

    @property
    def model(self) -> LanguageModel:
        """The language model, for whoever has a sentence that it analysed."""
        if self.own_model is None:
            raise ModelError("These sentences were read by another parser, so there is no language model to ask; load without `nlp`.")
        return self.own_model

    @property
    def day(self) -> date | None:
        """The day by which dated facts are chosen: the document's."""
        return self.document.published

    def text(self, sentence: ParsedSentence, first: int, last: int) -> str:
        """The document's characters from word to word, both included."""
        return self.document.text[sentence.starts[first] : sentence.ends[last]]
