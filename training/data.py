"""Reads the annotated corpora of ../shared and our own labels into one kind of training sentence."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy

from dragoman.language.lemmas import edit_script

ENTITY_TYPES = ("PERSON", "ORG", "PLACE", "NORP", "DATE", "MISC")
STANCES = ("affirm", "deny", "doubt", "ask", "demand", "other")
STATUSES = ("reported", "claimed", "denied", "negated", "planned", "hypothetical")
HERE = Path(__file__).parent

_blank = spacy.blank("en")


@dataclass
class Sentence:
    """Words with whatever is annotated of them; a task that is absent has no loss."""

    words: list[str]
    heads: list[int] | None = None  # index of the head word, the word itself for the root
    deps: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    entities: list[set[str]] | None = None  # allowed BIO tags of each word
    re3d: list[str] | None = None
    facts: dict[int, float] | None = None
    events: list[dict[str, Any]] | None = None  # word index spans: see `events_of`
    statements: list[dict[str, Any]] | None = None
    parse: tuple[list[int], list[str]] | None = None  # heads and labels by the model itself, for the role heads
    dyad: tuple[list[int], list[int], str] | None = None  # words of a given source, of a given target, the type between them
    source: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


# ------------------------------------------------------------------ treebanks
def conllu(path: Path, source: str, skip_genres: Iterable[str] = ()) -> Iterator[Sentence]:
    """Sentences of a gzipped CoNLL-U file."""
    rows: list[list[str]] = []
    doc = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                doc = line.split(" = ")[1]
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                if not any(genre in doc for genre in skip_genres):
                    yield _from_rows([r for r in rows if r[0].isdigit()], source, doc)
                rows = []


def _from_rows(rows: list[list[str]], source: str, doc: str) -> Sentence:
    words = [r[1] for r in rows]
    heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
    sentence = Sentence(
        words,
        heads=heads,
        deps=[r[7] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        feats=[r[5] for r in rows],
        lemmas=[r[2] for r in rows],
        source=source,
        extra={"doc": doc},
    )
    if source == "gum":
        sentence.entities = _gum_entities(rows, heads)
    return sentence


GUM_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<shut>\))?|(?P<close>[^()]+)\)")
NAME_TAGS = frozenset("PROPN ADP DET NUM PUNCT CCONJ PART ADJ NOUN X".split())
GUM_TO_ENTITY = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}


def _gum_entities(rows: list[list[str]], heads: list[int]) -> list[set[str]]:
    """Allowed tags from GUM's mention spans: only named ones (headed by a proper noun), what is uncertain left open."""
    allowed = [_open_tags(row) for row in rows]
    for start, end, kind in sorted(_gum_mentions(rows), key=lambda s: s[1] - s[0]):
        head = next((k for k in range(start, end + 1) if not start <= heads[k] <= end or heads[k] == k), start)
        if rows[head][3] != "PROPN":
            continue
        name = _name_around(rows, head, (start, end), kind)
        if any("B-PERSON" in allowed[k] or "B-ORG" in allowed[k] or "B-PLACE" in allowed[k] for k in name):
            continue
        label = GUM_TO_ENTITY.get(kind)
        for k in name:
            if label:
                allowed[k] = {("B-" if k == name[0] else "I-") + label}
            elif kind == "time":
                allowed[k] = {"O", "B-DATE", "I-DATE", "B-MISC", "I-MISC"}
            else:
                allowed[k] = {"O", "B-MISC", "I-MISC", "B-NORP", "I-NORP"}
    return allowed


def _open_tags(row: list[str]) -> set[str]:
    """What a word outside all named mentions may be: GUM marks neither nationalities nor dates."""
    if row[3] == "ADJ" and row[1][:1].isupper():
        return {"O", "B-NORP", "I-NORP", "B-MISC", "I-MISC"}
    if row[3] == "PROPN":
        return {"O", *(f"{bi}-{kind}" for bi in "BI" for kind in ("NORP", "DATE", "MISC"))}
    if row[3] == "NUM" or row[2].lower() in {"last", "next", "day", "week", "month", "year"}:
        return {"O", "B-DATE", "I-DATE"}
    return {"O"}


def _gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """The mention spans (first word, last word, kind) that GUM writes as brackets in the last column."""
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        cell = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for bracket in GUM_BRACKET.finditer(cell):
            if bracket["open"] is not None:
                ident, kind = [*bracket["open"].split("-"), ""][:2]
                opened.append((ident, kind, i))
                if bracket["shut"]:
                    spans.append((i, i, opened.pop()[1]))
            else:
                k = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == bracket["close"]), None)
                if k is not None:
                    spans.append((opened[k][2], i, opened.pop(k)[1]))
    return spans


def _name_around(rows: list[list[str]], head: int, span: tuple[int, int], kind: str) -> list[int]:
    """The run of proper nouns around a mention's head: relative clauses and appositions are not part of a name."""
    start, end = span
    while start < head and rows[start][3] in ("DET", "PUNCT"):
        start += 1
    core = {k for k in range(start, end + 1) if rows[k][3] in NAME_TAGS}
    left = right = head
    while left - 1 in core and rows[left - 1][3] in ("PROPN", "NUM") and rows[left - 1][4] != "CD":
        left -= 1
    while right + 1 in core and rows[right + 1][3] == "PROPN":
        right += 1
    if right + 2 in core and rows[right + 1][2] == "of" and rows[right + 2][3] == "PROPN" and kind in ("organization", "place"):
        right += 2
        while right + 1 in core and rows[right + 1][3] == "PROPN":
            right += 1
    return list(range(left, right + 1))


# ------------------------------------------------------------------ entities
def column_file(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a two-column file (word, tag), separated by blank lines."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split("\t") if "\t" in line else line.split(" ")
        if len(parts) >= 2 and parts[0]:
            rows.append((parts[0], parts[-1]))
        elif rows:
            yield rows
            rows = []


def wikigold(path: Path) -> Iterator[Sentence]:
    """WikiGold; its MISC covers nationalities, and dates are not marked."""
    names = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
    for rows in column_file(path):
        allowed: list[set[str]] = []
        before = "O"
        for word, tag in rows:
            kind = tag[2:]
            prefix = "I-" if tag == before and tag != "O" else "B-"
            if tag == "O":
                allowed.append({"O", "B-DATE", "I-DATE"} if any(c.isdigit() for c in word) or word[:3] in MONTHS else {"O"})
            elif kind == "MISC":
                allowed.append({prefix + "MISC", prefix + "NORP"})
            else:
                allowed.append({prefix + names[kind]})
            before = tag
        if any(word != "-DOCSTART-" for word, _ in rows):
            yield Sentence([word for word, _ in rows], entities=allowed, source="wikigold")


MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}


def re3d(path: Path) -> Iterator[Sentence]:
    """re3d, whose mentions go beyond names: a tag set, and a head, of its own."""
    for rows in column_file(path):
        yield Sentence([word for word, _ in rows], re3d=[tag for _, tag in rows], source="re3d")


def tokenize(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Words and their offsets as the product's own tokenizer cuts them; white space is no word."""
    tokens = [t for t in _blank.make_doc(text) if not t.is_space]
    return [t.text for t in tokens], [(t.idx, t.idx + len(t)) for t in tokens]


def words_in(offsets: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """The words that a character span touches."""
    return [i for i, (a, b) in enumerate(offsets) if a < end and b > start]


def own_entities(labels: Path, texts: dict[str, str]) -> Iterator[Sentence]:
    """Our own hand-coded newswire: `{"id", "entities": [[start, end, type], …]}` a line."""
    for line in labels.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words, offsets = tokenize(texts[record["id"]])
        allowed = [{"O"} for _ in words]
        for start, end, kind in record["entities"]:
            for k, i in enumerate(words_in(offsets, start, end)):
                allowed[i] = {("B-" if k == 0 else "I-") + kind}
        yield Sentence(words, entities=allowed, source="own-entities", extra={"id": record["id"]})


# ------------------------------------------------------------------ factuality
def factuality(path: Path) -> Iterator[Sentence]:
    """UDS-It-Happened and MEANTIME: a value from -3 to 3 for some words."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        facts = {e["token"]: float(e["factuality"]) for e in record["events"]}
        if facts and record["tokens"]:
            yield Sentence(record["tokens"], facts=facts, source="facts")


# ------------------------------------------------------------------ events
def find_span(text: str, phrase: str, near: int, taken: Collection[int] = ()) -> tuple[int, int] | None:
    """Where a phrase stands: at word boundaries if it can, not yet taken, nearest to a position."""
    places = []
    start = text.find(phrase) if phrase else -1
    while start >= 0:
        if start not in taken:
            places.append((start, start + len(phrase)))
        start = text.find(phrase, start + 1)
    return min(places, key=lambda p: (not _whole(text, *p), abs(p[0] - near)), default=None)


def _whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum() and text[start].isalnum()) and not (
        end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    )


def events_of(text: str, record: dict[str, Any]) -> Sentence:
    """A coded sentence with words for its phrases."""
    words, offsets = tokenize(text)
    sentence = Sentence(words, source="events", events=[], statements=[], extra={"id": record.get("id")})
    taken: set[int] = set()

    def span(told: Any, near: int) -> list[int]:
        """The words of a phrase: told as text, as {"text"}, or by its offsets."""
        if isinstance(told, list):
            return words_in(offsets, told[0], told[1])
        found = find_span(text, told["text"] if isinstance(told, dict) else told, near)
        return words_in(offsets, *found) if found else []

    for event in record["events"]:
        if "at" in event:
            found: tuple[int, int] | None = (event["at"][0], event["at"][1])
        else:
            found = find_span(text, event["trigger"], 0, taken)
        if not found:
            continue
        taken.add(found[0])
        assert sentence.events is not None
        sentence.events.append(
            {
                "trigger": words_in(offsets, *found),
                "type": event["type"],
                "mode": event["mode"] or "",
                "status": event["status"],
                "historical": bool(event.get("historical")),
                **{role: [s for m in event[role] if (s := span(m, found[0]))] for role in ("source", "target", "according_to")},
            }
        )
    for statement in record.get("statements", []):
        told = statement["cue"]
        cue = (told[0], told[1]) if isinstance(told, list) else find_span(text, told, 0) if told else None
        content = span(statement["content"], cue[0] if cue else 0)
        if cue and content:
            assert sentence.statements is not None
            sentence.statements.append(
                {
                    "cue": words_in(offsets, *cue),
                    "stance": statement["stance"],
                    "speaker": [span(statement["speaker"], cue[0])] if statement["speaker"] else [],
                    "content": [content],
                }
            )
    return sentence


def coded_events(path: Path, texts: dict[str, str] | None = None) -> Iterator[Sentence]:
    """Coded sentences; without `text` in the record it is looked up in `texts` by id."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield events_of(record.get("text") or (texts or {})[record["id"]], record)


def dyads_of(sentence: Sentence) -> Iterator[Sentence]:
    """Each source with each target of a coded sentence, and the type of the first act between them."""
    told: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, str]] = {}
    for event in sentence.events or []:
        for source in event["source"]:
            for target in event["target"]:
                found = (event["trigger"][0], event["type"])
                told[tuple(source), tuple(target)] = min(found, told.get((tuple(source), tuple(target)), found))
    for (source, target), (_, kind) in told.items():
        yield Sentence(sentence.words, dyad=(list(source), list(target), kind), source="dyads", extra=sentence.extra)


def coded_dyads(path: Path) -> Iterator[Sentence]:
    """Sentences with one source, one target and the type between them: `{"text", "source", "target", "type"}` a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words, offsets = tokenize(record["text"])
        spans = [find_span(record["text"], record[role], 0) for role in ("source", "target")]
        source, target = (words_in(offsets, *span) if span else [] for span in spans)
        yield Sentence(words, dyad=(source, target, record["type"]), source="dyads", extra={"id": record.get("id")})


# ------------------------------------------------------------------ all of it
def newswire(shared: Path) -> dict[str, str]:
    """The newswire sentences by id."""
    lines = (shared / "corpora/newswire/voa.jsonl").read_text(encoding="utf-8").splitlines()
    return {r["id"]: r["text"] for r in map(json.loads, lines)}


def training_sentences(shared: Path) -> list[Sentence]:
    """All that is trained on; factuality values join the treebank sentence of the same words."""
    corpora, evals = shared / "corpora", shared / "evals"
    trees = [*conllu(corpora / "treebanks/ewt-train.conllu.gz", "ewt"), *conllu(corpora / "treebanks/gum-train.conllu.gz", "gum")]
    by_words = {" ".join(s.words): s for s in trees}
    others: list[Sentence] = []
    for fact in factuality(evals / "train/factuality.jsonl"):
        tree = by_words.get(" ".join(fact.words))
        if tree is not None:
            tree.facts = fact.facts
        else:
            others.append(fact)
    texts = newswire(shared)
    others += wikigold(corpora / "entities/wikigold.conll")
    others += re3d(corpora / "entities/re3d-train.txt")
    others += coded_events(evals / "train/events.jsonl")
    for path in sorted((HERE / "labels").glob("events-*.jsonl")):
        others += coded_events(path, texts)
    others += [dyad for s in others for dyad in dyads_of(s)]
    for path in sorted((HERE / "labels").glob("dyads-*.jsonl")):
        others += coded_dyads(path)
    others += own_entities(HERE / "labels/entities-train.jsonl", texts)
    return [s for s in trees + others if 0 < len(s.words) <= 120]


def coded_share(sentences: list[Sentence], share: float) -> list[Sentence]:
    """All sentences, but of those with coded events or dyads only this share, chosen by their words."""

    def drawn(s: Sentence) -> bool:
        return int.from_bytes(hashlib.sha256(" ".join(s.words).encode()).digest()[:4]) < share * 2**32

    return [s for s in sentences if s.source not in ("events", "dyads") or drawn(s)]


def inventories(sentences: list[Sentence]) -> dict[str, list[str]]:
    """The closed label sets that the heads choose from, most frequent first."""

    def common(values: Iterable[str], least: int) -> list[str]:
        return [v for v, n in sorted(Counter(values).items(), key=lambda kv: (-kv[1], kv[0])) if n >= least]

    trees = [s for s in sentences if s.heads]
    coded = [e for s in sentences for e in s.events or []]
    types = sorted({e["type"] for e in coded})
    return {
        "upos": common((u for s in trees for u in s.upos or []), 1),
        "xpos": common((x for s in trees for x in s.xpos or []), 3),
        "feats": common((f for s in trees for f in s.feats or []), 3),
        "lemma": common((edit_script(w, m) for s in trees for w, m in zip(s.words, s.lemmas or [], strict=False)), 3),
        "dep": common((d for s in trees for d in s.deps or []), 3),
        "entity": ["O", *(f"{bi}-{kind}" for kind in ENTITY_TYPES for bi in "BI")],
        "re3d": ["O", *common((t for s in sentences for t in s.re3d or [] if t != "O"), 1)],
        "trigger": ["O", *(f"{bi}-{t}" for t in types for bi in "BI")],
        "mode": common((f"{e['type']}.{e['mode']}" for e in coded), 1),
        "status": list(STATUSES),
        "path": [],
        "cue": ["O", *(f"{bi}-{s}" for s in STANCES for bi in "BI")],
        "dyad": types,
    }
