"""The HAPS router (arXiv 2601.05903): one small language model reads the routing prompt; on its pooled state a high level scores the
joint assignments (Teacher, Student), and a low level writes low-rank matrices for each adaptable model."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from model import Decoder, Shape

RANK, HIDDEN = 8, 256
# Graphs take matrices for this many last blocks; a shallower change leaves the first of them zero.
BLOCKS = 3
# Unscaled, the weights of the preference hardly move the choice.
PREFERENCE = 6.0


@dataclass(frozen=True)
class Setup:
    """`dims` are the widths of the pool's models, `open` says which of them are adaptable; `depth` is k, the number of last
    blocks that are changed, `scale` is s."""

    dims: tuple[int, ...]
    open: tuple[bool, ...]
    depth: int = 3
    scale: float = 1.0
    init: str = "lora"


class Generator(nn.Module):
    """A 2-layer MLP and two heads: A [k, dim, r] and B [k, r, dim] from a state. Heads begin as ordinary LoRA does (A small, B
    zero) or as in the paper (both Xavier)."""

    def __init__(self, width: int, dim: int, setup: Setup) -> None:
        super().__init__()
        self.dim, self.depth, self.scale = dim, setup.depth, setup.scale
        self.inner = nn.Linear(width, HIDDEN)
        self.outer = nn.Linear(HIDDEN, HIDDEN)
        size = self.depth * dim * RANK
        self.a, self.b = nn.Linear(HIDDEN, size), nn.Linear(HIDDEN, size)
        if setup.init == "xavier":
            for head in (self.a, self.b):
                nn.init.xavier_uniform_(head.weight)
        else:
            nn.init.normal_(self.a.weight, std=0.1 * HIDDEN**-0.5)
            nn.init.normal_(self.a.bias, std=dim**-0.5)
            nn.init.zeros_(self.b.weight)
            nn.init.zeros_(self.b.bias)

    def forward(self, state: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """[batch, width] to A [BLOCKS, batch, dim, r] and s·B [BLOCKS, batch, r, dim]."""
        hidden = F.relu(self.outer(F.relu(self.inner(state))))
        a = self.a(hidden).view(-1, self.depth, self.dim, RANK).transpose(0, 1)
        b = self.b(hidden).view(-1, self.depth, RANK, self.dim).transpose(0, 1) * self.scale
        above = (0, 0, 0, 0, 0, 0, BLOCKS - self.depth, 0)
        return F.pad(a, above), F.pad(b, above)


class Chooser(nn.Module):
    """Scores of the joint assignments from a state and (alpha, beta)."""

    def __init__(self, width: int, arms: int) -> None:
        super().__init__()
        self.inner = nn.Linear(width + 2, HIDDEN)
        self.outer = nn.Linear(HIDDEN, arms)

    def forward(self, state: torch.Tensor, preference: torch.Tensor) -> torch.Tensor:
        """State [batch, width] and preference [batch, 2] to logits [batch, K²], Teacher-major."""
        return self.outer(F.relu(self.inner(torch.cat((state, PREFERENCE * preference), -1))))


class Haps(nn.Module):
    def __init__(self, shape: Shape, setup: Setup) -> None:
        super().__init__()
        self.setup = setup
        self.backbone = Decoder(shape)
        arms = len(setup.dims) ** 2
        self.high = Chooser(shape.dim, arms)
        # The same choice learnt from outcomes without generated parameters: the ablation "without low level".
        self.high_alone = Chooser(shape.dim, arms)
        self.low = nn.ModuleDict(
            {
                str(at): Generator(shape.dim, dim, setup)
                for at, (dim, adaptable) in enumerate(zip(setup.dims, setup.open, strict=True))
                # Equation 6: a closed model has no generated parameters.
                if adaptable
            }
        )

    def state(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The mean of the last states over the prompt: tokens and mask [batch, length] to [batch, width]."""
        hidden = self.backbone.hidden(tokens).float()
        weights = mask.float().unsqueeze(-1)
        return (hidden * weights).sum(1) / weights.sum(1)

    def matrices(self, state: torch.Tensor) -> dict[int, tuple[torch.Tensor, torch.Tensor]]:
        """By place in the pool: the matrices of each adaptable model for these prompts."""
        return {int(at): generator(state) for at, generator in self.low.items()}
