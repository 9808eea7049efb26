"""The list of a model folder's files that the page verifies before it uses them."""

import hashlib
import json
from pathlib import Path

# Read by people, or itself the list; never fetched as part of the model.
NOT_LISTED = {"manifest.json", "README.md"}


def write_manifest(folder: Path, model_id: str, parameters: int, golden: dict) -> None:
    files = [
        {
            "path": path.relative_to(folder).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in NOT_LISTED
    ]
    manifest = {"id": model_id, "files": files, "golden": golden, "parameters": parameters}
    # Values stay on one line each: a list of token ids is no reading matter.
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in manifest.items())
    (folder / "manifest.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
