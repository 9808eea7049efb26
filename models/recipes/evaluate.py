"""Teacher-forced exact match of a checkpoint: the share of turns whose every token is the model's first choice.

    python evaluate.py --checkpoint FILE --tokenizer DIR --corpus DIR [--split validation] [--episodes 1000] [--show 5]

It flatters: earlier turns are the expert's. The claim on a card is measured on free-running episodes by the recorder.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

import tokenizer as bpe
from data import Split, collate, load_split
from model import Decoder, load_checkpoint

BATCH = 50


def autocast(device: str):
    return torch.autocast(device, dtype=torch.bfloat16)


@torch.no_grad()
def exact_match(model: Decoder, split: Split, device: str) -> dict[str, dict[str, float]]:
    """Exact match by turn, by kind, by kind and turn, and over all."""
    hits: dict[str, dict[str, list[bool]]] = {part: defaultdict(list) for part in ("turn", "kind", "kind/turn")}
    every: list[bool] = []
    order = np.argsort(np.diff(split.offsets), kind="stable")
    for at in range(0, len(order), BATCH):
        rows = order[at : at + BATCH]
        tokens, _ = collate(split, rows)
        with autocast(device):
            guesses = model(tokens.to(device)).argmax(-1).cpu()
        right = guesses[:, :-1] == tokens[:, 1:]
        for line, row in zip(right, rows, strict=True):
            kind = split.kinds[row]
            for span in split.completions[row]:
                hit = bool(line[span.start - 1 : span.end - 1].all())
                hits["turn"][span.turn].append(hit)
                hits["kind"][kind].append(hit)
                hits["kind/turn"][f"{kind}/{span.turn}"].append(hit)
                every.append(hit)
    result = {
        part: {name: round(float(np.mean(values)), 3) for name, values in sorted(groups.items())}
        for part, groups in hits.items()
    }
    return {"all": round(float(np.mean(every)), 4), **result}


@torch.no_grad()
def complete(model: Decoder, prompt: list[int], limit: int = 96) -> list[int]:
    """Greedy tokens after the prompt, up to and without <|end|>. Plain and uncached: for looking, not for speed."""
    tokens = list(prompt)
    for _ in range(limit):
        with autocast("cpu"):
            chosen = int(model(torch.tensor([tokens]))[0, -1].argmax())
        if chosen == bpe.END_ID:
            break
        tokens.append(chosen)
    return tokens[len(prompt) :]


def show(model: Decoder, split: Split, tokenizer, count: int) -> None:
    for row in range(min(count, len(split))):
        ids = split.row(row)[0].tolist()
        print(f"=== {split.kinds[row]}\n{tokenizer.decode(ids[: split.completions[row][0].start])}")
        for span in split.completions[row]:
            wanted = tokenizer.decode(ids[span.start : span.end - 1])
            got = tokenizer.decode(complete(model, ids[: span.start]))
            print(f"--- {span.turn}: {'same' if got == wanted else 'DIFFERENT'}\nwanted:{wanted}\ngot:   {got}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--split", default="validation")
    parser.add_argument("--episodes", type=int, default=1000)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    model, step = load_checkpoint(args.checkpoint)
    split = load_split(args.corpus, args.split, args.tokenizer, args.episodes)
    print(json.dumps({"step": step, "episodes": len(split), **exact_match(model, split, "cpu")}))
    show(model, split, bpe.load(args.tokenizer), args.show)


if __name__ == "__main__":
    main()
