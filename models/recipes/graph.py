"""The decoder as an ONNX graph, written node by node from onnxruntime's contrib operators.

Inputs   input_ids int64 [batch, sequence], attention_mask int64 [batch, total], past_key_values.{i}.key|value float
         [batch, heads, past, head_dim], num_logits_to_keep int64 [] (0 = all positions),
         lora_A float [3, dim, rank], lora_B float [3, rank, dim] (zeros = off; blocks counted from the third last)
Outputs  logits float [batch, kept, vocab], present.{i}.key|value

Small models are bound by the cost of a node, not by arithmetic; fused operators cut the nodes about six times.
"""

from collections.abc import Callable

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import NORM_EPS, Decoder, rotary_tables

OPSET = 21
CONTRIB = "com.microsoft"
ADAPTED = 3
DTYPES = ("fp32", "q8", "int8", "q4")
FILES = {"fp32": "model.onnx", "q8": "model_quantized.onnx", "int8": "model_int8.onnx", "q4": "model_q4.onnx"}
NOTES = {
    "fp32": "32-bit floats",
    "q8": "8-bit weights with a scale for each row, expanded to 32-bit floats when the session is made",
    "int8": "8-bit weights in blocks of 32, multiplied as they are (MatMulNBits)",
    "q4": "4-bit weights in blocks of 32, multiplied as they are (MatMulNBits)",
}
BLOCK = 32


class Graph:
    """Collects nodes and weights; each method that adds a node gives the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, op: str, inputs: list[str], output: str | list[str], domain: str = "", **attributes) -> str:
        outputs = [output] if isinstance(output, str) else output
        name = outputs[-1] if outputs[0] == "" else outputs[0]
        self.nodes.append(helper.make_node(op, inputs, outputs, name=f"{name}/{op}", domain=domain, **attributes))
        return name


def by_row(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and a float scale [rows, 1], one for each row."""
    scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / 127
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def by_block(weight: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """MatMulNBits' layout of a weight [out, in]: packed uint8 [out, blocks, bytes] around the middle of the range, and
    scales [out, blocks]. The extreme value of each block is met exactly."""
    rows, columns = weight.shape
    middle = 2 ** (bits - 1)
    blocks = weight.reshape(rows, columns // BLOCK, BLOCK)
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
    scale = extreme / -middle
    scale[scale == 0] = 1e-8
    values = np.clip(np.rint(blocks / scale) + middle, 0, 2 * middle - 1).astype(np.uint8)
    if bits == 4:
        values = values[..., 0::2] | (values[..., 1::2] << 4)
    return values, scale[..., 0].astype(np.float32)


def expanded(graph: Graph, name: str, weight: np.ndarray) -> str:
    """A weight stored as int8. Its inputs are constants, so the runtime folds these nodes into one float tensor when it
    makes the session, and a step costs what it costs in fp32."""
    values, scale = by_row(weight)
    stored = graph.constant(f"{name}.int8", values)
    wide = graph.add("Cast", [stored], f"{name}.wide", to=TensorProto.FLOAT)
    return graph.add("Mul", [wide, graph.constant(f"{name}.scale", scale)], f"{name}.float")


Product = Callable[[Graph, str, str, np.ndarray], str]


def product_float(graph: Graph, x: str, name: str, weight: np.ndarray) -> str:
    return graph.add("MatMul", [x, graph.constant(name, weight.T)], f"{name}.out")


def product_expanded(graph: Graph, x: str, name: str, weight: np.ndarray) -> str:
    turned = graph.add("Transpose", [expanded(graph, name, weight)], f"{name}.turned", perm=[1, 0])
    return graph.add("MatMul", [x, turned], f"{name}.out")


def product_blocks(bits: int) -> Product:
    def product(graph: Graph, x: str, name: str, weight: np.ndarray) -> str:
        values, scales = by_block(weight, bits)
        inputs = [x, graph.constant(f"{name}.q{bits}", values), graph.constant(f"{name}.scales", scales)]
        rows, columns = weight.shape
        shape = {"K": columns, "N": rows, "bits": bits, "block_size": BLOCK}
        return graph.add("MatMulNBits", inputs, f"{name}.out", CONTRIB, **shape)

    return product


PRODUCTS: dict[str, Product] = {
    "fp32": product_float,
    "q8": product_expanded,
    "int8": product_blocks(8),
    "q4": product_blocks(4),
}


def value(name: str, kind: int, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)


def build(model: Decoder, dtype: str, positions: int) -> onnx.ModelProto:
    """The graph of a decoder with weights stored as `dtype`, for contexts of up to `positions` tokens."""
    shape = model.shape
    state = {name: tensor.detach().float().numpy() for name, tensor in model.state_dict().items()}
    graph = Graph()
    product = PRODUCTS[dtype]
    cos, sin = rotary_tables(positions, shape.head_dim)
    graph.constant("cos", cos.numpy())
    graph.constant("sin", sin.numpy())
    norm = {"epsilon": NORM_EPS}

    one = graph.constant("one", np.array([1], dtype=np.int64))
    int_max = graph.constant("end", np.array([np.iinfo(np.int64).max], dtype=np.int64))
    held = graph.add("ReduceSum", ["attention_mask", one], "mask/held", keepdims=0)
    last = graph.add("Sub", [held, one], "mask/last")
    seqlens = graph.add("Cast", [last], "mask/seqlens_k", to=TensorProto.INT32)
    mask_shape = graph.add("Shape", ["attention_mask"], "mask/shape")
    wide = graph.add("Gather", [mask_shape, graph.constant("axis", np.array(1, dtype=np.int64))], "mask/wide", axis=0)
    total = graph.add("Cast", [wide], "mask/total", to=TensorProto.INT32)

    # Stored once: the table that embeds tokens is the one that scores them.
    embedding = state["embedding.weight"]
    table = graph.constant("embedding", embedding) if dtype == "fp32" else expanded(graph, "embedding", embedding)
    x = graph.add("Gather", [table, "input_ids"], "embedded", axis=0)
    normed, added = "", ""
    for i in range(shape.layers):
        block = f"blocks.{i}"
        gain = graph.constant(f"{block}.attention_norm", state[f"{block}.attention_norm.weight"])
        if i == 0:
            # The operator lives in the default domain for every execution provider.
            normed = graph.add("SimplifiedLayerNormalization", [x, gain], f"{block}.normed", axis=-1, **norm)
        else:
            outputs = [f"{block}.normed", "", "", f"{block}.sum"]
            normed = graph.add("SkipSimplifiedLayerNormalization", [x, added, gain], outputs, CONTRIB, **norm)
            x = f"{block}.sum"
        qkv = product(graph, normed, f"{block}.qkv", state[f"{block}.qkv.weight"])
        past = [f"past_key_values.{i}.key", f"past_key_values.{i}.value"]
        outputs = [f"{block}.mixed", f"present.{i}.key", f"present.{i}.value"]
        mixed = graph.add(
            "GroupQueryAttention",
            [qkv, "", "", *past, seqlens, total, "cos", "sin"],
            outputs,
            CONTRIB,
            num_heads=shape.heads,
            kv_num_heads=shape.heads,
            do_rotary=1,
            rotary_interleaved=0,
        )
        attended = product(graph, mixed, f"{block}.out", state[f"{block}.out.weight"])
        at = i - (shape.layers - ADAPTED)
        if at >= 0:
            index = graph.constant(f"lora.{at}", np.array(at, dtype=np.int64))
            a, b = (graph.add("Gather", [f"lora_{s}", index], f"lora_{s}.{at}", axis=0) for s in "AB")
            low = graph.add("MatMul", [mixed, a], f"{block}.lora.low")
            change = graph.add("MatMul", [low, b], f"{block}.lora.change")
            attended = graph.add("Add", [attended, change], f"{block}.adapted")
        gain = graph.constant(f"{block}.ffn_norm", state[f"{block}.ffn_norm.weight"])
        outputs = [f"{block}.ffn.normed", "", "", f"{block}.ffn.sum"]
        normed = graph.add("SkipSimplifiedLayerNormalization", [x, attended, gain], outputs, CONTRIB, **norm)
        x = f"{block}.ffn.sum"
        gate_weight, up_weight = np.split(state[f"{block}.gate_up.weight"], 2)
        gate = product(graph, normed, f"{block}.gate", gate_weight)
        up = product(graph, normed, f"{block}.up", up_weight)
        # x * sigmoid(alpha * x): with alpha 1 this is SiLU, in one node.
        silu = graph.add("QuickGelu", [gate], f"{block}.silu", CONTRIB, alpha=1.0)
        gated = graph.add("Mul", [silu, up], f"{block}.gated")
        added = product(graph, gated, f"{block}.down", state[f"{block}.down.weight"])
    gain = graph.constant("norm", state["norm.weight"])
    normed = graph.add("SkipSimplifiedLayerNormalization", [x, added, gain], "final", CONTRIB, **norm)
    start = graph.add("Neg", ["num_logits_to_keep"], "kept/negative")
    flat = graph.add("Reshape", [start, one], "kept/start")
    kept = graph.add("Slice", [normed, flat, int_max, one], "kept/states")
    turned = graph.add("Transpose", [table], "embedding/turned", perm=[1, 0])
    graph.add("MatMul", [kept, turned], "logits")

    float_, int64 = TensorProto.FLOAT, TensorProto.INT64
    caches = [f"{i}.{part}" for i in range(shape.layers) for part in ("key", "value")]
    cache = ["batch_size", shape.heads, "past_sequence_length", shape.head_dim]
    inputs = [
        value("input_ids", int64, ["batch_size", "sequence_length"]),
        value("attention_mask", int64, ["batch_size", "total_sequence_length"]),
        *(value(f"past_key_values.{name}", float_, cache) for name in caches),
        value("num_logits_to_keep", int64, []),
        value("lora_A", float_, [ADAPTED, shape.dim, "rank"]),
        value("lora_B", float_, [ADAPTED, "rank", shape.dim]),
    ]
    cache[2] = "total_sequence_length"
    outputs = [
        value("logits", float_, ["batch_size", "kept", shape.vocab]),
        *(value(f"present.{name}", float_, cache) for name in caches),
    ]
    body = helper.make_graph(graph.nodes, "switchyard", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10, producer_name="switchyard")
