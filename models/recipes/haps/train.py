"""Trains HAPS on Atlas: the generator on gold turns, the choice on exhaustive outcomes, then both by reinforcement.

    python -m haps.train --questions FILE --backbone CHECKPOINT --models ../yard-works … --tokenizer DIR --out DIR --seed 0

Phase 0 (`--gold`): the teacher-forced loss of the expert's turns through the frozen models, with the matrices as inputs.
Phase 1 (`--warm-up`): outcomes of every assignment on the train questions; cross-entropy on the best one, ties at random, for
alpha drawn anew for each question; then their expected utility, which is exact. Phase 2 (`--rounds`): sampled episodes; -R times the
log-probability of both roles' tokens and, unless `--no-log-p-z`, of the assignment (eq. 5); R is utility, or quality alone, less its
mean over the round unless `--no-baseline`. A phase that lowers the validation utility is undone.

Writes OUT/config.json, curve.jsonl, haps.pt after each phase (the same command goes on from there), and outcomes.npz: what came of
every assignment, and the scores. `python -m haps.tables OUT…` prints the tables.
"""

import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import tokenizer as bpe
from from_graph import decoder_of
from haps.atlas import Episode, Index
from haps.play import Played, Table
from haps.router import Haps, Setup
from model import Decoder, Shape

PRICES = {"yard-3m": 0.8}
PRICE = 0.2
REGIMES = (0.8, 0.5, 0.2)
ROWS = 48


class Questions:
    """Questions of one split with their prompts as tokens."""

    def __init__(self, entries: list[dict], table: Table, device: str) -> None:
        self.entries = entries
        self.table = table
        rows = [table.ids(entry["prompt"]) for entry in entries]
        self.tokens, self.mask = padded(rows, device)

    def __len__(self) -> int:
        return len(self.entries)

    def episode(self, at: int) -> Episode:
        entry = self.entries[at]
        if "index" not in entry:
            entry["index"] = Index(entry["passages"])
        return Episode(entry["index"], entry["text"], entry["answer"])


def padded(rows: list[list[int]], device: str) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, rows))
    tokens = torch.tensor([row + [bpe.PAD_ID] * (longest - len(row)) for row in rows], device=device)
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows], device=device)
    return tokens, mask


def transcript(table: Table, segments: list[tuple[str, int]]) -> tuple[list[int], list[int]]:
    """Tokens, and for each the role that wrote it: 1 Student, 2 Teacher, 0 nobody."""
    ids, by = [bpe.BOS_ID], [0]
    for text, role in segments:
        own = [*table.ids(text), bpe.END_ID] if role else table.ids(text)
        ids += own
        by += [role] * len(own)
    return ids, by


def gold_segments(entry: dict) -> list[tuple[str, int]]:
    return [(s["text"], (1 if s["turn"].startswith("student") else 2) if "turn" in s else 0) for s in entry["segments"]]


def turn_log_probs(model: Decoder, tokens, by, lora, device: str) -> torch.Tensor:
    """Log-probabilities [rows, length - 1] of the tokens that somebody wrote, 0 elsewhere."""
    with torch.autocast(device, dtype=torch.bfloat16):
        states = model.hidden(tokens[:, :-1], lora)
    asked = by[:, 1:] > 0
    with torch.autocast(device, dtype=torch.bfloat16):
        logits = model.head(states[asked])
    found = -F.cross_entropy(logits.float(), tokens[:, 1:][asked], reduction="none")
    return torch.zeros(asked.shape, device=tokens.device).masked_scatter(asked, found)


class Run:
    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(args.seed)
        self.rng = np.random.default_rng(args.seed)
        self.names = [folder.name for folder in args.models]
        self.prices = np.array([PRICES.get(name, PRICE) for name in self.names])
        models = [decoder_of(folder).to(self.device).requires_grad_(False) for folder in args.models]
        self.table = Table(bpe.load(args.tokenizer), models)
        count = len(models)
        self.pairs = [(teacher, student) for teacher in range(count) for student in range(count)]
        entries = [json.loads(line) for line in args.questions.read_text(encoding="utf-8").splitlines()]
        limits = {"train": args.train, "validation": args.validation, "test": args.test}
        self.splits = {
            split: Questions([e for e in entries if e["split"] == split][:limit], self.table, self.device)
            for split, limit in limits.items()
        }
        saved = torch.load(args.backbone, map_location="cpu", weights_only=True)
        setup = Setup(
            dims=tuple(model.shape.dim for model in models),
            open=tuple(name not in args.closed for name in self.names),
            depth=args.depth,
            scale=args.scale,
            init=args.init,
        )
        self.haps = Haps(Shape(**saved["shape"]), setup)
        self.haps.backbone.load_state_dict(saved["model"])
        self.haps.to(self.device)
        args.out.mkdir(parents=True, exist_ok=True)
        config = {key: str(value) if isinstance(value, Path) else value for key, value in vars(args).items()}
        config["models"] = self.names
        (args.out / "config.json").write_text(json.dumps({**config, "setup": setup.__dict__}, default=str, indent=2) + "\n")
        self.log_file = open(args.out / "curve.jsonl", "a", encoding="utf-8")
        self.begun = time.monotonic()
        self.range: tuple[float, float] | None = None

    def log(self, **entry) -> None:
        line = json.dumps({**entry, "seconds": round(time.monotonic() - self.begun, 1)})
        print(line, flush=True)
        self.log_file.write(line + "\n")
        self.log_file.flush()

    def adam(self, fast: list, rate: float, slow_rate: float) -> torch.optim.Optimizer:
        groups = [{"params": [p for m in fast for p in m.parameters()], "lr": rate}]
        if slow_rate:
            groups.append({"params": list(self.haps.backbone.parameters()), "lr": slow_rate})
        return torch.optim.AdamW(groups, weight_decay=1e-3)

    # Phase 0

    def gold_loss(self, questions: Questions, rows: np.ndarray) -> dict[str, torch.Tensor]:
        """By adaptable model: the mean loss of a token of the gold turns."""
        scripts = [transcript(self.table, gold_segments(questions.entries[row])) for row in rows]
        tokens, _ = padded([ids for ids, _ in scripts], self.device)
        by, _ = padded([by for _, by in scripts], self.device)
        at = torch.from_numpy(rows).to(self.device)
        matrices = self.haps.matrices(self.haps.state(questions.tokens[at], questions.mask[at]))
        written = (by > 0).sum()
        return {
            self.names[place]: -turn_log_probs(self.table.models[place], tokens, by, lora, self.device).sum() / written
            for place, lora in matrices.items()
        }

    def gold(self) -> None:
        args, train = self.args, self.splits["train"]
        adam = self.adam([self.haps.low], 1e-3, 1e-4)
        peaks = [group["lr"] for group in adam.param_groups]
        limit = args.gold_seconds or float("inf")
        begun = time.monotonic()
        for step in range(args.gold):
            done = max(step / args.gold, (time.monotonic() - begun) / limit)
            if done >= 1:
                break
            for group, peak in zip(adam.param_groups, peaks, strict=True):
                group["lr"] = peak * min(1, (step + 1) / 50) * max(0.05, 1 - done)
            losses = self.gold_loss(train, self.rng.choice(len(train), min(ROWS, len(train)), replace=False))
            loss = sum(losses.values())
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.haps.parameters(), 1.0)
            adam.step()
            if step % 50 == 0:
                self.log(phase="gold", step=step, loss={name: round(value.item(), 4) for name, value in losses.items()})
        with torch.no_grad():
            rows = np.arange(min(ROWS, len(self.splits["validation"])))
            found = self.gold_loss(self.splits["validation"], rows)
        self.log(phase="gold", step=step, validation={name: round(float(value), 4) for name, value in found.items()})

    # Outcomes

    @torch.no_grad()
    def loras(self, questions: Questions) -> dict:
        state = torch.cat([self.haps.state(t, m) for t, m in self.batched(questions)])
        return self.haps.matrices(state)

    def batched(self, questions: Questions):
        return zip(questions.tokens.split(256), questions.mask.split(256), strict=True)

    def cost(self, played: Played, pair: tuple[int, int]) -> float:
        """US dollars."""
        roles = zip(("teacher", "student"), pair, strict=True)
        return sum(sum(played.tokens[role]) * self.prices[model] for role, model in roles) / 1e6

    def outcomes(self, questions: Questions, adapted: bool) -> tuple[np.ndarray, np.ndarray]:
        """Quality and cost in dollars of every assignment, each [questions, K²]."""
        recorded = [entry.get("outcomes") for entry in questions.entries]
        if not adapted and all(recorded):
            return tuple(np.array([row[part] for row in recorded]) for part in ("perf", "cost"))
        arms = len(self.pairs)
        which = [at for at in range(len(questions)) for _ in self.pairs]
        loras = self.loras(questions) if adapted else {}
        played = self.table.play(
            [questions.episode(at) for at in which], self.pairs * len(questions), which, loras
        )
        perf = np.array([each.perf for each in played]).reshape(-1, arms)
        cost = np.array([self.cost(each, self.pairs[i % arms]) for i, each in enumerate(played)]).reshape(-1, arms)
        return perf, cost

    def normalised(self, cost):
        low, high = self.range
        return (cost - low) / (high - low)

    # Phase 1

    def utilities(self, perf: torch.Tensor, cost: torch.Tensor, preference: torch.Tensor) -> torch.Tensor:
        return preference[:, :1] * perf - preference[:, 1:] * cost

    def warm_up(self, high, perf: np.ndarray, cost: np.ndarray, rows: np.ndarray, checked: tuple) -> None:
        """Cross-entropy on the best assignment, then expected utility; keeps the state that is best on validation."""
        train = self.splits["train"]
        at = torch.from_numpy(rows).to(self.device)
        with torch.no_grad():
            state = torch.cat([self.haps.state(t, m) for t, m in self.batched(train)])[at]
        perf, cost = (torch.tensor(x, dtype=torch.float32, device=self.device) for x in (perf, self.normalised(cost)))
        best, kept = -1.0, copy.deepcopy(high.state_dict())
        for part, steps in (("argmax", self.args.warm_up), ("expected", self.args.warm_up)):
            adam = torch.optim.AdamW(high.parameters(), lr=2e-3, weight_decay=1e-1)
            for step in range(steps):
                alpha = torch.rand(len(at), 1, device=self.device)
                preference = torch.cat((alpha, 1 - alpha), 1)
                worth = self.utilities(perf, cost, preference)
                chosen = torch.rand(len(at), device=self.device) < 0.25
                scores = high(state[chosen], preference[chosen])
                if part == "argmax":
                    ties = worth[chosen] + 1e-9 * torch.rand_like(worth[chosen])
                    loss = F.cross_entropy(scores, ties.argmax(-1))
                else:
                    loss = -(torch.softmax(scores, -1) * worth[chosen]).sum(-1).mean()
                adam.zero_grad()
                loss.backward()
                adam.step()
                if step % 20 == 19 or step == steps - 1:
                    reached = self.reached(high, *checked)
                    if reached > best:
                        best, kept = reached, copy.deepcopy(high.state_dict())
            self.log(phase="warm-up", part=part, validation=round(self.reached(high, *checked), 4), best=round(best, 4))
        high.load_state_dict(kept)

    @torch.no_grad()
    def scores(self, high, questions: Questions) -> np.ndarray:
        """[regimes, questions, K²]."""
        state = torch.cat([self.haps.state(t, m) for t, m in self.batched(questions)])
        weights = [torch.tensor([[a, 1 - a]], device=self.device).expand(len(questions), 2) for a in REGIMES]
        return torch.stack([high(state, each) for each in weights]).float().cpu().numpy()

    def reached(self, high, questions: Questions, perf: np.ndarray, cost: np.ndarray) -> float:
        """Mean utility over questions and regimes."""
        picked = self.scores(high, questions).argmax(-1)
        found = []
        for alpha, arms in zip(REGIMES, picked, strict=True):
            worth = alpha * perf - (1 - alpha) * self.normalised(cost)
            found.append(np.take_along_axis(worth, arms[:, None], 1).mean())
        return float(np.mean(found))

    # Phase 2

    def reinforce(self) -> None:
        args, train = self.args, self.splits["train"]
        adam = self.adam([self.haps.low, self.haps.high], args.rate, args.rate / 10)
        limit = args.rl_seconds or float("inf")
        begun = time.monotonic()
        for round_ in range(args.rounds):
            if time.monotonic() - begun > limit:
                break
            rows = self.rng.choice(len(train), args.episodes)
            alphas = self.rng.random(args.episodes) if args.alpha is None else np.full(args.episodes, args.alpha)
            preference = torch.tensor(np.stack((alphas, 1 - alphas), 1), dtype=torch.float32, device=self.device)
            at = torch.from_numpy(rows).to(self.device)
            with torch.no_grad():
                state = self.haps.state(train.tokens[at], train.mask[at])
                arms = torch.distributions.Categorical(logits=self.haps.high(state, preference)).sample()
                loras = self.haps.matrices(state)
            pairs = [self.pairs[arm] for arm in arms.tolist()]
            episodes = [train.episode(row) for row in rows]
            played = self.table.play(episodes, pairs, list(range(len(rows))), loras, sample=True)
            perf = np.array([each.perf for each in played])
            cost = self.normalised(np.array([self.cost(*each) for each in zip(played, pairs, strict=True)]))
            reward = alphas * perf - (1 - alphas) * cost if args.reward == "utility" else perf
            if args.baseline:
                usual = alphas * perf.mean() - (1 - alphas) * cost.mean() if args.reward == "utility" else perf.mean()
                reward = reward - usual
            for batch in np.array_split(self.rng.permutation(len(rows)), max(1, len(rows) // 256)):
                loss = self.policy_loss(train, rows, batch, pairs, arms, preference, played, reward)
                adam.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.haps.parameters(), 1.0)
                adam.step()
            self.log(phase="rl", round=round_, perf=round(perf.mean(), 4), cost=round(cost.mean(), 4))

    def policy_loss(self, train, rows, batch, pairs, arms, preference, played, reward) -> torch.Tensor:
        at = torch.from_numpy(rows[batch]).to(self.device)
        worth = torch.tensor(reward[batch], dtype=torch.float32, device=self.device)
        state = self.haps.state(train.tokens[at], train.mask[at])
        loss = torch.zeros((), device=self.device)
        if self.args.log_p_z:
            chosen = arms[torch.from_numpy(batch).to(self.device)]
            scores = self.haps.high(state, preference[torch.from_numpy(batch).to(self.device)])
            loss = loss - (worth * torch.log_softmax(scores, -1).gather(1, chosen[:, None])[:, 0]).mean()
        scripts = [transcript(self.table, spoken(played[i])) for i in batch]
        for place, (a, b) in self.haps.matrices(state).items():
            for mark, part in ((2, 0), (1, 1)):
                own = [n for n, i in enumerate(batch) if pairs[i][part] == place]
                if not own:
                    continue
                tokens, _ = padded([scripts[n][0] for n in own], self.device)
                by, _ = padded([[int(who == mark) for who in scripts[n][1]] for n in own], self.device)
                pick = torch.tensor(own, device=self.device)
                found = turn_log_probs(self.table.models[place], tokens, by, (a[:, pick], b[:, pick]), self.device)
                # A sum over some forty tokens, brought to the size of the one choice.
                loss = loss - (worth[pick] * found.sum(1)).sum() / len(batch) * self.args.token_weight
        return loss

    # All

    def save(self, phase: int) -> None:
        torch.save({"phase": phase, "haps": self.haps.state_dict(), "range": self.range}, self.args.out / "haps.pt")

    def run(self) -> None:
        args, train, validation, test = self.args, *(self.splits[s] for s in ("train", "validation", "test"))
        saved = args.out / "haps.pt"
        phase = 0
        if saved.exists():
            state = torch.load(saved, map_location=self.device, weights_only=True)
            self.haps.load_state_dict(state["haps"])
            self.range, phase = state["range"], state["phase"]
        if phase < 1:
            self.gold()
            self.save(1)
        # Outcomes are recorded or played for the first questions of the split.
        rows = np.arange(min(args.played, len(train)))
        seen = Questions(train.entries[: len(rows)], self.table, self.device)
        kept = {}
        if phase < 2:
            off = self.outcomes(seen, False)
            self.range = (float(off[1].min()), float(off[1].max()))
            off_validation = self.outcomes(validation, False)
            self.warm_up(self.haps.high_alone, *off, rows, (validation, *off_validation))
            on = self.outcomes(seen, True)
            on_validation = self.outcomes(validation, True)
            self.log(phase="outcomes", off=round(off_validation[0].mean(), 4), on=round(on_validation[0].mean(), 4))
            self.warm_up(self.haps.high, *on, rows, (validation, *on_validation))
            kept = {"train_on": on, "validation_on": on_validation}
            self.save(2)
        if phase < 3:
            on_validation = kept.get("validation_on") or self.outcomes(validation, True)
            before = self.reached(self.haps.high, validation, *on_validation)
            warm = copy.deepcopy(self.haps.state_dict())
            self.reinforce()
            then = self.outcomes(validation, True)
            after = self.reached(self.haps.high, validation, *then)
            self.log(phase="rl", validation_before=round(before, 4), validation_after=round(after, 4))
            if after < before:
                self.haps.load_state_dict(warm)
            kept["validation_on"] = on_validation if after < before else then
            self.save(3)
        kept["test_on"] = self.outcomes(test, True)
        arrays = {f"{name}_{part}": x for name, pair in kept.items() for part, x in zip(("perf", "cost"), pair, strict=True)}
        for name, questions in (("validation", validation), ("test", test)):
            arrays[f"{name}_scores"] = self.scores(self.haps.high, questions)
            arrays[f"{name}_scores_alone"] = self.scores(self.haps.high_alone, questions)
        kinds = {f"{name}_kinds": [e["kind"] for e in self.splits[name].entries] for name in ("validation", "test")}
        np.savez_compressed(args.out / "outcomes.npz", range=np.array(self.range), **arrays, **kinds)
        self.log(phase="done", test=round(self.reached(self.haps.high, test, *kept["test_on"]), 4))


def spoken(played: Played) -> list[tuple[str, int]]:
    """The segments of an episode with the role that wrote each: the Student writes first, then they take turns."""
    result, turn = [], 0
    for text, closed in played.segments:
        result.append((text, (1 + turn % 2) if closed else 0))
        turn += closed
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("questions", "backbone", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="model folders, in the order of the pool")
    parser.add_argument("--closed", nargs="*", default=["yard-3m"])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--init", choices=("lora", "xavier"), default="lora")
    for name, default in {"train": 5000, "validation": 100, "test": 300, "played": 400}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--gold", type=int, default=1500)
    parser.add_argument("--gold-seconds", type=float, default=0)
    parser.add_argument("--warm-up", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--rl-seconds", type=float, default=0)
    parser.add_argument("--episodes", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--token-weight", type=float, default=0.1)
    parser.add_argument("--alpha", type=float, help="one regime instead of the whole slider")
    parser.add_argument("--reward", choices=("utility", "perf"), default="utility")
    parser.add_argument("--log-p-z", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--baseline", action=argparse.BooleanOptionalAction, default=True)
    Run(parser.parse_args()).run()


if __name__ == "__main__":
    main()
