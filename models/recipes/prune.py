"""Begins a shallower model from a trained one: keeps the blocks without which it would lose the least.

    python prune.py --checkpoint FILE --size reader --layers 3 --corpus DIR --tokenizer DIR --out DIR

Writes OUT/checkpoint.pt at step 0, from which train.py goes on. Every ordered choice of blocks is tried on some rows of the
corpus's train split.
"""

import argparse
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import tokenizer as bpe
from data import Split, collate, load_split
from evaluate import autocast
from model import Decoder, SIZES, Shape, load_checkpoint, shape_of
from train import optimisers, save

ROWS = 64


@torch.no_grad()
def mean_loss(model: Decoder, split: Split) -> float:
    """Cross-entropy of the rows' weighted tokens, in nats."""
    tokens, weights = collate(split, np.arange(min(ROWS, len(split))))
    weight = weights[:, 1:].flatten()
    with autocast("cpu"):
        logits = model.head(model.hidden(tokens[:, :-1]).flatten(0, 1)[weight > 0])
    losses = F.cross_entropy(logits.float(), tokens[:, 1:].flatten()[weight > 0], reduction="none")
    return float((losses * weight[weight > 0]).sum() / weight.sum())


def prune(trained: Decoder, shape: Shape, split: Split) -> tuple[Decoder, tuple[int, ...], float]:
    """The model of `shape`, the places of the blocks it keeps, and its loss before any training."""
    if replace(shape, layers=trained.shape.layers) != trained.shape:
        raise SystemExit(f"{shape} differs from the checkpoint in more than depth")
    model = Decoder(shape)
    model.load_state_dict({name: value for name, value in trained.state_dict().items() if name in model.state_dict()})
    choices = {}
    for kept in combinations(range(trained.shape.layers), shape.layers):
        model.blocks = nn.ModuleList(trained.blocks[place] for place in kept)
        choices[kept] = mean_loss(model, split)
    best = min(choices, key=choices.get)
    model.blocks = nn.ModuleList(trained.blocks[place] for place in best)
    return model, best, choices[best]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--size", choices=sorted(SIZES), required=True)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    trained, step = load_checkpoint(args.checkpoint)
    if trained.shape.vocab != bpe.load(args.tokenizer).get_vocab_size():
        raise SystemExit(f"{args.tokenizer} is not the checkpoint's tokenizer: it has another vocabulary")
    shape = shape_of(args.size, trained.shape.vocab, layers=args.layers)
    model, kept, loss = prune(trained, shape, load_split(args.corpus, "train", args.tokenizer, ROWS))
    args.out.mkdir(parents=True, exist_ok=True)
    save(args.out / "checkpoint.pt", model, optimisers(model), 0, 0.0)
    print(f"{args.out}/checkpoint.pt: {args.size}, blocks {kept} of step {step} of {args.checkpoint}, loss {loss:.3f}")


if __name__ == "__main__":
    main()
