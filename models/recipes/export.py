"""Writes a checkpoint as a model folder in the Hub's layout, and checks it against PyTorch.

    python export.py --checkpoint RUN/checkpoint.pt --tokenizer DIR --corpus DIR --id yard-3m --out models/yard-3m \\
        [--dtypes fp32 q8 int8 q4]

Stops with an error where the fp32 graph is not PyTorch's: logits, LoRA inputs, cached steps and greedy text. Prints the
quality of each stored dtype: divergence and agreement of first choices against fp32 on validation turns.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch

import tokenizer as bpe
from data import Split, load_split
from graph import ADAPTED, DTYPES, FILES, NOTES, build
from manifest import write_manifest
from model import NORM_EPS, ROPE_THETA, Decoder, Shape, load_checkpoint, parameter_count
from session import GraphSession

EPISODES = 100
GREEDY = 10
GREEDY_TOKENS = 64
LOGIT_LIMIT = 2e-3
GOLDEN_TOLERANCE = 0.01
# Devices differ by about 1e-4 in a logit.
GOLDEN_MARGIN = 1e-3
GOLDEN_LOGITS = 16
GOLDEN_CANDIDATES = 200


def config(shape: Shape, dtypes: list[str]) -> dict:
    return {
        "model_type": "llama",
        "architectures": ["LlamaForCausalLM"],
        "vocab_size": shape.vocab,
        "hidden_size": shape.dim,
        "intermediate_size": shape.ffn,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads,
        "head_dim": shape.head_dim,
        "hidden_act": "silu",
        "rms_norm_eps": NORM_EPS,
        "rope_theta": ROPE_THETA,
        "tie_word_embeddings": True,
        "attention_bias": False,
        "mlp_bias": False,
        "max_position_embeddings": bpe.CONTEXT,
        "pad_token_id": bpe.PAD_ID,
        "bos_token_id": bpe.BOS_ID,
        "eos_token_id": bpe.END_ID,
        "transformers.js_config": {"dtype": "q8" if "q8" in dtypes else dtypes[0]},
    }


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def write_folder(model: Decoder, tokenizer: Path, out: Path, dtypes: list[str]) -> None:
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    for stale in (out / "onnx").glob("*.onnx"):
        stale.unlink()
    for dtype in dtypes:
        graph = build(model, dtype, bpe.CONTEXT)
        onnx.save(graph, str(out / "onnx" / FILES[dtype]))
    write_json(out / "config.json", config(model.shape, dtypes))
    ids = {"pad_token_id": bpe.PAD_ID, "bos_token_id": bpe.BOS_ID, "eos_token_id": bpe.END_ID}
    write_json(out / "generation_config.json", ids)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(tokenizer / name, out / name)


def prompts(split: Split) -> list[list[int]]:
    """The first prompt of each episode: all tokens before its first trained completion."""
    return [split.row(row)[0][: spans[0].start].tolist() for row, spans in enumerate(split.completions) if spans]


@torch.no_grad()
def torch_logits(model: Decoder, ids: list[int], lora: tuple[np.ndarray, np.ndarray] | None = None) -> np.ndarray:
    pair = None if lora is None else (torch.from_numpy(lora[0]), torch.from_numpy(lora[1]))
    return model(torch.tensor([ids]), pair)[0].numpy()


def torch_greedy(model: Decoder, prompt: list[int]) -> list[int]:
    ids = list(prompt)
    while len(ids) < len(prompt) + GREEDY_TOKENS and ids[-1] != bpe.END_ID:
        ids.append(int(torch_logits(model, ids)[-1].argmax()))
    return ids[len(prompt) :]


def verify(model: Decoder, session: GraphSession, split: Split) -> dict[str, float | int]:
    """Compares a graph with PyTorch; raises where they part."""
    shape = model.shape
    ids = split.row(0)[0].tolist()
    generator = np.random.default_rng(0)
    lora = (
        generator.normal(size=(ADAPTED, shape.dim, 4), scale=0.1).astype(np.float32),
        generator.normal(size=(ADAPTED, 4, shape.dim), scale=0.1).astype(np.float32),
    )
    wanted, adapted = torch_logits(model, ids), torch_logits(model, ids, lora)
    whole, _ = session.run(ids)
    changed, _ = session.run(ids, lora=lora)
    half = len(ids) // 2
    _, past = session.run(ids[:half], keep=1)
    rest, _ = session.run(ids[half:], past)
    report = {
        "logits": float(np.abs(whole - wanted).max()),
        "lora": float(np.abs(changed - adapted).max()),
        "lora_effect": float(np.abs(adapted - wanted).max()),
        "cached": float(np.abs(rest - wanted[half:]).max()),
    }
    for part in ("logits", "lora", "cached"):
        if report[part] > LOGIT_LIMIT:
            raise SystemExit(f"the graph parts from PyTorch: {report}")
    chosen = prompts(split)[:GREEDY]
    same = sum(session.greedy(prompt, GREEDY_TOKENS) == torch_greedy(model, prompt) for prompt in chosen)
    if same != len(chosen):
        raise SystemExit(f"greedy text differs on {len(chosen) - same} of {len(chosen)} prompts")
    return {**report, "greedy_same": same, "greedy_of": len(chosen)}


def log_softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def quality(reference: GraphSession, session: GraphSession, split: Split) -> dict[str, float | int]:
    """On the trained tokens of validation episodes: mean KL divergence (nats) from fp32, agreement of first choices,
    and the share of turns whose every first choice agrees; then greedy texts that are the same."""
    divergence, agreement, turns = [], [], []
    for row in range(min(EPISODES, len(split))):
        ids = split.row(row)[0].tolist()
        before, after = log_softmax(reference.run(ids)[0]), log_softmax(session.run(ids)[0])
        for span in split.completions[row]:
            where = slice(span.start - 1, span.end - 1)
            p, q = before[where], after[where]
            divergence.append((np.exp(p) * (p - q)).sum(-1))
            agreement.append(p.argmax(-1) == q.argmax(-1))
            turns.append(bool(agreement[-1].all()))
    chosen = prompts(split)[:GREEDY]
    same = sum(session.greedy(ids, GREEDY_TOKENS) == reference.greedy(ids, GREEDY_TOKENS) for ids in chosen)
    return {
        "kl": float(np.concatenate(divergence).mean()),
        "agreement": float(np.concatenate(agreement).mean()),
        "turns_agreeing": float(np.mean(turns)),
        "greedy_same": same,
        "greedy_of": len(chosen),
    }


def margin(logits: np.ndarray) -> float:
    """The least distance, over positions, of the first choice from the second."""
    top = np.sort(logits, axis=-1)[:, -2:]
    return float((top[:, 1] - top[:, 0]).min())


def golden(sessions: dict[str, GraphSession], split: Split) -> dict[str, dict]:
    """For each dtype the prompt whose first choices are clearest: rounding on another device cannot flip one."""
    result = {}
    for dtype, session in sessions.items():
        candidates = [(ids, session.run(ids)[0]) for ids in prompts(split)[:GOLDEN_CANDIDATES]]
        ids, logits = max(candidates, key=lambda pair: margin(pair[1]))
        if margin(logits) < GOLDEN_MARGIN:
            raise SystemExit(f"{dtype}: no prompt has first choices {GOLDEN_MARGIN} apart")
        last = [round(float(logit), 5) for logit in logits[-1][:GOLDEN_LOGITS]]
        result[dtype] = {
            "input_ids": ids,
            "logits": {"argmax": logits.argmax(-1).tolist(), "last": last},
            "tolerance": GOLDEN_TOLERANCE,
        }
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--id", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dtypes", nargs="+", choices=DTYPES, default=["fp32", "q8"])
    args = parser.parse_args()
    model, step = load_checkpoint(args.checkpoint)
    split = load_split(args.corpus, "validation", args.tokenizer, GOLDEN_CANDIDATES)
    write_folder(model, args.tokenizer, args.out, args.dtypes)
    reference = GraphSession(build(model, "fp32", bpe.CONTEXT).SerializeToString(), model.shape)
    print(json.dumps({"step": step, "verified": verify(model, reference, split)}), flush=True)
    sessions = {}
    for dtype in args.dtypes:
        file = args.out / "onnx" / FILES[dtype]
        sessions[dtype] = GraphSession(file.read_bytes(), model.shape)
        found = {
            "dtype": dtype,
            "note": NOTES[dtype],
            "bytes": file.stat().st_size,
            "decode_ms": round(sessions[dtype].decode_ms(split.row(0)[0].tolist()), 3),
            **quality(reference, sessions[dtype], split),
        }
        print(json.dumps(found), flush=True)
    write_manifest(args.out, args.id, parameter_count(model), golden(sessions, split))


if __name__ == "__main__":
    main()
