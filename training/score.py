"""Scores the runtime model on treebanks and entities: `python -m training.score --shared ../shared`. Gold tokens."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.language.entities import decode_bio
from dragoman.language.lemmas import apply_script
from dragoman.language.model import FOLDER, LanguageModel
from training import data


def tree_scores(model: LanguageModel, sentences: list[data.Sentence]) -> dict[str, float]:
    """UAS, LAS (with subtypes; punctuation counts), UPOS, features and lemma accuracy in per cent."""
    right: Counter[str] = Counter()
    total = 0
    for s, a in zip(sentences, model.analyse(s.words for s in sentences), strict=True):
        assert s.heads and s.deps and s.upos and s.feats and s.lemmas
        for i, word in enumerate(s.words):
            total += 1
            right["UAS"] += int(a.heads[i]) == s.heads[i]
            right["LAS"] += int(a.heads[i]) == s.heads[i] and a.deps[i] == s.deps[i]
            right["UPOS"] += a.upos[i] == s.upos[i]
            right["feats"] += a.feats[i] == s.feats[i]
            right["lemma"] += apply_script(word, a.lemma_scripts[i]) == s.lemmas[i]
    return {name: round(100 * right[name] / max(total, 1), 2) for name in ("UAS", "LAS", "UPOS", "feats", "lemma")}


def span_f1(gold: Iterable[set[tuple[int, int, str]]], found: Iterable[set[tuple[int, int, str]]]) -> dict[str, float]:
    """F1 of exact spans, by type and in all, in per cent."""
    hit: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for g, f in zip(gold, found, strict=True):
        hit.update(kind for *_, kind in g & f)
        wanted.update(kind for *_, kind in g)
        given.update(kind for *_, kind in f)
    scores = {kind: round(200 * hit[kind] / max(wanted[kind] + given[kind], 1), 1) for kind in sorted(wanted)}
    scores["all"] = round(200 * sum(hit.values()) / max(sum(wanted.values()) + sum(given[k] for k in wanted), 1), 1)
    return scores


def entity_scores(model: LanguageModel, sentences: list[data.Sentence], kinds: set[str]) -> dict[str, float]:
    """Entity F1 on sentences of our own sample."""
    gold = [{s for s in data_spans([next(iter(t)) for t in x.entities or []]) if s[2] in kinds} for x in sentences]
    found = [{s for s in decode_bio(a.entity, model.labels["entity"]) if s[2] in kinds} for a in model.analyse(x.words for x in sentences)]
    return span_f1(gold, found)


def re3d_scores(model: LanguageModel, sentences: list[data.Sentence]) -> dict[str, float]:
    """Mention F1 on re3d by its own head."""
    gold = [set(data_spans(x.re3d or [])) for x in sentences]
    found = [set(decode_bio(a.re3d, model.labels["re3d"])) for a in model.analyse(x.words for x in sentences)]
    return span_f1(gold, found)


def trained_ids(shared: Path) -> set[str]:
    """The ids of the newswire sentences that any task was trained on: the encoder has read their words, if not their names' labels."""
    files = [shared / "evals/train/events.jsonl", *(data.HERE / "labels").glob("events-*.jsonl"), data.HERE / "labels/entities-train.jsonl"]
    return {json.loads(line)["id"] for path in files for line in path.read_text(encoding="utf-8").splitlines()}


def data_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of gold BIO tags, end excluded."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag[0] == "I" and spans and spans[-1][1] == i and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], i + 1, tag[2:])
        else:
            spans.append((i, i + 1, tag[2:]))
    return spans


def report(model: LanguageModel, shared: Path, quick: bool = False) -> dict[str, dict[str, float]]:
    """All scores of the model card."""
    trees = shared / "corpora/treebanks"
    found: dict[str, dict[str, float]] = {}
    sets = {"EWT dev": ("ewt-dev", ""), "GUM dev": ("gum-dev", "")}
    if not quick:
        sets |= {"EWT test": ("ewt-test", ""), "GUM test news": ("gum-test", "_news_"), "GUM test": ("gum-test", "")}
        sets["PUD"] = ("pud-test", "")
    for name, (file, genre) in sets.items():
        sentences = [s for s in data.conllu(trees / f"{file}.conllu.gz", "pud") if genre in s.extra["doc"]]
        found[name] = tree_scores(model, sentences)
    texts = data.newswire(shared)
    own = list(data.own_entities(data.HERE / "labels/entities-sample.jsonl", texts))
    found["own newswire sample"] = entity_scores(model, own, {"PERSON", "ORG", "PLACE"})
    unread = [s for s in own if s.extra["id"] not in trained_ids(shared)]
    found[f"own newswire sample, the {len(unread)} sentences in no training data"] = entity_scores(
        model, unread, {"PERSON", "ORG", "PLACE"}
    )
    found["own newswire sample, all types"] = entity_scores(model, own, set(data.ENTITY_TYPES))
    found["re3d dev"] = re3d_scores(model, list(data.re3d(shared / "corpora/entities/re3d-dev.txt")))
    return found


def main() -> None:
    """Reads the command line and prints the scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--quick", action="store_true", help="development sets only")
    args = parser.parse_args()
    for name, scores in report(LanguageModel(args.model), args.shared, args.quick).items():
        print(json.dumps({name: scores}), flush=True)


if __name__ == "__main__":
    main()
