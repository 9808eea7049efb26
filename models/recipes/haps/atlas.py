"""Atlas in Python, as src/core/tasks/atlas plays it, so that episodes can be played in batches on a GPU: the protocol, the
retrieval (MiniSearch's BM25 with titles boosted four times) and the metric."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

BUDGET = 3
MAX_TOKENS = 96
TITLE_BOOST = 4.0
K, B, D = 1.2, 0.7, 0.5

FORMAT = re.compile(r"^\s*Thought:[ \t]*([^\n]*)\n[ \t]*Action:[ \t]*([^\n]*?)\s*$")
STUDENT = re.compile(r"^(Search|Finish)\[([^\[\]]+)\]$")
NOT_WORD = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    return [word for word in NOT_WORD.split(text.lower()) if word]


class Index:
    """The passages of one question."""

    def __init__(self, passages: list[dict]) -> None:
        self.passages = passages
        fields = [[words(passage[name]) for passage in passages] for name in ("title", "text")]
        self.counts = [[Counter(tokens) for tokens in docs] for docs in fields]
        self.lengths = [[len(set(tokens)) for tokens in docs] for docs in fields]
        self.means = [sum(lengths) / len(passages) for lengths in self.lengths]

    def best(self, query: str) -> dict | None:
        scores: dict[int, float] = {}
        matched: dict[int, set[str]] = {}
        count = len(self.passages)
        for word in words(query):
            for part, boost in enumerate((TITLE_BOOST, 1.0)):
                holding = [at for at, counts in enumerate(self.counts[part]) if word in counts]
                rare = math.log(1 + (count - len(holding) + 0.5) / (len(holding) + 0.5))
                for at in holding:
                    often = self.counts[part][at][word]
                    length = 1 - B + B * self.lengths[part][at] / self.means[part]
                    scores[at] = scores.get(at, 0.0) + boost * rare * (D + often * (K + 1) / (often + K * length))
                    matched.setdefault(at, set()).add(word)
        if not scores:
            return None
        return self.passages[max(scores, key=lambda at: scores[at] * len(matched[at]))]


@dataclass
class Episode:
    """One episode in play. `segments` are (text, closed): a closed segment is a completion and ends with <|end|>."""

    index: Index
    question: str
    gold: str
    segments: list[tuple[str, bool]] = field(default_factory=list)
    role: str = "student"
    round: int = 0
    answer: str | None = None

    def __post_init__(self) -> None:
        self.segments = [(f"Question: {self.question}", False)]

    def cue(self) -> str:
        if self.role == "teacher":
            return "\nTeacher:"
        left = BUDGET - self.round
        return f"\nStudent ({'must finish' if left == 0 else f'{left} left'}):"

    def prompt(self) -> list[tuple[str, bool]]:
        return [*self.segments, (self.cue(), False)]

    def accept(self, text: str) -> None:
        self.segments += [(self.cue(), False), (text, True)]
        if self.role == "teacher":
            self.role = "student"
            return
        parts = FORMAT.match(text)
        action = STUDENT.match(parts[2]) if parts else None
        argument = action[2].strip() if action else ""
        before, self.round = self.round, self.round + 1
        if argument and action[1] == "Finish":
            self.answer = argument
        elif before == BUDGET:
            self.answer = ""
        else:
            self.segments.append((f"\nObservation: {self.observe(argument)}", False))
            self.role = "teacher"

    def observe(self, query: str) -> str:
        if not query:
            return "The action could not be read."
        found = self.index.best(query)
        return found["text"] if found else "Nothing was found."


def normalised(text: str) -> str:
    kept = "".join(letter for letter in text.lower() if letter.isalnum() or letter.isspace())
    return " ".join(word for word in kept.split() if word not in ("a", "an", "the"))


def f1(predicted: str, gold: str) -> float:
    a, b = normalised(predicted), normalised(gold)
    if a != b and (a in ("yes", "no", "noanswer") or b in ("yes", "no", "noanswer")):
        return 0.0
    common = sum((Counter(a.split()) & Counter(b.split())).values())
    return 2 * common / (len(a.split()) + len(b.split())) if common else 0.0
