"""Other parsers: what a spaCy pipeline that is not ours gives, as the sentences that the coder reads.

Asked of a pipeline are sentence boundaries, parts of speech (`token.pos_`) and a tree with the labels of Universal Dependencies,
version 2; lemmas, features, finer tags and names are taken where it has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.language.component import number_spans
from dragoman.language.parsed import ParsedSentence
from dragoman.language.universal import ENTITIES, RELATIONS, features_of, name_span, relation_of, restore_subtypes, tag_of
from dragoman.records import DocumentError, InputError

ASKED = (
    "Dragoman needs a pipeline with sentence boundaries, universal parts of speech in token.pos_ and relations of Universal Dependencies, "
    "version 2, in token.dep_"
)
ADVICE = "Give a pipeline trained on a UD treebank, or load without `nlp` to use the language model that comes with the package."
FOREIGN = frozenset("agent attr auxpass csubjpass dative dobj nsubjpass pcomp pobj poss prep prt relcl".split())


def check_pipeline(nlp: Any) -> None:
    """Refuses what is no spaCy pipeline, and one that declares relations which are not those of Universal Dependencies.

    What a pipeline does not declare is looked at in each document that it has parsed.
    """
    if not isinstance(nlp, Language):
        raise InputError(f"nlp is {nlp!r:.80}; give a spaCy pipeline, such as spacy.load gives.")
    declared: set[str] = set()
    for name, pipe in nlp.pipeline:
        if "token.dep" in nlp.get_pipe_meta(name).assigns:
            declared |= {str(label).partition("||")[0] for label in getattr(pipe, "labels", ())}
    _refuse_labels({label for label in declared if relation_of(label) is None})


def version_of(nlp: Language) -> str:
    """What names another parser in a record: its name and version, and a hash of what it is made of and how it is set up."""
    digest = hashlib.blake2b(nlp.config.to_str().encode(), digest_size=6)
    digest.update(repr(sorted(nlp.meta.items(), key=str)).encode())
    return f"spacy:{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}:{digest.hexdigest()}"


def parse(nlp: Language, text: str, given: Sequence[tuple[str, int, int]] = ()) -> list[ParsedSentence]:
    """The sentences of a text as another parser reads them. Of given sentences (id, start, end) each is read alone and kept whole."""
    if given:
        docs = [(name, start, end, _words(_doc(nlp, text[start:end]))) for name, start, end in given]
        return [_sentence((name, start, end, text[start:end]), start, words) for name, start, end, words in docs if words]
    doc = _doc(nlp, text)
    found = []
    for k, words in enumerate(_words(span) for span in doc.sents) if _words(doc) else ():
        if words:
            start, end = words[0].idx, words[-1].idx + len(words[-1])
            found.append(_sentence((str(k), start, end, text[start:end]), 0, words))
    return found


def _doc(nlp: Language, text: str) -> Doc:
    doc = nlp(text)
    if doc.text != text:
        raise DocumentError(
            f"The pipeline {nlp.meta['name']!r} changed the text while it cut it into words, so offsets would point elsewhere. "
            "Use a tokenizer that keeps the text as it is.",
            "tokens",
        )
    words = _words(doc)
    lacking = [
        name
        for name, there in (
            ("sentence boundaries (SENT_START)", doc.has_annotation("SENT_START")),
            ("parts of speech (POS)", any(t.pos for t in words)),
            ("dependency tree (DEP)", doc.has_annotation("DEP")),
        )
        if not there
    ]
    if words and lacking:
        given = ", ".join(nlp.pipe_names) or "no component"
        raise InputError(f"The pipeline has {given} and gives no {', no '.join(lacking)}. {ASKED}. {ADVICE}")
    _refuse_labels({t.dep_ for t in words if t.dep and relation_of(t.dep_) is None})
    return doc


def _refuse_labels(labels: set[str]) -> None:
    if labels:
        style = "; these are labels of ClearNLP, of Stanford or of version 1" if labels & FOREIGN else ""
        raise InputError(
            f"The pipeline labels words {', '.join(sorted(labels))}, which Universal Dependencies does not know{style}. "
            f"{ASKED}: {', '.join(sorted(RELATIONS))}, each with or without a subtype. {ADVICE}"
        )


def _words(tokens: Doc | Span) -> list[Any]:
    return [token for token in tokens if not token.is_space]


def _sentence(known: tuple[str, int, int, str], base: int, words: list[Any]) -> ParsedSentence:
    """One sentence (id, start, end, text) of words, whose offsets count from `base`."""
    feats = [features_of(str(t.morph), t.tag_) for t in words]
    upos = ["CCONJ" if t.pos_ == "CONJ" else t.pos_ or "X" for t in words]
    heads, deps = _tree(words)
    names = _names(words)
    name, start, end, text = known
    s = ParsedSentence(
        name,
        text,
        start,
        end,
        [t.text for t in words],
        [base + t.idx for t in words],
        [base + t.idx + len(t) for t in words],
        upos,
        [tag_of(t.tag_, u, f) for t, u, f in zip(words, upos, feats, strict=True)],
        feats,
        [t.lemma_ or (t.text if t.pos_ == "PROPN" else t.lower_) for t in words],
        heads,
        deps,
        sorted(names + number_spans(upos, names)),
    )
    restore_subtypes(s)
    return s


def _tree(words: list[Any]) -> tuple[list[int], list[str]]:
    """Heads and relations within the sentence: white space is passed over; of several roots all but the first hang beside that."""
    at = {t.i: k for k, t in enumerate(words)}
    heads = []
    for k, token in enumerate(words):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(at.get(head.i, k))
    roots = [k for k, head in enumerate(heads) if head == k]
    deps = [relation_of(t.dep_ or "dep") or "dep" for t in words]
    for k in roots:
        heads[k], deps[k] = roots[0], "parataxis"
    if not roots or not _all_reach(heads, roots[0]):
        told = f"“{words[0].text} … {words[-1].text}”"
        raise DocumentError(f"The tree over {told} goes in a circle, which is a fault of the pipeline's parser; mend that.", "tree")
    deps = ["dep" if dep == "root" else dep for dep in deps]
    deps[roots[0]] = "root"
    return heads, deps


def _all_reach(heads: list[int], root: int) -> bool:
    """Whether the way up from every word ends at the root."""
    for _ in range(len(heads).bit_length()):
        heads = [heads[head] for head in heads]
    return set(heads) == {root}


def _names(words: list[Any]) -> list[tuple[int, int, str]]:
    """The named entities of the kinds that the coder knows: first word, word after the last, label."""
    found: list[tuple[int, int, str]] = []
    texts = [t.text for t in words]
    for k, token in enumerate(words):
        label = ENTITIES.get(token.ent_type_.upper())
        if label is None:
            continue
        if token.ent_iob_ == "I" and found and found[-1][1] == k:
            found[-1] = (found[-1][0], k + 1, found[-1][2])
        else:
            found.append((k, k + 1, label))
    return [(*name_span(texts, first, after), label) for first, after, label in found]
