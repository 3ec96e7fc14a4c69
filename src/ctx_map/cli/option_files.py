"""Reading the files that some options of questions take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ctx_map.analysis.question import File


def read_option_file(kind: File, path: Path) -> Any:
    """Read the file of an option. Raises WrongUse, which says how the file should look, if it can't be read."""
    return _readers()[kind](path)


def _readers() -> Mapping[File, Callable[[Path], Any]]:
    from ctx_map.bundle.population_files import read_denominators, read_groups
    from ctx_map.bundle.weights_file import read_weights

    return {File.WEIGHTS: read_weights, File.POPULATION: read_denominators, File.GROUPS: read_groups}
