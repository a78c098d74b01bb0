"""Fits the weights by which a pronoun finds its antecedent: `words/antecedents.tsv`, from GUM's training documents and our articles.

python -m training.antecedents ../shared
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.tables import DATA
from dragoman.coding.actors import Actors
from dragoman.coding.antecedents import GENDERS, Pronoun, candidates, evidence
from dragoman.coding.boilerplate import SILENT
from dragoman.coding.coder import Coder, load
from dragoman.coding.discourse import Entity, Place, role_of
from dragoman.coding.quotations import sayings_of
from dragoman.coding.reading import Reading
from dragoman.coding.references import References
from dragoman.coding.statements import sayings_in
from dragoman.evaluation.matching import places_of
from dragoman.evaluation.names import same_words
from dragoman.records import Document

GENRES = {"news": 2.0, "bio": 0.5, "interview": 0.7, "speech": 0.7, "court": 0.7}  # with what each document counts
OWN = 3.0
STEPS, RATE, RIDGE = 300, 0.1, 1.5
LEAST = 0.05  # smaller weights are left out
HERE = Path(__file__).parent
Heads = dict[int, str]  # what the word that begins at a character stands for


@dataclass
class Example:
    """A pronoun with a known antecedent: what speaks for each candidate, and which candidates are right."""

    kind: str
    weight: float
    evidence: list[list[str]]
    right: list[bool]


@dataclass
class Gold:
    """A document with known references; `is_meant` tells whether an entity is what `heads` says of a pronoun."""

    document: Document
    weight: float
    heads: Heads
    is_meant: Callable[[Reading, Entity, str], bool]
    examples: list[Example] = field(default_factory=list)


class Teacher(References):
    """Reads a document as `References` does, but ties each pronoun to what it is known to stand for, and notes the candidates."""

    def __init__(self, reading: Reading, gold: Gold) -> None:
        self.gold = gold
        super().__init__(reading, Actors(reading), sayings_of(reading, sayings_in))

    def _read_pronoun(self, k: int, w: int, kind: str) -> None:
        s = self.reading.sentences[k]
        known = self.gold.heads.get(s.starts[w])
        if known is None or s.role in SILENT:
            return
        speaker = self._speakers.at(k, w)
        pronoun = Pronoun(k, w, kind, speaker is not None, self._at.get(speaker) if speaker else None)
        found = list(candidates(s, pronoun, self._latest(k, 5)))
        right = [self.gold.is_meant(self.reading, entity, known) for entity, _ in found]
        told = [list(evidence(self.reading.sentences, pronoun, entity, before)) for entity, before in found]
        self.gold.examples.append(Example("he" if kind == "she" else kind, self.gold.weight, told, right))
        if any(right):
            entity = next(entity for (entity, _), yes in zip(found, right, strict=True) if yes)
            self._at[k, w] = entity
            self._place(entity, Place(k, w, role_of(s, w), kind))
            entity.gender = entity.gender or GENDERS.get(kind, "")


def gum(path: Path, held: set[str]) -> Iterator[Gold]:
    """The documents of GUM in these genres that are not held for scoring, with the entity of each mention's head word."""
    name, texts, marks = "", [], []  # type: str, list[str], list[tuple[int, int, str]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "# newdoc id = GUM_end_end\n"]:
            if line.startswith("# newdoc id"):
                genre, _, short = name.removeprefix("GUM_").partition("_")
                if genre in GENRES and f"gum-{short}" not in held:
                    yield _gum_document(name, GENRES[genre], texts, marks)
                name, texts, marks = line.split("= ")[1].strip(), [], []
            elif line.startswith("# text = "):
                texts.append(line[9:].rstrip("\n"))
                at, opened = 0, []  # type: int, list[tuple[str, int, list[int]]]
            elif line[0].isdigit() and "-" not in (cells := line.rstrip("\n").split("\t"))[0] and "." not in cells[0]:
                start = max(at, texts[-1].find(cells[1], at))
                at = start + len(cells[1])
                marks += [(len(texts) - 1, head, entity) for head, entity in _closed(cells[9], start, opened)]


def _closed(misc: str, start: int, opened: list[tuple[str, int, list[int]]]) -> Iterator[tuple[int, str]]:
    """The mentions that end at a word: where their head begins, and their entity."""
    told = dict(part.split("=", 1) for part in misc.split("|") if "=" in part).get("Entity", "")
    brackets = re.findall(r"\([^()]*\)|\([^()]+|[^()]+\)", told)
    for bracket in brackets:
        if bracket.startswith("("):
            cells = bracket.strip("()").split("-")
            opened.append((cells[0], int(cells[5].split(",")[0]) - 1 if len(cells) > 5 else 0, []))
    for _, _, words in opened:
        words.append(start)
    for bracket in brackets:
        if bracket.endswith(")"):
            entity = bracket.strip("()").split("-")[0]
            mention = next((each for each in reversed(opened) if each[0] == entity), None)
            if mention is not None:
                opened.remove(mention)
                yield mention[2][min(mention[1], len(mention[2]) - 1)], entity


def _gum_document(name: str, weight: float, texts: list[str], marks: list[tuple[int, int, str]]) -> Gold:
    document = Document.from_sentences([(str(k), text) for k, text in enumerate(texts)], id=name)
    heads: Heads = {}
    for k, start, entity in marks:
        heads.setdefault(document.sentences[k].start + start, entity)

    def is_meant(reading: Reading, entity: Entity, known: str) -> bool:
        starts = [reading.sentences[p.sentence].starts[p.word] for p in entity.mentions]
        told = Counter(heads[start] for start in starts if start in heads)
        return bool(told) and told.most_common(1)[0][0] == known

    return Gold(document, weight, heads, is_meant)


def own(paths: list[Path]) -> Iterator[Gold]:
    """Our articles, with the fullest names given to the pronouns among sources, targets and claimants."""
    articles: dict[str, list[dict[str, object]]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            articles.setdefault(entry["id"].rpartition("-")[0], []).append(entry)
    for name, sentences in articles.items():
        document = Document.from_sentences([(str(s["id"]), str(s["text"])) for s in sentences], id=name)
        heads = {given.start + start: of for given, s in zip(document.sentences, sentences, strict=True) for start, of in _named(s)}
        yield Gold(document, OWN, heads, lambda _, entity, known: any(same_words(known, n) for n in (entity.name.text, entity.name.core)))


def _named(sentence: dict[str, object]) -> Iterator[tuple[int, str]]:
    """Where the mentions with a fuller name begin: of several places the one nearest to the trigger."""
    text, events = str(sentence["text"]), sentence["events"]
    for event in events if isinstance(events, list) else ():
        trigger = next(iter(places_of(event["trigger"], text)), (0, 0))[0]
        for mention in (*event["source"], *event["target"], *event["according_to"]):
            spans = places_of(mention["text"], text) if mention.get("of") else []
            if spans:
                yield min((span[0] for span in spans), key=lambda start: abs(start - trigger)), mention["of"]


def learn(coder: Coder, documents: Iterator[Gold]) -> list[Example]:
    """The pronouns of the documents, each with its candidates; of our own articles only those whose antecedent is among them."""
    examples: list[Example] = []
    for gold in documents:
        Teacher(coder.read(gold.document), gold)
        examples += [x for x in gold.examples if gold.weight != OWN or any(x.right)]
    return examples


def fit(examples: list[Example]) -> dict[str, float]:
    """The weights under which the right candidate, or none, is likeliest: a softmax with a ridge, by Adam."""
    names = sorted({name for x in examples for told in x.evidence for name in told} | {"none"})
    at = {name: i for i, name in enumerate(names)}
    tables = [_table(x, at) for x in examples]
    weights, mean, spread = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = -RIDGE * weights
        for (rows, right), x in zip(tables, examples, strict=True):
            chance = np.exp(rows @ weights - (rows @ weights).max())
            chance /= chance.sum()
            slope += x.weight * (rows.T @ (chance * right / (chance @ right) - chance))
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights = weights + RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True) if abs(value) >= LEAST}


def _table(example: Example, at: dict[str, int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A row for each candidate and one for none; which of them are right."""
    rows = np.zeros((len(example.evidence) + 1, len(at)))
    for i, told in enumerate(example.evidence):
        rows[i, [at[name] for name in told]] = 1
    rows[-1, at["none"]] = 1
    return rows, np.array([*example.right, not any(example.right)], dtype=np.float64)


def main(shared: Path) -> None:
    """Fits and writes the table."""
    lines = (shared / "evals" / "dev" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    held = {json.loads(line)["id"] for line in lines}
    coder = load()
    examples = learn(coder, gum(shared / "corpora" / "treebanks" / "gum-train.conllu.gz", held))
    examples += learn(coder, own(sorted((HERE / "labels").glob("events-articles-*.jsonl"))))
    path = DATA / "words" / "antecedents.tsv"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "pronoun\t"))]
    weights = {kind: fit([x for x in examples if x.kind == kind]) for kind in ("he", "it", "they")}
    rows = [f"{kind}\t{name}\t{value}" for kind, told in weights.items() for name, value in sorted(told.items())]
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
