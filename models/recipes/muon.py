"""Muon: momentum whose update is made orthogonal by Newton-Schulz steps (Jordan et al., 2024)."""

import torch

COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonalise(matrices: torch.Tensor, steps: int) -> torch.Tensor:
    """A stack [n, rows, columns] of matrices, each moved towards its nearest semi-orthogonal one."""
    a, b, c = COEFFICIENTS
    x = matrices.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.mT
        x = a * x + (b * gram + c * (gram @ gram)) @ x
    return (x.mT if tall else x).to(matrices.dtype)


class Muon(torch.optim.Optimizer):
    """Parameters come in groups {"params": [...], "parts": n}: a weight that packs n matrices along its rows (q, k, v;
    gate, up) is orthogonalised as n matrices."""

    def __init__(self, groups, lr: float, momentum: float = 0.95, decay: float = 0.05, steps: int = 5) -> None:
        super().__init__(groups, {"lr": lr, "momentum": momentum, "decay": decay, "steps": steps, "parts": 1})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            # One stack for all blocks: few large products instead of many small ones.
            updates = torch.stack([self.direction(weight, group["momentum"]) for weight in group["params"]])
            count, rows, columns = updates.shape
            parts = updates.view(count * group["parts"], rows // group["parts"], columns)
            scale = max(1.0, parts.shape[1] / columns) ** 0.5
            directions = orthogonalise(parts, group["steps"]).view(count, rows, columns)
            for weight, direction in zip(group["params"], directions, strict=True):
                weight.mul_(1 - group["lr"] * group["decay"])
                weight.add_(direction, alpha=-group["lr"] * scale)

    def direction(self, weight: torch.Tensor, momentum: float) -> torch.Tensor:
        state = self.state[weight]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(weight)
        buffer = state["momentum"].lerp_(weight.grad, 1 - momentum)
        return weight.grad.lerp(buffer, momentum)
