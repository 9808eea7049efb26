"""Trains one decoder on the corpus, on a GPU where there is one, else on the CPU in bf16.

    python train.py --size strong --corpus DIR --tokenizer DIR --out DIR --steps 3000 [--rows 32] [--minutes 10]

With --minutes it ends after that time if that is sooner than the steps, the learning rate having fallen by then. Goes on by itself from OUT/checkpoint.pt. Writes OUT/log.jsonl (and stdout): a line each 25 steps, and exact match by
turn and kind of question at each checkpoint.
"""

import argparse
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import tokenizer as bpe
from data import Split, batches, collate, load_split
from evaluate import autocast, exact_match
from model import Decoder, SIZES, Shape, parameter_count, shape_dict, shape_of
from muon import Muon

BATCH = 32
WARM_UP = 100
LOG_EVERY = 25
SAVE_EVERY = 200
EVALUATED = 200
CLIP = 1.0
# Rows at a time on a CPU, gradients summed: the activations of 16 rows stay in its caches.
CPU_ROWS = 16
MUON_LR = 0.02
ADAM_LR = 2e-3


def schedule(step: int, done: float) -> float:
    """Linear warm-up, then a cosine to a twentieth of the peak. `done` is the share of the run, in steps or in time."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    progress = min(1.0, done)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * progress))


def optimisers(model: Decoder) -> list[torch.optim.Optimizer]:
    blocks = model.blocks
    muon = Muon(
        [
            {"params": [block.qkv.weight for block in blocks], "parts": 3},
            {"params": [block.out.weight for block in blocks]},
            {"params": [block.gate_up.weight for block in blocks], "parts": 2},
            {"params": [block.down.weight for block in blocks]},
        ],
        lr=MUON_LR,
    )
    rest = [parameter for name, parameter in model.named_parameters() if parameter.ndim < 2 or "embedding" in name]
    adam = torch.optim.AdamW(rest, lr=ADAM_LR, betas=(0.9, 0.95), weight_decay=0.0)
    for optimiser in (muon, adam):
        for group in optimiser.param_groups:
            group["peak"] = group["lr"]
    return [muon, adam]


class LossStep:
    """Forward and backward passes of one batch; the gradient is of the weighted mean over the batch's tokens."""

    def __init__(self, model: Decoder, device: str, rows: int) -> None:
        self.model = model
        self.device = device
        self.rows = min(rows, CPU_ROWS) if device == "cpu" else rows
        # Fixed shapes compile to faster code; there is one shape for each length that collate pads to. On a GPU models of
        # this size train for less time than that takes.
        torch._dynamo.config.recompile_limit = 64
        self.hidden = torch.compile(model.hidden, dynamic=False) if device == "cpu" else model.hidden

    def __call__(self, split: Split, rows: np.ndarray) -> float:
        parts = [collate(split, rows[at : at + self.rows]) for at in range(0, len(rows), self.rows)]
        asked = sum(float(weights[:, 1:].sum()) for _, weights in parts)
        total = 0.0
        for tokens, weights in parts:
            weight = weights[:, 1:].flatten()
            chosen = weight > 0
            targets = tokens[:, 1:].flatten()[chosen].to(self.device)
            with autocast(self.device):
                states = self.hidden(tokens[:, :-1].to(self.device)).flatten(0, 1)
                logits = self.model.head(states[chosen.to(self.device)])
            losses = F.cross_entropy(logits.float(), targets, reduction="none")
            loss = (losses * weight[chosen].to(self.device)).sum() / asked
            loss.backward()
            total += loss.item()
        return total


class Log:
    """JSON lines, to a file and to stdout."""

    def __init__(self, path: Path) -> None:
        self.file = open(path, "a", encoding="utf-8")

    def write(self, entry: dict) -> None:
        line = json.dumps(entry)
        print(line, flush=True)
        self.file.write(line + "\n")
        self.file.flush()


def save(path: Path, model: Decoder, opts: list[torch.optim.Optimizer], step: int, minutes: float) -> None:
    state = {
        "shape": shape_dict(model.shape),
        "model": model.state_dict(),
        "optimisers": [optimiser.state_dict() for optimiser in opts],
        "step": step,
        "minutes": minutes,
        "rng": torch.get_rng_state(),
    }
    # Written aside and renamed: a run that is killed here leaves the older checkpoint whole.
    aside = path.with_suffix(".tmp")
    torch.save(state, aside)
    os.replace(aside, path)


def resume(path: Path, model: Decoder, opts: list[torch.optim.Optimizer], device: str) -> tuple[int, float]:
    if not path.exists():
        return 0, 0.0
    saved = torch.load(path, map_location=device, weights_only=True)
    if saved["shape"] != shape_dict(model.shape):
        raise SystemExit(f"{path} holds another shape: {saved['shape']}. Choose another --out.")
    model.load_state_dict(saved["model"])
    for optimiser, state in zip(opts, saved["optimisers"], strict=True):
        optimiser.load_state_dict(state)
    torch.set_rng_state(saved["rng"].cpu())
    return saved["step"], saved["minutes"]


def train(shape: Shape, args: argparse.Namespace) -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    log = Log(args.out / "log.jsonl")
    model = Decoder(shape).to(device)
    opts = optimisers(model)
    checkpoint = args.out / "checkpoint.pt"
    first, before = resume(checkpoint, model, opts, device)
    training = load_split(args.corpus, "train", args.tokenizer)
    validation = load_split(args.corpus, "validation", args.tokenizer, EVALUATED)
    log.write(
        {
            "start": first,
            "steps": args.steps,
            "parameters": parameter_count(model),
            "shape": shape_dict(shape),
            "device": device,
            "episodes": len(training),
            "tokens_an_episode": round(len(training.tokens) / len(training), 1),
        }
    )
    loss_step = LossStep(model, device, args.rows)
    order = batches(training, args.rows, args.seed, first)
    begun = since = time.monotonic()
    seen, losses = 0, []
    for step in range(first, args.steps):
        rows = next(order)
        minutes = before + (time.monotonic() - begun) / 60
        share = max(step / args.steps, minutes / args.minutes)
        for optimiser in opts:
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * schedule(step, share)
        losses.append(loss_step(training, rows))
        nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        for optimiser in opts:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        seen += int(np.diff(training.offsets)[rows].sum())
        done = step + 1
        minutes = before + (time.monotonic() - begun) / 60
        if done % LOG_EVERY == 0:
            now = time.monotonic()
            mean = float(np.mean(losses))
            rate = round(seen / (now - since))
            log.write({"step": done, "loss": round(mean, 4), "tokens_s": rate, "minutes": round(minutes, 2)})
            seen, losses, since = 0, [], now
        ends = done == args.steps or minutes >= args.minutes
        if done % args.save_every == 0 or ends:
            save(checkpoint, model, opts, done, minutes)
            log.write({"step": done, "exact": exact_match(model, validation, device)})
            since = time.monotonic()
        if ends:
            break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--rows", type=int, default=BATCH, help="rows of a batch")
    parser.add_argument("--save-every", type=int, default=SAVE_EVERY)
    parser.add_argument("--seed", type=int, default=0)
    for name in ("dim", "layers", "heads", "ffn"):
        parser.add_argument(f"--{name}", type=int)
    args = parser.parse_args()
    vocab = bpe.load(args.tokenizer).get_vocab_size()
    changes = {name: getattr(args, name) for name in ("dim", "layers", "heads", "ffn")}
    train(shape_of(args.size, vocab, **changes), args)


if __name__ == "__main__":
    main()
