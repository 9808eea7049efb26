"""An exported decoder in onnxruntime on the CPU, for checks."""

import time

import numpy as np
import onnxruntime

import tokenizer as bpe
from graph import ADAPTED
from model import Shape

Cache = dict[str, np.ndarray]


class GraphSession:
    def __init__(self, graph: bytes, shape: Shape) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self.outputs = [output.name for output in self.session.get_outputs()]
        empty = np.zeros((1, shape.heads, 0, shape.head_dim), dtype=np.float32)
        parts = [f"{i}.{part}" for i in range(shape.layers) for part in ("key", "value")]
        self.empty: Cache = {f"past_key_values.{part}": empty for part in parts}
        self.off = (
            np.zeros((ADAPTED, shape.dim, 1), dtype=np.float32),
            np.zeros((ADAPTED, 1, shape.dim), dtype=np.float32),
        )

    def run(
        self,
        ids: list[int],
        past: Cache | None = None,
        keep: int = 0,
        lora: tuple[np.ndarray, np.ndarray] | None = None,
    ) -> tuple[np.ndarray, Cache]:
        """Logits [kept, vocab] of new tokens after those in the cache, and the cache that holds them too."""
        cache = self.empty if past is None else past
        total = len(ids) + next(iter(cache.values())).shape[2]
        a, b = self.off if lora is None else lora
        feeds = {
            "input_ids": np.array([ids], dtype=np.int64),
            "attention_mask": np.ones((1, total), dtype=np.int64),
            "num_logits_to_keep": np.array(keep, dtype=np.int64),
            "lora_A": a,
            "lora_B": b,
            **cache,
        }
        logits, *present = self.session.run(None, feeds)
        names = [name.replace("present", "past_key_values") for name in self.outputs[1:]]
        return logits[0], dict(zip(names, present, strict=True))

    def greedy(self, prompt: list[int], limit: int, lora: tuple[np.ndarray, np.ndarray] | None = None) -> list[int]:
        """Greedy tokens after the prompt, up to and with <|end|>."""
        chosen: list[int] = []
        fed, past = prompt, None
        while len(chosen) < limit and (not chosen or chosen[-1] != bpe.END_ID):
            logits, past = self.run(fed, past, keep=1, lora=lora)
            fed = [int(logits[-1].argmax())]
            chosen += fed
        return chosen

    def decode_ms(self, prompt: list[int]) -> float:
        """Median milliseconds of one cached step after the prompt, on one thread."""
        _, past = self.run(prompt, keep=1)
        times = []
        for _ in range(50):
            begun = time.perf_counter()
            self.run(prompt[-1:], past, keep=1)
            times.append(time.perf_counter() - begun)
        return float(np.median(times)) * 1000
