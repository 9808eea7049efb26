"""Trains the router policy on exhaustive outcomes and exports it.

    python policy.py --data FILE.jsonl --tokenizer DIR --id switch-haps --out models/switch-haps

A line of the data is a question with the outcome of each of the four assignments (Teacher, Student) = 00, 01, 10, 11,
where 1 is the strong model:

    {"split": "train", "prompt": "...", "perf": [4 numbers in 0..1], "cost": [4 numbers, normalised on the train split]}

The policy is a bag of token embeddings, pooled by attention (each head has its own score for a token, so words that
are in every prompt lose their weight), and one hidden layer. It predicts quality and cost of each assignment; the
arg-max of alpha * quality - beta * cost decides. It is stopped early on the validation utility. An ensemble of several
seeds is exported where its validation utility is higher than its best member's. Last it prints how it stands beside
every constant assignment and the oracle.
"""

import argparse
import copy
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper
from torch import nn

import tokenizer as bpe
from graph import OPSET, Graph, value
from manifest import write_manifest
from model import parameter_count

ARMS = 4
ALPHAS = (0.2, 0.5, 0.8)
DIM, HEADS, HIDDEN = 24, 4, 64
TOKEN_DROPOUT, DROPOUT = 0.15, 0.3
LR, DECAY, BATCH = 3e-3, 0.1, 32
EPOCHS, PATIENCE = 120, 25
MASKED = -1e9
LIMIT = 1e-4
GOLDEN_TOLERANCE = 1e-3


class Policy(nn.Module):
    def __init__(self, vocab: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab, DIM)
        self.score = nn.Linear(DIM, HEADS, bias=False)
        self.inner = nn.Linear(DIM * HEADS, HIDDEN)
        self.outer = nn.Linear(HIDDEN, 2 * ARMS)
        nn.init.normal_(self.embedding.weight, std=0.3)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """tokens and mask [batch, length]; gives the logits of quality and the cost, each [batch, 4]."""
        if self.training:
            mask = mask * (torch.rand(mask.shape) > TOKEN_DROPOUT)
        x = self.embedding(tokens)
        weights = torch.softmax(self.score(x) + (1 - mask.float()).unsqueeze(-1) * MASKED, dim=1)
        pooled = (weights.mT @ x).flatten(1)
        hidden = F.dropout(F.relu(self.inner(pooled)), DROPOUT, self.training)
        return self.outer(hidden).split(ARMS, dim=1)


@dataclass(frozen=True)
class Outcomes:
    tokens: torch.Tensor
    mask: torch.Tensor
    perf: torch.Tensor
    cost: torch.Tensor


def load_outcomes(path: Path, tokenizer, split: str) -> Outcomes:
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = [entry for entry in entries if entry["split"] == split]
    if not chosen:
        raise SystemExit(f"{path} has no line of the {split} split")
    rows = [tokenizer.encode(entry["prompt"], add_special_tokens=False).ids for entry in chosen]
    length = max(map(len, rows))
    tokens = torch.full((len(rows), length), bpe.PAD_ID)
    mask = torch.zeros_like(tokens)
    for at, row in enumerate(rows):
        tokens[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    perf, cost = (torch.tensor([entry[key] for entry in chosen], dtype=torch.float32) for key in ("perf", "cost"))
    return Outcomes(tokens, mask, perf, cost)


def utilities(perf: torch.Tensor, cost: torch.Tensor) -> torch.Tensor:
    """[alphas, questions, arms], with beta = 1 - alpha."""
    return torch.stack([alpha * perf - (1 - alpha) * cost for alpha in ALPHAS])


def reached(perf: torch.Tensor, cost: torch.Tensor, data: Outcomes) -> torch.Tensor:
    """The utility [alphas, questions] that deciding by these predictions earns."""
    chosen = utilities(perf, cost).argmax(-1, keepdim=True)
    return utilities(data.perf, data.cost).gather(-1, chosen).squeeze(-1)


@torch.no_grad()
def predict(models: list[Policy], data: Outcomes) -> tuple[torch.Tensor, torch.Tensor]:
    readings = [model.eval()(data.tokens, data.mask) for model in models]
    perf = torch.stack([torch.sigmoid(logits) for logits, _ in readings]).mean(0)
    return perf, torch.stack([cost for _, cost in readings]).mean(0)


def loss_of(model: Policy, data: Outcomes, rows: torch.Tensor) -> torch.Tensor:
    logits, cost = model(data.tokens[rows], data.mask[rows])
    quality = F.binary_cross_entropy_with_logits(logits, data.perf[rows])
    return quality + 4 * F.huber_loss(cost, data.cost[rows], delta=0.25)


def train(vocab: int, training: Outcomes, validation: Outcomes, seed: int) -> tuple[Policy, float]:
    """The model of the epoch with the highest validation utility (ties: the lower loss), and that utility."""
    torch.manual_seed(seed)
    model = Policy(vocab)
    adam = torch.optim.AdamW(model.parameters(), lr=LR, weight_decay=DECAY)
    count = len(training.tokens)
    every = torch.arange(len(validation.tokens))
    best, kept, since = (-np.inf, -np.inf), copy.deepcopy(model), 0
    for _ in range(EPOCHS):
        model.train()
        for rows in torch.randperm(count).split(BATCH):
            loss = loss_of(model, training, rows)
            adam.zero_grad()
            loss.backward()
            adam.step()
        with torch.no_grad():
            loss = loss_of(model.eval(), validation, every).item()
        score = (round(reached(*predict([model], validation), validation).mean().item(), 5), -loss)
        since += 1
        if score > best:
            best, kept, since = score, copy.deepcopy(model), 0
        if since == PATIENCE:
            break
    return kept.eval(), best[0]


def build(models: list[Policy]) -> onnx.ModelProto:
    """One graph whose outputs are the means over the models."""
    graph = Graph()
    bias = graph.add("Cast", ["attention_mask"], "mask/float", to=TensorProto.FLOAT)
    bias = graph.add("Sub", [bias, graph.constant("one", np.float32(1))], "mask/missing")
    bias = graph.add("Mul", [bias, graph.constant("masked", np.float32(-MASKED))], "mask/low")
    bias = graph.add("Unsqueeze", [bias, graph.constant("last", np.array([-1]))], "mask/bias")
    flat = graph.constant("flat", np.array([0, DIM * HEADS]))
    parts: dict[str, list[str]] = {"perf": [], "cost": []}
    for at, model in enumerate(models):
        state = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
        weight = {name: graph.constant(f"{at}/{name}", array) for name, array in state.items() if "score" not in name}
        x = graph.add("Gather", [weight["embedding.weight"], "input_ids"], f"{at}/x")
        turned = graph.constant(f"{at}/score.turned", state["score.weight"].T)
        scores = graph.add("Add", [graph.add("MatMul", [x, turned], f"{at}/scores"), bias], f"{at}/masked")
        weights = graph.add("Softmax", [scores], f"{at}/weights", axis=1)
        across = graph.add("Transpose", [weights], f"{at}/across", perm=[0, 2, 1])
        pooled = graph.add("Reshape", [graph.add("MatMul", [across, x], f"{at}/bags"), flat], f"{at}/pooled")
        inner = graph.add("Gemm", [pooled, weight["inner.weight"], weight["inner.bias"]], f"{at}/inner", transB=1)
        hidden = graph.add("Relu", [inner], f"{at}/hidden")
        outer = [hidden, weight["outer.weight"], weight["outer.bias"]]
        both = graph.add("Gemm", outer, f"{at}/both", transB=1)
        graph.add("Split", [both], [f"{at}/logits", f"{at}/cost"], axis=1, num_outputs=2)
        parts["perf"].append(graph.add("Sigmoid", [f"{at}/logits"], f"{at}/perf"))
        parts["cost"].append(f"{at}/cost")
    for name, members in parts.items():
        graph.add("Mean", members, name)
    sequence = ["batch_size", "sequence_length"]
    inputs = [value(name, TensorProto.INT64, sequence) for name in ("input_ids", "attention_mask")]
    outputs = [value(name, TensorProto.FLOAT, ["batch_size", ARMS]) for name in ("perf", "cost")]
    body = helper.make_graph(graph.nodes, "switchyard-policy", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", OPSET)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10, producer_name="switchyard")


def export(models: list[Policy], data: Outcomes, tokenizer: Path, policy_id: str, out: Path) -> float:
    """Writes the folder; gives the greatest difference from PyTorch, padded batch and single rows alike."""
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    graph = build(models)
    onnx.checker.check_model(graph)
    onnx.save(graph, str(out / "onnx" / "model.onnx"))
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(tokenizer / name, out / name)
    config = {
        "model_type": "switchyard-policy",
        "arms": ["00", "01", "10", "11"],
        "vocab_size": models[0].embedding.num_embeddings,
        "members": len(models),
        "transformers.js_config": {"dtype": "fp32"},
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    wanted = torch.cat(predict(models, data), dim=1).numpy()
    feeds = {"input_ids": data.tokens.numpy(), "attention_mask": data.mask.numpy()}
    gaps = [np.abs(np.concatenate(session.run(["perf", "cost"], feeds), axis=1) - wanted).max()]
    for row in range(min(20, len(wanted))):
        ids = data.tokens[row, : int(data.mask[row].sum())].numpy()[None]
        single = session.run(["perf", "cost"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        gaps.append(np.abs(np.concatenate(single, axis=1) - wanted[row]).max())
    if max(gaps) > LIMIT:
        raise SystemExit(f"the graph parts from PyTorch by {max(gaps)}")
    ids = data.tokens[0, : int(data.mask[0].sum())].tolist()
    perf, cost = ([round(float(number), 6) for number in part] for part in np.split(wanted[0], 2))
    golden = {"fp32": {"input_ids": ids, "perf": perf, "cost": cost, "tolerance": GOLDEN_TOLERANCE}}
    write_manifest(out, policy_id, sum(map(parameter_count, models)), golden)
    return float(max(gaps))


def report(models: list[Policy], data: Outcomes) -> dict[str, dict[str, float]]:
    """Mean utility by alpha and over all alphas: the policy, each constant assignment, the oracle."""
    real = utilities(data.perf, data.cost)
    rows = {"policy": reached(*predict(models, data), data), "oracle": real.max(-1).values}
    rows |= {f"always {arm:02b}": real[:, :, arm] for arm in range(ARMS)}
    columns = [*(f"alpha {alpha}" for alpha in ALPHAS), "mean"]
    means = {name: [*row.mean(1).tolist(), row.mean().item()] for name, row in rows.items()}
    return {
        name: {column: round(mean, 4) for column, mean in zip(columns, values, strict=True)}
        for name, values in sorted(means.items(), key=lambda pair: -pair[1][-1])
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--id", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    tokenizer = bpe.load(args.tokenizer)
    training, validation = (load_outcomes(args.data, tokenizer, split) for split in ("train", "validation"))
    trained = [train(tokenizer.get_vocab_size(), training, validation, seed) for seed in range(args.seeds)]
    members = [model for model, _ in trained]
    single, alone = max(trained, key=lambda pair: pair[1])
    together = reached(*predict(members, validation), validation).mean().item()
    chosen = members if together > alone else [single]
    gap = export(chosen, validation, args.tokenizer, args.id, args.out)
    scores = [score for _, score in trained]
    print(json.dumps({"seeds": scores, "ensemble": round(together, 5), "members": len(chosen), "gap": gap}))
    print(json.dumps({"validation": report(chosen, validation)}))


if __name__ == "__main__":
    main()
