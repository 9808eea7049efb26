"""A Llama-style decoder: RMSNorm, SwiGLU, half-split rotary positions, tied embeddings, no biases."""

from dataclasses import asdict, dataclass, replace

import torch
import torch.nn.functional as F
from torch import nn

ROPE_THETA = 10_000.0
NORM_EPS = 1e-5


@dataclass(frozen=True)
class Shape:
    """head_dim = dim / heads must be a multiple of 16: the fused attention operator needs rotary tables whose
    width, head_dim / 2, is a multiple of 8."""

    dim: int
    layers: int
    heads: int
    ffn: int
    vocab: int = 1024

    def __post_init__(self) -> None:
        if self.dim % self.heads or (self.dim // self.heads) % 16:
            raise ValueError(f"dim {self.dim} / heads {self.heads} is no multiple of 16")

    @property
    def head_dim(self) -> int:
        return self.dim // self.heads


SIZES = {
    "weak": Shape(dim=96, layers=3, heads=3, ffn=256),
    "specialist": Shape(dim=96, layers=4, heads=3, ffn=256),
    "scout": Shape(dim=128, layers=4, heads=4, ffn=352),
    "reader": Shape(dim=192, layers=4, heads=6, ffn=512),
    "strong": Shape(dim=192, layers=6, heads=6, ffn=512),
    "general": Shape(dim=192, layers=8, heads=6, ffn=512),
}


def shape_of(size: str, vocab: int, **changes: int | None) -> Shape:
    """A named size with the changes that are not None."""
    given = {name: value for name, value in changes.items() if value is not None}
    return replace(SIZES[size], vocab=vocab, **given)


def rotary_tables(length: int, head_dim: int) -> tuple[torch.Tensor, torch.Tensor]:
    """cos and sin, each [length, head_dim / 2]."""
    inverse = ROPE_THETA ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
    angles = torch.outer(torch.arange(length, dtype=torch.float64), inverse)
    return angles.cos().float(), angles.sin().float()


def rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    first, second = x.chunk(2, dim=-1)
    return torch.cat((first * cos - second * sin, second * cos + first * sin), dim=-1)


def attend(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """Causal attention over [batch, heads, length, head_dim]. The fused kernel's backward pass is slow on a CPU: there
    training writes the products out, which also compiles to half the time."""
    if q.is_cuda or not torch.is_grad_enabled():
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    length = q.shape[2]
    later = torch.ones(length, length, dtype=torch.bool, device=q.device).triu(1)
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
    return torch.softmax(scores.masked_fill(later, float("-inf")), dim=-1, dtype=q.dtype) @ v


class Block(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attention_norm = nn.RMSNorm(shape.dim, eps=NORM_EPS)
        self.qkv = nn.Linear(shape.dim, 3 * shape.dim, bias=False)
        self.out = nn.Linear(shape.dim, shape.dim, bias=False)
        self.ffn_norm = nn.RMSNorm(shape.dim, eps=NORM_EPS)
        self.gate_up = nn.Linear(shape.dim, 2 * shape.ffn, bias=False)
        self.down = nn.Linear(shape.ffn, shape.dim, bias=False)

    def forward(
        self,
        x: torch.Tensor,
        cos: torch.Tensor,
        sin: torch.Tensor,
        lora: tuple[torch.Tensor, torch.Tensor] | None,
    ) -> torch.Tensor:
        batch, length, dim = x.shape
        packed = self.qkv(self.attention_norm(x)).view(batch, length, 3, self.heads, dim // self.heads)
        q, k, v = packed.permute(2, 0, 3, 1, 4)
        q, k = (rotate(part, cos, sin) for part in (q, k))
        mixed = attend(q, k, v)
        mixed = mixed.transpose(1, 2).reshape(batch, length, dim)
        attended = self.out(mixed)
        if lora is not None:
            attended = attended + mixed @ lora[0] @ lora[1]
        x = x + attended
        gate, up = self.gate_up(self.ffn_norm(x)).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * up)


class Decoder(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocab, shape.dim)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = nn.RMSNorm(shape.dim, eps=NORM_EPS)
        cos, sin = rotary_tables(1024, shape.head_dim)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        nn.init.normal_(self.embedding.weight, std=0.02)
        for block in self.blocks:
            for layer in (block.qkv, block.gate_up):
                nn.init.normal_(layer.weight, std=shape.dim**-0.5)
            for layer in (block.out, block.down):
                nn.init.zeros_(layer.weight)

    def hidden(self, tokens: torch.Tensor, lora: tuple[torch.Tensor, torch.Tensor] | None = None) -> torch.Tensor:
        """tokens [batch, length] to normalised states [batch, length, dim]. `lora` is (A [3, dim, rank],
        B [3, rank, dim]), added to the output projection of the last three blocks."""
        x = self.embedding(tokens)
        dtype = torch.get_autocast_dtype(x.device.type) if torch.is_autocast_enabled(x.device.type) else x.dtype
        length = tokens.shape[1]
        cos, sin = self.cos[:length].to(dtype), self.sin[:length].to(dtype)
        first_adapted = len(self.blocks) - 3
        for index, block in enumerate(self.blocks):
            at = index - first_adapted
            x = block(x, cos, sin, (lora[0][at], lora[1][at]) if lora is not None and at >= 0 else None)
        return self.norm(x)

    def head(self, hidden: torch.Tensor) -> torch.Tensor:
        return F.linear(hidden, self.embedding.weight)

    def forward(self, tokens: torch.Tensor, lora: tuple[torch.Tensor, torch.Tensor] | None = None) -> torch.Tensor:
        return self.head(self.hidden(tokens, lora))


def parameter_count(model: nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


def load_checkpoint(path: str) -> tuple[Decoder, int]:
    """The model of a checkpoint, in evaluation mode, and the steps it was trained."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model = Decoder(Shape(**saved["shape"]))
    model.load_state_dict(saved["model"])
    return model.eval(), saved["step"]


def shape_dict(shape: Shape) -> dict[str, int]:
    return asdict(shape)
