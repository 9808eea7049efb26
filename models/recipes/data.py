"""The corpus as token arrays, and batches of whole episodes.

A corpus folder holds train.jsonl and validation.jsonl, one episode a line:

    {"kind": "bridge", "segments": [{"text": "...", "loss": 0}, {"text": "...", "loss": 1, "turn": "student-1"}]}

Segments are tokenised one by one, so a turn boundary is always a token boundary, as it is in the page. A segment with
a `turn` is a completion and ends with <|end|>. `loss` is the weight of the segment's tokens in the loss: a completion of
0 is a deliberate mistake, read and never imitated; the answers of drills weigh more, since they are few.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import tokenizer as bpe

# Rows are padded to a multiple of this, so that a compiled step meets few shapes.
LENGTH_STEP = 32
# Rows sorted by length together: enough to waste little padding, few enough to keep batches mixed.
SORT_BATCHES = 40


@dataclass(frozen=True)
class Completion:
    """Tokens [start, end) of a row that one turn (<|end|> included) or one drilled answer must produce."""

    turn: str
    start: int
    end: int


@dataclass(frozen=True)
class Split:
    """Episodes of one split: row i is tokens[offsets[i]:offsets[i + 1]], and weights says how
    much each token counts in the loss (0: only read)."""

    tokens: np.ndarray
    weights: np.ndarray
    offsets: np.ndarray
    kinds: list[str]
    completions: list[list[Completion]]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        where = slice(self.offsets[index], self.offsets[index + 1])
        return self.tokens[where], self.weights[where]


def encode_segments(tokenizer, segments: list[dict]) -> tuple[list[int], list[int], list[Completion]]:
    tokens, weights, completions = [bpe.BOS_ID], [0], []
    for segment in segments:
        ids = tokenizer.encode(segment["text"], add_special_tokens=False).ids
        turn = segment.get("turn")
        if turn is not None:
            ids = [*ids, bpe.END_ID]
        if segment["loss"]:
            completions.append(Completion(turn or "answer", len(tokens), len(tokens) + len(ids)))
        tokens += ids
        weights += [int(segment["loss"])] * len(ids)
    last = max((completion.end for completion in completions), default=len(tokens))
    # What follows the last trained token teaches nothing.
    return tokens[:last], weights[:last], completions


def fingerprint(source: Path, tokenizer_folder: Path) -> str:
    stat = source.stat()
    vocabulary = hashlib.sha256((tokenizer_folder / "tokenizer.json").read_bytes()).hexdigest()
    return f"{stat.st_size}:{stat.st_mtime_ns}:{vocabulary}"


def load_split(corpus: Path, name: str, tokenizer_folder: Path, limit: int | None = None) -> Split:
    """Tokenises a split once and caches the arrays beside it. Rows longer than the context are dropped, and said so."""
    source = corpus / f"{name}.jsonl"
    stem = corpus / f".{name}-{limit or 'all'}"
    meta_file = Path(f"{stem}.meta.json")
    mark = fingerprint(source, tokenizer_folder)
    if not meta_file.exists() or json.loads(meta_file.read_text())["mark"] != mark:
        write_cache(source, stem, mark, tokenizer_folder, limit)
    meta = json.loads(meta_file.read_text())
    arrays = [np.load(f"{stem}.{part}.npy") for part in ("tokens", "weights", "offsets")]
    completions = [[Completion(*entry) for entry in row] for row in meta["completions"]]
    return Split(*arrays, meta["kinds"], completions)


def write_cache(source: Path, stem: Path, mark: str, tokenizer_folder: Path, limit: int | None) -> None:
    tokenizer = bpe.load(tokenizer_folder)
    tokens, weights, offsets, kinds, completions, dropped = [], [], [0], [], [], 0
    with open(source, encoding="utf-8") as lines:
        for line in lines:
            if limit is not None and len(kinds) == limit:
                break
            episode = json.loads(line)
            row, loss, spans = encode_segments(tokenizer, episode["segments"])
            if len(row) > bpe.CONTEXT:
                dropped += 1
                continue
            tokens.append(np.asarray(row, dtype=np.uint16))
            weights.append(np.asarray(loss, dtype=np.uint8))
            offsets.append(offsets[-1] + len(row))
            kinds.append(episode["kind"])
            completions.append([(span.turn, span.start, span.end) for span in spans])
    if dropped:
        print(json.dumps({"dropped": dropped, "why": f"longer than {bpe.CONTEXT} tokens", "file": source.name}))
    np.save(f"{stem}.tokens.npy", np.concatenate(tokens))
    np.save(f"{stem}.weights.npy", np.concatenate(weights))
    np.save(f"{stem}.offsets.npy", np.asarray(offsets, dtype=np.int64))
    Path(f"{stem}.meta.json").write_text(json.dumps({"mark": mark, "kinds": kinds, "completions": completions}))


def collate(split: Split, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """Right-padded (tokens int64, weights float32), both [rows, length]; length is one more than a multiple of
    LENGTH_STEP, since the last token is only ever a target."""
    longest = max(split.offsets[row + 1] - split.offsets[row] for row in rows)
    length = -(-(int(longest) - 1) // LENGTH_STEP) * LENGTH_STEP + 1
    tokens = np.full((len(rows), length), bpe.PAD_ID, dtype=np.int64)
    weights = np.zeros((len(rows), length), dtype=np.float32)
    for at, row in enumerate(rows):
        ids, loss = split.row(row)
        tokens[at, : len(ids)] = ids
        weights[at, : len(ids)] = loss
    return torch.from_numpy(tokens), torch.from_numpy(weights)


def batches(split: Split, size: int, seed: int, start: int) -> Iterator[np.ndarray]:
    """Row indices, batch after batch without end, from batch `start` on. A function of the seed alone, so that a
    resumed run sees what an unbroken one would have seen."""
    a_pass = len(split) // size
    if a_pass == 0:
        raise ValueError(f"{len(split)} episodes are fewer than one batch of {size}")
    lengths = np.diff(split.offsets)
    epoch, skip = divmod(start, a_pass)
    while True:
        generator = np.random.default_rng((seed, epoch))
        order = generator.permutation(len(split))[: a_pass * size]
        chunk = size * SORT_BATCHES
        parts = [order[at : at + chunk] for at in range(0, len(order), chunk)]
        ordered = np.concatenate([part[np.argsort(lengths[part], kind="stable")] for part in parts])
        grouped = ordered.reshape(a_pass, size)[generator.permutation(a_pass)]
        yield from grouped[skip:]
        epoch, skip = epoch + 1, 0
