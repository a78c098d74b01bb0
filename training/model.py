"""The encoder and its heads: one pass for tags, trees, entities, events, statements and factuality."""

from __future__ import annotations

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.pieces import DYAD, SHAPES

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512
PAIR_WIDTH = 128
TASKS = ("tags", "parse", "entity", "event")
ROLES = ("O", "B-source", "I-source", "B-target", "I-target", "B-according_to", "I-according_to")
CUE_ROLES = ("O", "B-speaker", "I-speaker", "B-content", "I-content")


class PoolDropout(nn.Module):
    """Dropout whose masks are cut at random from one drawn pool: on a CPU, drawing them is what costs."""

    pool: Tensor | None = None
    rate = 0.1

    @classmethod
    def fill(cls, size: int = 1 << 23) -> None:
        keep = 1 - cls.rate
        cls.pool = (torch.rand(size) < keep).to(torch.bfloat16) / keep

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if PoolDropout.pool is None or PoolDropout.pool.numel() < 2 * x.numel():
            PoolDropout.fill(max(1 << 23, 2 * x.numel()))
        assert PoolDropout.pool is not None
        start = int(torch.randint(PoolDropout.pool.numel() - x.numel(), (1,)))
        return x * PoolDropout.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = PoolDropout()

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with an embedding of each word's shape and place in a given dyad; gives every layer's output."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(SHAPES) * len(DYAD), WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = PoolDropout()

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> list[Tensor]:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place) + self.kind + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        outputs = [x]
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def load_minilm(self, path: Path) -> None:
        """Starts from the all-MiniLM-L6-v2 weights in a safetensors file."""
        w = load_file(str(path))
        self.words.weight.data.copy_(w["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(w["embeddings.position_embeddings.weight"])
        self.kind.data.copy_(w["embeddings.token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(w["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [w[f"{p}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(qkv))
                getattr(layer.out, part).data.copy_(w[f"{p}attention.output.dense.{part}"])
                getattr(layer.norm1, part).data.copy_(w[f"{p}attention.output.LayerNorm.{part}"])
                getattr(layer.up, part).data.copy_(w[f"{p}intermediate.dense.{part}"])
                getattr(layer.down, part).data.copy_(w[f"{p}output.dense.{part}"])
                getattr(layer.norm2, part).data.copy_(w[f"{p}output.LayerNorm.{part}"])


class Mix(nn.Module):
    """A learned mix of all layers, then a word as the mean of its first and last piece."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1, 1, LAYERS + 1))
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, outputs: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        weights = self.weights.softmax(0) * self.scale
        x = sum((w * o for w, o in zip(weights, outputs, strict=True)), torch.zeros(()))
        index = first[:, :, None].expand(-1, -1, WIDTH)
        index2 = last[:, :, None].expand(-1, -1, WIDTH)
        return (x.gather(1, index) + x.gather(1, index2)) * 0.5


class PairRoles(nn.Module):
    """The role that each word has for a trigger: parts that add, a part that multiplies, the path through the tree, the trigger's kind."""

    def __init__(self, roles: int, paths: int, kinds: int, width: int = PAIR_WIDTH) -> None:
        super().__init__()
        self.path = nn.Embedding(paths + 1, width)  # the last row stands for all rare paths
        self.kind = nn.Embedding(kinds, width)
        nn.init.normal_(self.path.weight, std=0.02)
        nn.init.normal_(self.kind.weight, std=0.02)
        self.trigger = nn.Linear(WIDTH, 2 * width)
        self.word = nn.Linear(WIDTH, 2 * width)
        self.out = nn.Linear(width, roles)
        self.drop = nn.Dropout(0.2)

    def forward(self, triggers: Tensor, words: Tensor, paths: Tensor, kinds: Tensor) -> Tensor:
        """`triggers` [k, width2] and `words` [k, n, width2] projected, `paths` [k, n], `kinds` [k] → [k, n, roles]."""
        a, b = triggers[:, None].chunk(2, -1)
        c, d = words.chunk(2, -1)
        return self.out(self.drop(F.relu(a + c + b * d + self.path(paths) + self.kind(kinds)[:, None])))


class Dragoman(nn.Module):
    """Encoder and heads. `forward` gives what the runtime needs; losses pick from the same outputs."""

    def __init__(self, inventories: dict[str, list[str]]) -> None:
        super().__init__()
        self.inventories = inventories
        self.encoder = Encoder()
        self.mix = nn.ModuleDict({task: Mix() for task in TASKS})
        self.drop = nn.Dropout(0.2)

        def linear(name: str) -> nn.Linear:
            return nn.Linear(WIDTH, len(inventories[name]))

        self.tags = nn.ModuleDict({name: linear(name) for name in ("upos", "xpos", "feats", "lemma")})
        self.arc_word = nn.Linear(WIDTH, 256)
        self.arc_head = nn.Linear(WIDTH, 256)
        self.arc_form = nn.Parameter(torch.empty(257, 256))
        nn.init.xavier_uniform_(self.arc_form)
        self.label_word = nn.Linear(WIDTH, 160)
        self.label_head = nn.Linear(WIDTH, 160)
        self.label_out = nn.Linear(160, len(inventories["dep"]))
        self.names = nn.ModuleDict({name: linear(name) for name in ("entity", "re3d")})
        self.acts = nn.ModuleDict({name: linear(name) for name in ("trigger", "mode", "status", "cue")})
        self.history = nn.Linear(WIDTH, 1)
        self.fact_inner = nn.Linear(WIDTH, 96)
        self.fact_out = nn.Linear(96, 1)
        self.roles = PairRoles(len(ROLES), len(inventories["path"]), len(inventories["trigger"]))
        self.cue_roles = PairRoles(len(CUE_ROLES), len(inventories["path"]), len(inventories["cue"]))
        self.dyad = nn.Linear(WIDTH, 1 + len(inventories["dyad"]))  # how much a word says of the dyad, and of which type
        self.parse_drop = nn.Dropout(0.33)
        self.event_drop = nn.Dropout(0.0)  # on top of the rest: see `regularise`

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        layers = self.encoder(ids, mask, shapes)
        mixed = {task: self.drop(self.mix[task](layers, first, last)) for task in TASKS}
        out = {name: head(mixed["tags"]) for name, head in self.tags.items()}
        p = mixed["parse"]
        word = self.parse_drop(F.relu(self.arc_word(p)))
        head = self.parse_drop(F.relu(self.arc_head(p)))
        word = torch.cat([word, torch.ones_like(word[..., :1])], -1)
        out["arc"] = word @ self.arc_form @ head.transpose(-1, -2)  # [batch, word, head]
        out["label_word"], out["label_head"] = self.label_word(p), self.label_head(p)
        out |= {name: head_(mixed["entity"]) for name, head_ in self.names.items()}
        e = self.event_drop(mixed["event"])
        out |= {name: head_(e) for name, head_ in self.acts.items()}
        out["history"] = self.history(e).squeeze(-1)
        out["fact"] = 3 * torch.tanh(self.fact_out(F.relu(self.fact_inner(e)))).squeeze(-1)
        out["role_trigger"], out["role_word"] = self.roles.trigger(e), self.roles.word(e)
        out["cue_trigger"], out["cue_word"] = self.cue_roles.trigger(e), self.cue_roles.word(e)
        out["dyad"] = self.dyad(e)
        return out

    def labels_of_arcs(self, words: Tensor, heads: Tensor) -> Tensor:
        """Label scores of chosen arcs, from the projections of word and head."""
        return self.label_out(self.parse_drop(F.relu(words + heads)))


def regularise(model: Dragoman, event_drop: float, pair_drop: float) -> None:
    """Sets the dropout of the event heads: coded sentences are few and soon known by heart."""
    model.event_drop.p = event_drop
    model.roles.drop.p = model.cue_roles.drop.p = pair_drop


def save(model: Dragoman, path: Path) -> None:
    """Weights and inventories in one checkpoint."""
    torch.save({"weights": model.state_dict(), "inventories": json.dumps(model.inventories)}, path)


def load(path: Path) -> Dragoman:
    """A model from a checkpoint."""
    kept = torch.load(path, map_location="cpu", weights_only=True)
    inventories = {"path": [], **json.loads(kept["inventories"])}
    inventories.setdefault("dyad", [tag[2:] for tag in inventories["trigger"] if tag[0] == "B"])
    model = Dragoman(inventories)
    weights = kept["weights"]
    rows = len(weights["encoder.shapes.weight"])  # of a checkpoint that knew no dyads
    weights["encoder.shapes.weight"] = weights["encoder.shapes.weight"].repeat(len(SHAPES) * len(DYAD) // rows, 1)
    missing, unknown = model.load_state_dict(weights, strict=False)
    if unknown or any(not name.startswith("dyad.") and ".path." not in name and ".kind." not in name for name in missing):
        raise ValueError(f"{path} is of another model: missing {missing}, unknown {unknown}")
    return model


def with_paths(model: Dragoman, paths: list[str]) -> Dragoman:
    """The same model with an inventory of tree paths; their embeddings begin anew."""
    grown = Dragoman({**model.inventories, "path": paths})
    kept = {name: value for name, value in model.state_dict().items() if not name.endswith(".path.weight")}
    grown.load_state_dict(kept, strict=False)
    return grown
