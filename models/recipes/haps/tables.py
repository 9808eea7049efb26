"""Prints what a run of HAPS reached, from the outcomes it stored and the recorded ones.

    python -m haps.tables --questions FILE [--split test] haps/runs/seed-0 haps/runs/seed-1 …

One JSON line for each pool (all models, then each pair of them) and regime: mean utility with the 95 % bootstrap interval over
questions (of the mean over runs) of HAPS, of it without the low level (models as they are, its own choice), without the high level
(assignments at random, matrices on), of the best fixed assignment with and without matrices (chosen on the same questions, which
flatters it), and of the oracle without matrices. A pair is chosen by the scores of its four assignments alone: the choice was
trained for the whole pool.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

import numpy as np

REGIMES = (0.8, 0.5, 0.2)


def interval(values: np.ndarray) -> list[float]:
    """Mean, low, high."""
    rng = np.random.default_rng(0)
    means = values[rng.integers(0, len(values), (2000, len(values)))].mean(1)
    return [round(float(x), 4) for x in (values.mean(), *np.percentile(means, (2.5, 97.5)))]


def chosen(worth: np.ndarray, scores: np.ndarray) -> np.ndarray:
    return np.take_along_axis(worth, scores.argmax(-1)[:, None], 1)[:, 0]


def rows_of(run: Path, split: str, off_perf: np.ndarray, off_cost: np.ndarray, arms: list[int], regime: int) -> dict:
    """Utility by question of everything that is compared."""
    with np.load(run / "outcomes.npz") as stored:
        low, high = stored["range"]
        alpha = REGIMES[regime]
        on, off = (
            alpha * perf[:, arms] - (1 - alpha) * (cost[:, arms] - low) / (high - low)
            for perf, cost in (
                # Recorded are the first questions of a split.
                (stored[f"{split}_on_perf"][: len(off_perf)], stored[f"{split}_on_cost"][: len(off_perf)]),
                (off_perf, off_cost),
            )
        )
        scores, alone = (stored[f"{split}_{name}"][regime][: len(off_perf), arms] for name in ("scores", "scores_alone"))
    return {
        "haps": chosen(on, scores),
        "without low level": chosen(off, alone),
        "without high level": on.mean(1),
        "random": off.mean(1),
        "best fixed, matrices on": on[:, on.mean(0).argmax()],
        "best fixed": off[:, off.mean(0).argmax()],
        "oracle": off.max(1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--split", default="test")
    args = parser.parse_args()
    entries = [json.loads(line) for line in args.questions.read_text(encoding="utf-8").splitlines()]
    recorded = [entry["outcomes"] for entry in entries if entry["split"] == args.split and entry.get("outcomes")]
    perf, cost = (np.array([each[part] for each in recorded]) for part in ("perf", "cost"))
    names = json.loads((args.runs[0] / "config.json").read_text())["models"]
    for pool in (tuple(range(len(names))), *combinations(range(len(names)), 2)):
        arms = [teacher * len(names) + student for teacher in pool for student in pool]
        for regime, alpha in enumerate(REGIMES):
            runs = [rows_of(run, args.split, perf, cost, arms, regime) for run in args.runs]
            found = {name: interval(np.mean([run[name] for run in runs], axis=0)) for name in runs[0]}
            gain = interval(np.mean([run["haps"] - run["without low level"] for run in runs], axis=0))
            print(json.dumps({"pool": [names[at] for at in pool], "alpha": alpha, "n": len(perf), **found, "gain of the low level": gain}))


if __name__ == "__main__":
    main()
