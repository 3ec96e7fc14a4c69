"""The sample town, loaded once for all pages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def environment_with_town(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of somebody who has run `ctx-map demo` and named its store."""
    kept = {name: value for name, value in environment.items() if not name.startswith("CTX_MAP_")}
    kept |= {"CTX_MAP_DATA_DIR": str(folder), "CTX_MAP_STORE": str(folder / "saltmere")}
    kept |= {"SAMPLE_DATA": str(Path(__file__).parents[2] / "sample_data")}
    command = [str(Path(sys.executable).with_name("ctx-map")), "demo", "--no-app"]
    subprocess.run(command, check=True, env=kept, stdout=subprocess.PIPE)
    return kept
