"""Which ready mappings fit a file as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ctx_map.bundle.mapping import Mapping, read_mapping
from ctx_map.bundle.read import read_bundle
from ctx_map.bundle.ready_mappings import ready_names, ready_path


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready mapping that fits a file: all that it names is there, and every row can be read."""

    name: str
    mapping: Mapping = field(repr=False)
    text: str = field(repr=False)


def fitting_ready(path: Path) -> tuple[Ready, ...]:
    """Return the ready mappings that fit a file or folder. Raises FileRefused if the file cannot be read."""
    found = []
    for name in ready_names():
        mapping = read_mapping(Path(name))
        bundle = read_bundle(path, namespace="proposal", mapping=mapping)
        file = ready_path(Path(name))
        if file and bundle.tables and not bundle.problems:
            found.append(Ready(name, mapping, file.read_text("utf-8")))
    return tuple(found)
