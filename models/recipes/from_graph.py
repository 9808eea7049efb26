"""Reads the weights of a shipped decoder back out of its graph.

    python from_graph.py --folder ../yard-3m --out build/yard-3m

Writes OUT/checkpoint.pt, without the state of an optimiser: to play and to grow, not to resume.
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from graph import FILES
from model import Decoder, Shape


def decoder_of(folder: Path) -> Decoder:
    """The decoder of a model folder, in evaluation mode, with the stored (q8) weights."""
    config = json.loads((folder / "config.json").read_text())
    shape = Shape(
        dim=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        ffn=config["intermediate_size"],
        vocab=config["vocab_size"],
    )
    stored = onnx.load(folder / "onnx" / FILES["q8"]).graph.initializer
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in stored}

    def weight(name: str) -> torch.Tensor:
        return torch.from_numpy(arrays[f"{name}.int8"] * arrays[f"{name}.scale"])

    state = {"embedding.weight": weight("embedding"), "norm.weight": torch.from_numpy(arrays["norm"].copy())}
    for at in range(shape.layers):
        block = f"blocks.{at}"
        for name in ("qkv", "out", "down"):
            state[f"{block}.{name}.weight"] = weight(f"{block}.{name}")
        state[f"{block}.gate_up.weight"] = torch.cat([weight(f"{block}.{part}") for part in ("gate", "up")])
        for name in ("attention_norm", "ffn_norm"):
            state[f"{block}.{name}.weight"] = torch.from_numpy(arrays[f"{block}.{name}"].copy())
    model = Decoder(shape)
    model.load_state_dict(state)
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = decoder_of(args.folder)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"shape": model.shape.__dict__, "model": model.state_dict(), "step": 0}, args.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
