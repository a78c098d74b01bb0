"""Targets and losses of one batch; every task counts only where its annotation is present."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from dragoman.language.lemmas import edit_script
from dragoman.language.paths import children_of, paths_from
from training.data import Sentence
from training.model import CUE_ROLES, ROLES, Dragoman

WEIGHTS = {
    "arc": 1.0, "dep": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.3, "lemma": 0.3, "entity": 1.0, "re3d": 0.5,
    "trigger": 1.5, "status": 0.5, "mode": 0.5, "history": 0.2, "roles": 1.5, "cue": 0.7, "cue_roles": 0.7, "fact": 0.15, "dyad": 1.0,
}  # fmt: skip
NONE = -100
SMOOTHING = 0.03  # readers err, and coded sentences are soon known by heart


@dataclass
class Targets:
    """Label indices per word; `NONE` where nothing is annotated."""

    words: dict[str, Tensor]  # [batch, words] of class indices
    allowed: Tensor  # [batch, words, entity tags] of bool, all false where not annotated
    fact: Tensor  # [batch, words] of float, nan where not annotated
    triggers: list[Pairs]
    cues: list[Pairs]
    dyads: Tensor  # [batch] of type indices


@dataclass(frozen=True)
class Pairs:
    """One trigger or cue with the role and the path of every word of its sentence."""

    sentence: int
    word: int
    kind: int  # the index of its begin tag
    roles: list[int]
    paths: list[int]


class Labels:
    """Turns sentences into targets by the model's inventories."""

    def __init__(self, inventories: dict[str, list[str]]) -> None:
        self.index = {name: {label: i for i, label in enumerate(labels)} for name, labels in inventories.items()}
        self.roles = {role: i for i, role in enumerate(ROLES)}
        self.cue_roles = {role: i for i, role in enumerate(CUE_ROLES)}

    def targets(self, sentences: list[Sentence]) -> Targets:
        b, n = len(sentences), max(len(s.words) for s in sentences)
        names = ("heads", "dep", "upos", "xpos", "feats", "lemma", "re3d", "trigger", "status", "mode", "history", "cue")
        words = {name: torch.full((b, n), NONE) for name in names}
        allowed = torch.zeros(b, n, len(self.index["entity"]), dtype=torch.bool)
        fact = torch.full((b, n), float("nan"))
        triggers: list[Pairs] = []
        cues: list[Pairs] = []
        dyads = torch.tensor([self.index["dyad"][s.dyad[2]] if s.dyad else NONE for s in sentences])
        for r, s in enumerate(sentences):
            self._tree(s, r, words)
            for i, tags in enumerate(s.entities or []):
                allowed[r, i, [self.index["entity"][t] for t in tags]] = True
            if s.re3d:
                words["re3d"][r, : len(s.words)] = torch.tensor([self.index["re3d"].get(t, 0) for t in s.re3d])
            for i, value in (s.facts or {}).items():
                fact[r, i] = value
            if s.events is not None:
                self._events(s, r, words, triggers)
                self._statements(s, r, words, cues)
        return Targets(words, allowed, fact, triggers, cues, dyads)

    def _tree(self, s: Sentence, r: int, words: dict[str, Tensor]) -> None:
        if s.heads is None:
            return
        n = len(s.words)
        words["heads"][r, :n] = torch.tensor(s.heads)
        lemmas = [edit_script(w, m) for w, m in zip(s.words, s.lemmas or [], strict=False)]
        for name, values in (("dep", s.deps), ("upos", s.upos), ("xpos", s.xpos), ("feats", s.feats), ("lemma", lemmas)):
            words[name][r, :n] = torch.tensor([self.index[name].get(v, NONE) for v in values or []])

    def _events(self, s: Sentence, r: int, words: dict[str, Tensor], triggers: list[Pairs]) -> None:
        n = len(s.words)
        words["trigger"][r, :n] = 0
        for event in s.events or []:
            for k, i in enumerate(event["trigger"]):
                words["trigger"][r, i] = self.index["trigger"][("B-" if k == 0 else "I-") + event["type"]]
                words["status"][r, i] = self.index["status"][event["status"]]
                words["mode"][r, i] = self.index["mode"].get(f"{event['type']}.{event['mode']}", NONE)
                words["history"][r, i] = int(event["historical"])
            roles = self._spans(n, self.roles, {role: event[role] for role in ("according_to", "target", "source")})
            kind = self.index["trigger"][f"B-{event['type']}"]
            triggers += [Pairs(r, i, kind, roles, self._paths(s, i)) for i in event["trigger"]]

    def _statements(self, s: Sentence, r: int, words: dict[str, Tensor], cues: list[Pairs]) -> None:
        n = len(s.words)
        words["cue"][r, :n] = 0
        for statement in s.statements or []:
            for k, i in enumerate(statement["cue"]):
                words["cue"][r, i] = self.index["cue"][("B-" if k == 0 else "I-") + statement["stance"]]
            roles = self._spans(n, self.cue_roles, {"content": statement["content"], "speaker": statement["speaker"]})
            kind = self.index["cue"][f"B-{statement['stance']}"]
            cues += [Pairs(r, i, kind, roles, self._paths(s, i)) for i in statement["cue"]]

    def _paths(self, s: Sentence, word: int) -> list[int]:
        """Path indices from a word, all rare where the sentence was not parsed."""
        rare = len(self.index["path"])
        if s.parse is None:
            return [rare] * len(s.words)
        heads, deps = s.parse
        return [self.index["path"].get(p, rare) for p in paths_from(word, heads, deps, children_of(heads))]

    @staticmethod
    def _spans(n: int, index: dict[str, int], mentions: dict[str, list[list[int]]]) -> list[int]:
        row = [0] * n
        for role, spans in mentions.items():
            for span in spans:
                for k, i in enumerate(span):
                    row[i] = index[("B-" if k == 0 else "I-") + role]
        return row


def losses(model: Dragoman, out: dict[str, Tensor], t: Targets, lengths: Tensor) -> dict[str, Tensor]:
    """One scalar for each task that the batch annotates."""
    found: dict[str, Tensor] = {}
    n = out["arc"].shape[1]
    inside = torch.arange(n)[None, :] < lengths[:, None]
    heads = t.words["heads"]
    rows, cols = (heads >= 0).nonzero(as_tuple=True)
    if len(rows):
        arc = out["arc"].float().masked_fill(~inside[:, None, :], -1e4)[rows, cols]
        chosen = heads[rows, cols]
        found["arc"] = F.cross_entropy(arc, chosen)
        scores = model.labels_of_arcs(out["label_word"][rows, cols], out["label_head"][rows, chosen])
        found["dep"] = F.cross_entropy(scores.float(), t.words["dep"][rows, cols], ignore_index=NONE)
    for name in ("upos", "xpos", "feats", "lemma", "re3d", "trigger", "status", "mode", "cue"):
        gold = t.words[name]
        if bool((gold >= 0).any()):
            weight = _event_weight(out[name].shape[-1]) if name in ("trigger", "cue") else None
            spread = SMOOTHING if name in ("trigger", "status", "mode") else 0.0
            scores = out[name].float().flatten(0, 1)
            found[name] = F.cross_entropy(scores, gold.flatten(), ignore_index=NONE, weight=weight, label_smoothing=spread)
    known = t.allowed.any(-1)
    if bool(known.any()):
        logits = out["entity"].float()[known]
        found["entity"] = (logits.logsumexp(-1) - logits.masked_fill(~t.allowed[known], -1e4).logsumexp(-1)).mean()
    rows, cols = (t.words["history"] >= 0).nonzero(as_tuple=True)
    if len(rows):
        found["history"] = F.binary_cross_entropy_with_logits(out["history"].float()[rows, cols], t.words["history"][rows, cols].float())
    there = ~t.fact.isnan()
    if bool(there.any()):
        found["fact"] = F.smooth_l1_loss(out["fact"].float()[there], t.fact[there])
    if bool((t.dyads >= 0).any()):
        rows = (t.dyads >= 0).nonzero().squeeze(1)
        found["dyad"] = F.cross_entropy(dyad_scores(out["dyad"][rows].float(), inside[rows]), t.dyads[rows], label_smoothing=SMOOTHING)
    for name, items, head, left, right in (
        ("roles", t.triggers, model.roles, "role_trigger", "role_word"),
        ("cue_roles", t.cues, model.cue_roles, "cue_trigger", "cue_word"),
    ):
        if items:
            rows = torch.tensor([p.sentence for p in items])
            cols = torch.tensor([p.word for p in items])
            gold = torch.full((len(items), n), NONE)
            paths = torch.zeros((len(items), n), dtype=torch.long)
            for k, pairs in enumerate(items):
                gold[k, : len(pairs.roles)] = torch.tensor(pairs.roles)
                paths[k, : len(pairs.paths)] = torch.tensor(pairs.paths)
            scores = head(out[left][rows, cols], out[right][rows], paths, torch.tensor([p.kind for p in items]))
            found[name] = F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=NONE)
    return found


def dyad_scores(words: Tensor, inside: Tensor) -> Tensor:
    """What all words together say of a dyad: [batch, n, 1 + types] → [batch, types]."""
    shares = words[..., 0].masked_fill(~inside, -1e4).softmax(-1)
    return (shares[..., None] * words[..., 1:]).sum(1)


def _event_weight(classes: int) -> Tensor:
    """Most words are no trigger: the others weigh a little more, for recall."""
    weight = torch.full((classes,), 1.5)
    weight[0] = 1.0
    return weight
