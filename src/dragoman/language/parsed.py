"""A parsed sentence as plain lists: what the coder reads, whichever parser filled the spaCy `Doc`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from dragoman.language.model import Analysis


@dataclass(eq=False)
class ParsedSentence:
    """Words of one sentence with their annotations; index i of every list speaks of word i.

    `starts` and `ends` are offsets into the document's text. `heads[i] == i` for the root. `analysis` holds
    the model's scores for events and statements, None where another parser was used.
    """

    id: str
    text: str
    start: int
    end: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    analysis: Analysis | None = None
    role: str = "text"

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each word, left to right."""
        children: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        return children

    @cached_property
    def root(self) -> int:
        """The index of the root word."""
        return next(i for i, head in enumerate(self.heads) if head == i)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case, curly apostrophes straightened."""
        return [word.lower().replace("’", "'") for word in self.words]

    def text_of(self, first: int, last: int, document: str) -> str:
        """The document's characters from word `first` to word `last`, both included."""
        return document[self.starts[first] : self.ends[last]]

    def subtree(self, word: int) -> list[int]:
        """A word and everything below it, in order."""
        found, queue = [word], [word]
        while queue:
            below = self.children[queue.pop()]
            found += below
            queue += below
        return sorted(found)

    def ancestors(self, word: int) -> list[int]:
        """The words above a word, nearest first."""
        found = []
        while self.heads[word] != word:
            word = self.heads[word]
            found.append(word)
        return found

    def dependents(self, word: int, *labels: str) -> list[int]:
        """The dependents of a word with one of these labels; "nmod" also means its subtypes."""
        return [c for c in self.children[word] if self.deps[c] in labels or self.deps[c].split(":")[0] in labels]

    def case_of(self, word: int) -> str:
        """The preposition of a nominal in lower case (several joined by a blank), empty if it has none."""
        marks = [c for c in self.children[word] if self.deps[c] == "case" and c < word and self.upos[c] != "PART"]
        parts: list[str] = []
        for mark in marks:
            parts.append(self.lower[mark])
            parts += [self.lower[f] for f in self.children[mark] if self.deps[f] == "fixed"]
        return " ".join(parts)
