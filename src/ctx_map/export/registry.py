"""All the formats: one for each file or folder in `export/formats`, found there and loaded when it is asked for.

A format is added by adding its file. Its library is loaded only when a file of that format is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctx_map.errors import Refused, WrongUse

if TYPE_CHECKING:
    from ctx_map.export.exporter import Exporter
    from ctx_map.governance.release import Release

_FOLDER = Path(__file__).parent / "formats"


class Exporters(Mapping[str, "Exporter"]):
    """The formats by name, in the order of their names."""

    def __getitem__(self, name: str) -> Exporter:
        if name not in format_names():
            raise KeyError(name)
        found: Exporter = import_module(f"ctx_map.export.formats.{name.replace('-', '_')}").EXPORTER
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(format_names())

    def __len__(self) -> int:
        return len(format_names())

    def __contains__(self, name: object) -> bool:
        return name in format_names()


EXPORTERS = Exporters()
"""Every format by its name."""


@cache
def format_names() -> tuple[str, ...]:
    """Return the names of the formats, in order, without loading one."""
    files = (path.stem for path in _FOLDER.glob("*.py"))
    return tuple(sorted(name.replace("_", "-") for name in files if not name.startswith("_")))


def write(release: Release[Any], path: Path | str) -> Path:
    """Save a release in the format that it was recorded for, with a report of what the format leaves out beside it.

    Only its owner can open the file. Returns where it is. Raises WrongUse if nothing can be written there or the format
    cannot hold this content, and Refused if the release was recorded for a screen.
    """
    to = getattr(release, "destination", None)
    if to is None:
        raise WrongUse("Only a release can be saved. Call view.release(content, to=format).")
    if to not in EXPORTERS:
        raise Refused(
            f"This release was recorded for {to}, which is not a format. Ask the view for one with "
            f"to=format. The formats are {', '.join(EXPORTERS)}."
        )
    where = Path(path)
    EXPORTERS[to].save(release, where)
    return where
