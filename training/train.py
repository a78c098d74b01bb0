"""Trains the model: `python -m training.train --shared ../shared --out training/run`. Deterministic for a number of workers."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
import torch.multiprocessing as mp
from torch import Tensor

from dragoman.language.pieces import SHAPES, WordPieces
from training import data
from training.losses import WEIGHTS, Labels, losses
from training.model import LAYERS, PAIR_WIDTH, Dragoman, load, regularise, save, with_paths
from training.parse import MAX_PATHS, parse, path_inventory
from training.start import minilm

MASK, SPECIAL = 103, 999  # of the vocabulary of BERT: the mask, and the last of the pieces that are no words
REPEATS = {"ewt": 1.0, "gum": 1.0, "wikigold": 0.7, "re3d": 1.0, "facts": 0.5, "events": 0.8, "own-entities": 1.0, "dyads": 0.8}


def batches(sentences: list[data.Sentence], sizes: list[int], rng: random.Random, pieces: int) -> list[list[int]]:
    """An epoch's batches: sentences repeated by source, bucketed by length, about `pieces` word pieces each."""
    chosen = []
    for i, s in enumerate(sentences):
        share = REPEATS[s.source]
        chosen += [i] * (int(share) + (rng.random() < share % 1))
    chosen.sort(key=lambda i: sizes[i] + rng.random() * 6)
    found: list[list[int]] = []
    batch: list[int] = []
    for i in chosen:
        if batch and max(sizes[i], sizes[batch[-1]]) * (len(batch) + 1) > pieces:
            found.append(batch)
            batch = []
        batch.append(i)
    if batch:
        found.append(batch)
    rng.shuffle(found)
    return found


def optimizer_of(model: Dragoman, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Adam; lower layers learn more slowly, norms, biases and embeddings do not decay."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, p in model.named_parameters():
        lr = head_rate
        if name.startswith("encoder.layers."):
            lr = rate * 0.9 ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            lr = head_rate if "shapes" in name else rate * 0.9**LAYERS
        decay = 0.0 if p.ndim < 2 or "words" in name or "positions" in name or "shapes" in name else 0.01
        groups.setdefault((lr, decay), []).append(p)
    return torch.optim.AdamW(
        [{"params": ps, "lr": lr, "weight_decay": wd} for (lr, wd), ps in groups.items()], betas=(0.9, 0.99), fused=True
    )


def reshape_case(shapes: Tensor, rng: random.Random) -> Tensor:
    """Now and then a sentence in headline case or capitals, so that casing is a hint and not a crutch."""
    for r in range(len(shapes)):
        draw = rng.random()
        if draw < 0.04:
            shapes[r][shapes[r] % len(SHAPES) == 0] += 1
        elif draw < 0.06:
            shapes[r] += torch.where(shapes[r] % len(SHAPES) <= 1, 2 - shapes[r] % len(SHAPES), 0)
    return shapes


def hide(ids: Tensor, share: float) -> Tensor:
    """Some pieces become [MASK], so that a word is also known by its company."""
    return torch.where((torch.rand(ids.shape) < share) & (ids > SPECIAL), MASK, ids)


def share_gradients(parameters: list[Tensor], rank: int, flat: Tensor, barrier: Any) -> None:
    """Each worker's gradients become the mean of all, through memory that they share."""
    at = 0
    for p in parameters:
        flat[rank, at : at + p.numel()] = p.grad.flatten() if p.grad is not None else 0.0
        at += p.numel()
    barrier.wait()
    mean = flat.mean(0)
    barrier.wait()
    at = 0
    for p in parameters:
        p.grad = mean[at : at + p.numel()].view_as(p)
        at += p.numel()


def set_rates(optimizer: torch.optim.Optimizer, peak: list[float], step: int, steps: int) -> None:
    """Warm-up over the first twentieth of the steps, then linear decay to nothing."""
    warm = min(1.0, (step + 1) / max(1, int(0.05 * steps)))
    left = (steps - step) / steps
    for group, lr in zip(optimizer.param_groups, peak, strict=True):
        group["lr"] = lr * min(warm, left / 0.95)


def work(rank: int, args: argparse.Namespace, flat: Tensor | None, barrier: Any) -> None:
    """One worker: its share of each step's batch, gradients averaged through shared memory."""
    torch.set_num_threads(args.threads)
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    weights, vocabulary = minilm()
    sentences = data.coded_share(data.training_sentences(args.shared), args.coded_share)
    if args.repeats:
        REPEATS.update(json.loads(args.repeats))
    model = load(args.start) if args.start else Dragoman(data.inventories(sentences))
    if not args.start:
        model.encoder.load_minilm(weights)
    reader = WordPieces.from_file(vocabulary)
    if args.start:
        coded = [s for s in sentences if s.events is not None]
        parse(model, coded, reader)
        model = with_paths(model, path_inventory(coded))
    regularise(model, args.event_drop, args.pair_drop)
    torch.manual_seed(args.seed * 1000 + rank)
    sizes = [reader.count(s.words) for s in sentences]
    labels = Labels(model.inventories)
    optimizer = optimizer_of(model, args.rate, args.head_rate)
    peak = [g["lr"] for g in optimizer.param_groups]
    parameters = list(model.parameters())
    count = sum(p.numel() for p in parameters)
    rng = random.Random(args.seed)
    own_rng = random.Random(args.seed * 77 + rank)
    model.train()
    seen: dict[str, float] = {}
    begun, step, epoch = time.time(), 0, 0
    queue: list[list[int]] = []
    while step < args.steps:
        while len(queue) < args.workers:
            epoch += 1
            queue += batches(sentences, sizes, rng, args.pieces)
        turn, queue = queue[: args.workers], queue[args.workers :]
        batch = [sentences[i] for i in turn[rank]]
        b = reader.batch([s.words for s in batch], [s.dyad and s.dyad[:2] for s in batch])
        t = labels.targets(batch)
        shapes = reshape_case(torch.from_numpy(b.shapes), own_rng)
        with torch.autocast("cpu", torch.bfloat16):
            out = model(
                hide(torch.from_numpy(b.ids), args.hide),
                torch.from_numpy(b.mask),
                shapes,
                torch.from_numpy(b.first),
                torch.from_numpy(b.last),
            )
            found = losses(model, out, t, torch.from_numpy(b.lengths))
            loss = sum((WEIGHTS[k] * v for k, v in found.items()), torch.zeros(()))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        if flat is not None:
            share_gradients(parameters, rank, flat, barrier)
        torch.nn.utils.clip_grad_norm_(parameters, 2.0)
        set_rates(optimizer, peak, step, args.steps)
        optimizer.step()
        for k, v in found.items():
            value = float(v.detach())
            seen[k] = 0.98 * seen.get(k, value) + 0.02 * value
        step += 1
        if rank == 0 and step % 100 == 0:
            shown = " ".join(f"{k} {v:.2f}" for k, v in seen.items())
            print(f"step {step} epoch {epoch} {time.time() - begun:.0f}s {shown}", flush=True)
        if rank == 0 and (step % args.save_every == 0 or step == args.steps):
            save(model, args.out / "model.pt")
            if step in args.keep:
                save(model, args.out / f"model-{step}.pt")
    if rank == 0:
        print(f"trained {count / 1e6:.1f} M parameters, {step} steps, {time.time() - begun:.0f} s", flush=True)


def main() -> None:
    """Reads the command line and starts the workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("training/run"))
    parser.add_argument("--start", type=Path, default=None, help="a checkpoint to go on from, instead of MiniLM")
    parser.add_argument("--coded-share", type=float, default=1.0, help="share of the coded sentences to learn from, for learning curves")
    parser.add_argument("--hide", type=float, default=0.07, help="share of word pieces hidden in training")
    parser.add_argument("--steps", type=int, default=7000)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--pieces", type=int, default=560, help="word pieces in a worker's batch")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--keep", type=int, nargs="*", default=[], help="steps whose checkpoints are kept")
    parser.add_argument("--event-drop", type=float, default=0.0, help="dropout of what the event heads see, on top of the rest")
    parser.add_argument("--pair-drop", type=float, default=0.2, help="dropout within the role heads")
    parser.add_argument("--repeats", default="", help="JSON of repeats by source, to weigh the sources otherwise")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.workers == 1:
        work(0, args, None, None)
        return
    model = Dragoman(data.inventories(data.training_sentences(args.shared)))
    spare = 2 * MAX_PATHS * PAIR_WIDTH  # the second stage adds embeddings of tree paths
    flat = torch.zeros(args.workers, sum(p.numel() for p in model.parameters()) + spare).share_memory_()
    del model
    context = mp.get_context("spawn")
    mp.spawn(work, (args, flat, context.Barrier(args.workers)), args.workers)


if __name__ == "__main__":
    main()
