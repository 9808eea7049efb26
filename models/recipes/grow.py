"""Begins a deeper model, perhaps on another tokenizer, from a trained one, so that what was learnt is not learnt again.

    python grow.py --checkpoint FILE --tokenizer DIR --size general --new-tokenizer DIR --out DIR

Writes OUT/checkpoint.pt at step 0, from which train.py goes on. Added blocks come last and write nothing at first (their
output projections are zero); a token that the old tokenizer lacks begins as the mean of its old pieces.
"""

import argparse
from pathlib import Path

import torch

import tokenizer as bpe
from model import Decoder, SIZES, load_checkpoint, shape_of
from train import optimisers, save


def embed_anew(old: torch.Tensor, old_tokenizer, new_tokenizer) -> torch.Tensor:
    """The embedding table [new vocabulary, dim] from [old vocabulary, dim]."""
    known = old_tokenizer.get_vocab()
    table = torch.empty(new_tokenizer.get_vocab_size(), old.shape[1])
    for token, place in new_tokenizer.get_vocab().items():
        if token in known:
            table[place] = old[known[token]]
            continue
        pieces = old_tokenizer.encode(new_tokenizer.decode([place]), add_special_tokens=False).ids
        table[place] = old[pieces].mean(0)
    return table


@torch.no_grad()
def grow(trained: Decoder, size: str, old_tokenizer, new_tokenizer) -> Decoder:
    model = Decoder(shape_of(size, new_tokenizer.get_vocab_size()))
    if (model.shape.dim, model.shape.heads, model.shape.ffn) != (
        trained.shape.dim,
        trained.shape.heads,
        trained.shape.ffn,
    ):
        raise SystemExit(f"{size} differs from the checkpoint in more than depth and vocabulary")
    state = trained.state_dict()
    state["embedding.weight"] = embed_anew(state["embedding.weight"], old_tokenizer, new_tokenizer)
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith("blocks.") for name in missing):
        raise SystemExit(f"weights do not fit: missing {missing}, unexpected {unexpected}")
    for block in model.blocks[trained.shape.layers :]:
        block.out.weight.zero_()
        block.down.weight.zero_()
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--size", choices=sorted(SIZES), required=True)
    parser.add_argument("--new-tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(0)
    trained, step = load_checkpoint(args.checkpoint)
    model = grow(trained, args.size, bpe.load(args.tokenizer), bpe.load(args.new_tokenizer))
    args.out.mkdir(parents=True, exist_ok=True)
    save(args.out / "checkpoint.pt", model, optimisers(model), 0, 0.0)
    print(f"{args.out}/checkpoint.pt: {args.size}, grown from step {step} of {args.checkpoint}")


if __name__ == "__main__":
    main()
