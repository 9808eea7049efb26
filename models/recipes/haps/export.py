"""Writes a trained HAPS router as one graph, and checks it against PyTorch.

    python -m haps.export --run OUT --questions FILE --models ../yard-works … --tokenizer DIR --id ID --out ../ID

Inputs   input_ids, attention_mask int64 [1, sequence] (the routing prompt), preference float [1, 2] (alpha, beta)
Outputs  scores float [1, K²], Teacher-major; for each adaptable model, by its place in the pool, matrices_A.{i} float [3, dim, 8] and
         matrices_B.{i} float [3, 8, dim], as the models' own inputs take them (s is in B)

The heads of the generator are stored in the space that the hidden layer really fills: its largest `--components` directions over
the train prompts, two thin matrices in place of a wide one. Stops where the graph parts from PyTorch by more than 1e-4 on fifty
prompts, or where the models write another greedy text with the matrices of the graph.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

import tokenizer as bpe
from from_graph import decoder_of
from graph import ADAPTED, DTYPES, FILES, Graph, build, expanded, value
from haps.atlas import MAX_TOKENS, Episode, Index
from haps.play import Table, complete
from haps.router import PREFERENCE, RANK, Generator, Haps, Setup
from haps.train import padded
from manifest import write_manifest
from model import Shape, parameter_count
from session import GraphSession

LIMIT = 1e-4
PROMPTS = 50
TEXTS = 6


class Thin(nn.Module):
    """A head on the largest directions of its input: up(down(x)) + bias."""

    def __init__(self, head: nn.Linear, mean: torch.Tensor, basis: torch.Tensor) -> None:
        super().__init__()
        self.down, self.up = nn.Linear(*basis.shape), nn.Linear(basis.shape[1], head.out_features)
        with torch.no_grad():
            self.down.weight.copy_(basis.T)
            self.down.bias.copy_(-(mean @ basis))
            self.up.weight.copy_(head.weight @ basis)
            self.up.bias.copy_(head.bias + head.weight @ mean)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.up(self.down(x))


@torch.no_grad()
def thin(generator: Generator, state: torch.Tensor, components: int) -> None:
    hidden = torch.relu(generator.outer(torch.relu(generator.inner(state))))
    mean = hidden.mean(0)
    basis = torch.linalg.svd(hidden - mean, full_matrices=False).Vh[:components].T
    generator.a, generator.b = (Thin(head, mean, basis) for head in (generator.a, generator.b))


class Writer:
    """Adds linear layers of a module to a graph, in the dtype of the file."""

    def __init__(self, graph: Graph, dtype: str) -> None:
        self.graph = graph
        self.dtype = dtype

    def linear(self, x: str, name: str, layer: nn.Linear) -> str:
        weight = layer.weight.detach().numpy()
        stored = self.graph.constant(name, weight) if self.dtype == "fp32" else expanded(self.graph, name, weight)
        bias = self.graph.constant(f"{name}.bias", layer.bias.detach().numpy())
        return self.graph.add("Gemm", [x, stored, bias], f"{name}.out", transB=1)

    def relu(self, x: str) -> str:
        return self.graph.add("Relu", [x], f"{x}.relu")


def graph_of(haps: Haps, dtype: str, positions: int) -> onnx.ModelProto:
    shape = haps.backbone.shape
    model = build(haps.backbone, dtype, positions)
    body = model.graph
    graph = Graph()
    # The backbone is a decoder's graph up to its last norm, with nothing in its cache and no matrices of its own.
    last = next(at for at, node in enumerate(body.node) if "final" in node.output)
    graph.nodes, graph.weights = list(body.node[: last + 1]), list(body.initializer)
    empty = np.zeros((1, shape.heads, 0, shape.head_dim), dtype=np.float32)
    for i in range(shape.layers):
        for part in ("key", "value"):
            graph.constant(f"past_key_values.{i}.{part}", empty)
    graph.constant("lora_A", np.zeros((ADAPTED, shape.dim, 1), dtype=np.float32))
    graph.constant("lora_B", np.zeros((ADAPTED, 1, shape.dim), dtype=np.float32))
    state = graph.add("ReduceMean", ["final", graph.constant("positions", np.array([1]))], "state", keepdims=0)
    writer = Writer(graph, dtype)
    wide = graph.add("Mul", ["preference", graph.constant("preference.scale", np.float32(PREFERENCE))], "preference.wide")
    both = graph.add("Concat", [state, wide], "chooser", axis=1)
    hidden = writer.relu(writer.linear(both, "high.inner", haps.high.inner))
    graph.add("Identity", [writer.linear(hidden, "high.outer", haps.high.outer)], "scores")
    outputs = [value("scores", TensorProto.FLOAT, [1, haps.high.outer.out_features])]
    for at, generator in haps.low.items():
        hidden = writer.relu(writer.linear(state, f"low.{at}.inner", generator.inner))
        hidden = writer.relu(writer.linear(hidden, f"low.{at}.outer", generator.outer))
        for part, head, size in (
            ("A", generator.a, [generator.depth, generator.dim, RANK]),
            ("B", generator.b, [generator.depth, RANK, generator.dim]),
        ):
            flat = writer.linear(writer.linear(hidden, f"low.{at}.{part}.down", head.down), f"low.{at}.{part}.up", head.up)
            found = graph.add("Reshape", [flat, graph.constant(f"{flat}.size", np.array(size))], f"{flat}.blocks")
            if part == "B":
                found = graph.add("Mul", [found, graph.constant(f"{flat}.s", np.float32(generator.scale))], f"{flat}.scaled")
            above = np.array([ADAPTED - generator.depth, 0, 0, 0, 0, 0])
            graph.add("Pad", [found, graph.constant(f"{flat}.above", above)], f"matrices_{part}.{at}")
            outputs.append(value(f"matrices_{part}.{at}", TensorProto.FLOAT, [ADAPTED, *size[1:]]))
    inputs = [value(name, TensorProto.INT64, [1, "sequence_length"]) for name in ("input_ids", "attention_mask")]
    inputs.append(value("preference", TensorProto.FLOAT, [1, 2]))
    made = helper.make_graph(graph.nodes, "switchyard-haps", inputs, outputs, used(graph))
    return helper.make_model(made, opset_imports=model.opset_import, ir_version=10, producer_name="switchyard")


def used(graph: Graph) -> list[onnx.TensorProto]:
    names = {name for node in graph.nodes for name in node.input}
    return [weight for weight in graph.weights if weight.name in names]


def run(session: onnxruntime.InferenceSession, ids: list[int], alpha: float) -> dict[str, np.ndarray]:
    tokens = np.array([ids], dtype=np.int64)
    preference = np.array([[alpha, 1 - alpha]], dtype=np.float32)
    feeds = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "preference": preference}
    return dict(zip([output.name for output in session.get_outputs()], session.run(None, feeds), strict=True))


@torch.no_grad()
def torch_run(haps: Haps, ids: list[int], alpha: float) -> dict[str, np.ndarray]:
    tokens = torch.tensor([ids])
    state = haps.state(tokens, torch.ones_like(tokens))
    found = {"scores": haps.high(state, torch.tensor([[alpha, 1 - alpha]])).numpy()}
    for at, (a, b) in haps.matrices(state).items():
        found |= {f"matrices_A.{at}": a[:, 0].numpy(), f"matrices_B.{at}": b[:, 0].numpy()}
    return found


def gap(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> float:
    return max(float(np.abs(one[name] - other[name]).max()) for name in one)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("run", "questions", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--id", required=True)
    parser.add_argument("--components", type=int, default=48)
    parser.add_argument("--dtype", choices=DTYPES[:2], default="q8")
    args = parser.parse_args()
    table = Table(bpe.load(args.tokenizer), [decoder_of(folder) for folder in args.models])
    setup = Setup(**json.loads((args.run / "config.json").read_text())["setup"])
    saved = torch.load(args.run / "haps.pt", map_location="cpu", weights_only=True)["haps"]
    backbone = {name[9:]: weight for name, weight in saved.items() if name.startswith("backbone.")}
    entries = [json.loads(line) for line in args.questions.read_text(encoding="utf-8").splitlines()]
    layers = 1 + max(int(name.split(".")[1]) for name in backbone if name.startswith("blocks."))
    vocab, dim = backbone["embedding.weight"].shape
    shape = Shape(dim=dim, layers=layers, heads=dim // 32, ffn=backbone["blocks.0.down.weight"].shape[1], vocab=vocab)
    haps = Haps(shape, setup)
    haps.load_state_dict({name: weight.float() for name, weight in saved.items()})
    haps.eval()
    del haps.high_alone
    whole = {"validation": [], "train": []}
    for entry in entries:
        if entry["split"] in whole:
            whole[entry["split"]].append(entry)
    chosen = whole["validation"][:PROMPTS]
    prompts = [table.ids(entry["prompt"]) for entry in chosen]
    before = [torch_run(haps, ids, 0.5) for ids in prompts]
    with torch.no_grad():
        tokens, mask = padded([table.ids(entry["prompt"]) for entry in whole["train"][:500]], "cpu")
        states = torch.cat([haps.state(t, m) for t, m in zip(tokens.split(250), mask.split(250), strict=True)])
        for generator in haps.low.values():
            thin(generator, states, args.components)
    wanted = [torch_run(haps, ids, 0.5) for ids in prompts]
    report = {"parameters": parameter_count(haps), "thinning": max(map(gap, before, wanted))}
    exact = onnxruntime.InferenceSession(graph_of(haps, "fp32", bpe.CONTEXT).SerializeToString())
    report["parity"] = max(gap(want, run(exact, ids, 0.5)) for want, ids in zip(wanted, prompts, strict=True))
    if report["parity"] > LIMIT:
        raise SystemExit(f"the graph parts from PyTorch: {report}")
    (args.out / "onnx").mkdir(parents=True, exist_ok=True)
    file = args.out / "onnx" / FILES[args.dtype]
    onnx.save(graph_of(haps, args.dtype, bpe.CONTEXT), str(file))
    session = onnxruntime.InferenceSession(file.read_bytes())
    stored = [run(session, ids, 0.5) for ids in prompts]
    report |= {
        "bytes": file.stat().st_size,
        "stored": max(map(gap, wanted, stored)),
        "same_choice": sum(int(a["scores"].argmax() == b["scores"].argmax()) for a, b in zip(before, stored, strict=True)),
    }
    report["texts"] = texts(args.models, table, chosen[:TEXTS], before[:TEXTS], stored[:TEXTS])
    print(json.dumps(report))
    if any(counts["same"] < counts["of"] for counts in report["texts"].values()):
        raise SystemExit("greedy text differs")
    golden = {
        args.dtype: {
            "input_ids": prompts[0],
            "preference": [0.5, 0.5],
            "scores": [round(float(x), 5) for x in stored[0]["scores"][0]],
            "norms": {name: round(float(np.linalg.norm(x)), 4) for name, x in stored[0].items() if name != "scores"},
            "tolerance": 0.01,
        }
    }
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(args.tokenizer / name, args.out / name)
    config = {
        "model_type": "switchyard-haps",
        "models": [folder.name for folder in args.models],
        "open": list(setup.open),
        "rank": RANK,
        "depth": setup.depth,
        "scale": setup.scale,
        "vocab_size": shape.vocab,
        "transformers.js_config": {"dtype": args.dtype},
    }
    (args.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    write_manifest(args.out, args.id, parameter_count(haps), golden)


def texts(folders: list[Path], table: Table, entries: list[dict], before: list, stored: list) -> dict[str, dict[str, int]]:
    """The last turns, after the expert's: the same greedy text in ONNX with the stored matrices and in PyTorch with them (`same`),
    and in PyTorch with the matrices before thinning and rounding (`as_trained`)."""
    result = {}
    for name in stored[0]:
        if not name.startswith("matrices_A"):
            continue
        at = int(name.split(".")[1])
        file = folders[at] / "onnx" / FILES["q8"]
        session = GraphSession(file.read_bytes(), table.models[at].shape)
        same = trained = 0
        for entry, full, own in zip(entries, before, stored, strict=True):
            episode = Episode(Index(entry["passages"]), entry["text"], entry["answer"])
            for segment in [s["text"] for s in entry["segments"] if "turn" in s][:-1]:
                episode.accept(segment)
            ids = table.prompt_ids(episode.prompt())
            lora = (own[f"matrices_A.{at}"], own[f"matrices_B.{at}"])
            text = session.greedy(ids, MAX_TOKENS, lora)
            pair, whole = (
                tuple(torch.from_numpy(found[f"matrices_{part}.{at}"])[:, None] for part in "AB") for found in (own, full)
            )
            same += text == complete(table.models[at], [ids], pair)[0]
            trained += text == complete(table.models[at], [ids], whole)[0]
        result[folders[at].name] = {"same": same, "as_trained": trained, "of": len(entries)}
    return result


if __name__ == "__main__":
    main()
