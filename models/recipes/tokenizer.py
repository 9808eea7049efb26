"""Trains the byte-level BPE that every model and the router policy share.

    python tokenizer.py --corpus DIR --out DIR [--vocab 1024] [--letters]

Writes tokenizer.json and tokenizer_config.json as transformers.js reads them. Digits stay single tokens, so that
numbers can be copied and compared digit by digit. Nothing is added around a text: the protocol's code places
<|bos|> and <|end|> itself, in the page as in the corpus.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

PAD, BOS, END = "<|pad|>", "<|bos|>", "<|end|>"
PAD_ID, BOS_ID, END_ID = 0, 1, 2
CONTEXT = 1024
# As Quiz writes its choices, "Fe (A)". One token each, so that a letter directly follows the value it stands for: a
# model of four blocks learns to look that up, and not what stands two tokens on (LOG.md).
LETTERS = (" (A", " (B", " (C", " (D")


def corpus_texts(corpus: Path) -> Iterator[str]:
    with open(corpus / "train.jsonl", encoding="utf-8") as lines:
        for line in lines:
            for segment in json.loads(line)["segments"]:
                yield segment["text"]


def train(texts: Iterator[str], vocab: int, extra: tuple[str, ...]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab - len(extra),
        special_tokens=[PAD, BOS, END],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.add_tokens([AddedToken(token, normalized=False) for token in extra])
    return tokenizer


def save(tokenizer: Tokenizer, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": BOS,
        "eos_token": END,
        "pad_token": PAD,
        "clean_up_tokenization_spaces": False,
        "model_max_length": CONTEXT,
    }
    (out / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def load(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    ids = [tokenizer.token_to_id(token) for token in (PAD, BOS, END)]
    if ids != [PAD_ID, BOS_ID, END_ID]:
        raise ValueError(f"{folder}/tokenizer.json: special tokens have ids {ids}")
    return tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocab", type=int, default=1024)
    parser.add_argument("--letters", action="store_true", help="a token for each of Quiz's letters")
    args = parser.parse_args()
    tokenizer = train(corpus_texts(args.corpus), args.vocab, LETTERS if args.letters else ())
    save(tokenizer, args.out)
    print(json.dumps({"vocab": tokenizer.get_vocab_size(), "out": str(args.out)}))


if __name__ == "__main__":
    main()
