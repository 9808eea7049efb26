"""Plays many Atlas episodes at once: one model writes the turns of all episodes that wait for it."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

import tokenizer as bpe
from haps.atlas import MAX_TOKENS, Episode, f1
from model import Decoder, rotate

Lora = tuple[torch.Tensor, torch.Tensor]
CHUNK = 2048
TOP_P = 0.9


def place(lora: Lora | None, rows) -> Lora | None:
    """The matrices [3, rows, …] of some rows of a batch."""
    return None if lora is None else (lora[0][:, rows], lora[1][:, rows])


class Cache:
    """Keys and values of a left-padded batch, with room for a completion."""

    def __init__(self, model: Decoder, seen: torch.Tensor) -> None:
        batch, length = seen.shape
        shape = model.shape
        size = (shape.layers, batch, shape.heads, length + MAX_TOKENS, shape.head_dim)
        self.keys = torch.zeros(size, device=seen.device)
        self.values = torch.zeros(size, device=seen.device)
        self.seen = F.pad(seen, (0, MAX_TOKENS))
        self.at = 0

    def forward(self, model: Decoder, tokens: torch.Tensor, lora: Lora | None) -> torch.Tensor:
        """Logits [batch, vocab] after the last of the new tokens."""
        count = tokens.shape[1]
        start, end = self.at, self.at + count
        cos, sin = model.cos[start:end], model.sin[start:end]
        allowed = self.seen[:, None, None, :end].expand(-1, 1, count, -1)
        if count > 1:
            causal = torch.ones(count, end, dtype=torch.bool, device=tokens.device).tril(start)
            # A padding token may see itself: a row of nothing has no softmax.
            allowed = (allowed & causal) | torch.eye(count, end, dtype=torch.bool, device=tokens.device)
        x = model.embedding(tokens)
        batch, _, dim = x.shape
        for index, block in enumerate(model.blocks):
            packed = block.qkv(block.attention_norm(x)).view(batch, count, 3, block.heads, -1)
            q, k, v = packed.permute(2, 0, 3, 1, 4)
            self.keys[index, :, :, start:end] = rotate(k, cos, sin)
            self.values[index, :, :, start:end] = v
            keys, values = self.keys[index, :, :, :end], self.values[index, :, :, :end]
            mixed = F.scaled_dot_product_attention(rotate(q, cos, sin), keys, values, attn_mask=allowed)
            mixed = mixed.transpose(1, 2).reshape(batch, count, dim)
            attended = block.out(mixed)
            adapted = index - (len(model.blocks) - 3)
            if lora is not None and adapted >= 0:
                attended = attended + mixed @ lora[0][adapted] @ lora[1][adapted]
            x = x + attended
            gate, up = block.gate_up(block.ffn_norm(x)).chunk(2, dim=-1)
            x = x + block.down(F.silu(gate) * up)
        self.at = end
        return model.head(model.norm(x[:, -1]))


def choose(logits: torch.Tensor, sample: bool) -> torch.Tensor:
    if not sample:
        return logits.argmax(-1)
    chances, order = torch.softmax(logits, -1).sort(descending=True)
    chances[chances.cumsum(-1) - chances > TOP_P] = 0
    return order.gather(-1, torch.multinomial(chances, 1)).squeeze(-1)


@torch.no_grad()
def complete(model: Decoder, prompts: list[list[int]], lora: Lora | None, sample: bool = False) -> list[list[int]]:
    """A completion for each prompt, up to and with <|end|>."""
    device = model.embedding.weight.device
    order = np.argsort([len(prompt) for prompt in prompts], kind="stable")
    results: list[list[int]] = [[]] * len(prompts)
    for at in range(0, len(order), CHUNK):
        rows = order[at : at + CHUNK]
        longest = len(prompts[rows[-1]])
        tokens = torch.tensor([[bpe.PAD_ID] * (longest - len(prompts[row])) + prompts[row] for row in rows])
        seen = torch.tensor([[False] * (longest - len(prompts[row])) + [True] * len(prompts[row]) for row in rows])
        cache = Cache(model, seen.to(device))
        here = place(lora, torch.from_numpy(rows).to(device))
        written = []
        ended = torch.zeros(len(rows), dtype=torch.bool, device=device)
        logits = cache.forward(model, tokens.to(device), here)
        for step in range(MAX_TOKENS):
            chosen = choose(logits, sample).masked_fill(ended, bpe.PAD_ID)
            written.append(chosen)
            ended |= chosen == bpe.END_ID
            if step == MAX_TOKENS - 1 or (step % 4 == 3 and bool(ended.all())):
                break
            cache.seen[:, cache.at] = True
            logits = cache.forward(model, chosen[:, None], here)
        for row, ids in zip(rows, torch.stack(written, 1).tolist(), strict=True):
            results[row] = ids[: ids.index(bpe.END_ID) + 1] if bpe.END_ID in ids else ids
    return results


@dataclass
class Played:
    """What came of an episode. Token counts are [in, out] by role, as the page bills them."""

    perf: float
    tokens: dict[str, list[int]]
    segments: list[tuple[str, bool]]


class Table:
    """Questions, tokenised texts and the models that play them."""

    def __init__(self, tokenizer, models: list[Decoder]) -> None:
        self.tokenizer = tokenizer
        self.models = models
        self.known: dict[str, list[int]] = {}

    def ids(self, text: str) -> list[int]:
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.known[text]

    def prompt_ids(self, segments: list[tuple[str, bool]]) -> list[int]:
        ids = [bpe.BOS_ID]
        for text, closed in segments:
            ids += self.ids(text)
            if closed:
                ids.append(bpe.END_ID)
        return ids

    def play(
        self,
        episodes: list[Episode],
        pairs: list[tuple[int, int]],
        questions: list[int],
        loras: dict[int, Lora],
        sample: bool = False,
    ) -> list[Played]:
        """Plays episode i with the (Teacher, Student) of pairs[i]. loras[model] holds matrices by question, [3, questions, …];
        questions[i] is the place of the question of episode i in them. Equal prompts of a greedy model are run once."""
        counts = [{"teacher": [0, 0], "student": [0, 0]} for _ in episodes]
        waiting = list(range(len(episodes)))
        while waiting:
            for place_of_model, model in enumerate(self.models):
                own = [i for i in waiting if pairs[i][episodes[i].role == "student"] == place_of_model]
                if own:
                    self.take_turns(episodes, own, questions, model, loras.get(place_of_model), counts, sample)
            waiting = [i for i in waiting if episodes[i].answer is None]
        return [
            Played(f1(episode.answer or "", episode.gold), count, episode.segments)
            for episode, count in zip(episodes, counts, strict=True)
        ]

    def take_turns(self, episodes, own, questions, model, lora, counts, sample) -> None:
        runs: dict[tuple, int] = {}
        prompts, rows, which = [], [], []
        for i in own:
            ids = self.prompt_ids(episodes[i].prompt())
            key = (i,) if sample else (questions[i], *ids)
            if key not in runs:
                runs[key] = len(prompts)
                prompts.append(ids)
                rows.append(questions[i])
            which.append(runs[key])
        device = model.embedding.weight.device
        written = complete(model, prompts, place(lora, torch.tensor(rows, device=device)), sample)
        texts = self.tokenizer.decode_batch([[id for id in ids if id > bpe.END_ID] for ids in written])
        for i, run in zip(own, which, strict=True):
            count = counts[i][episodes[i].role]
            count[0] += len(prompts[run])
            count[1] += len(written[run])
            episodes[i].accept(texts[run])
