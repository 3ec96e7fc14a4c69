"""What a load's line in the audit says of the store: the reports that the load brings, and the totals after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ctx_map.governance.audit import Action, AuditLine
from ctx_map.governance.integrity.row_digest import Total, read_total

_TOTAL = "total "
TAKES_BACK = "takes back"
"""Names the load that is taken back, in the line that a taking back ends with."""
LOST = "lost "
"""Before the identifier of a load that a recovery could not bring back."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What one load's line says."""

    load: str
    reports: Total
    totals: Mapping[str, Total]
    first: int = 0
    """The number of the load's first report in an embedded store."""
    size: int = 1
    """Reports in a block."""
    blocks: tuple[int, ...] = ()
    line: int = 0
    """The number of the line in the audit."""

    def detail(self) -> dict[str, str]:
        """The seal as the audit keeps it."""
        return {
            "load": self.load,
            "reports": self.reports.text,
            "first": str(self.first),
            "size": str(self.size),
            "blocks": "".join(f"{each:016x}" for each in self.blocks),
            **{f"{_TOTAL}{part}": total.text for part, total in self.totals.items()},
        }


@dataclass(frozen=True, slots=True)
class Done:
    """A load, or the taking back of one, that is known to be in the store."""

    line: int
    """The number of the line that says so."""
    takes_back: str
    """The load that it takes back, empty if it takes none back."""


@dataclass(slots=True)
class Recorded:
    """What the audit says of all loads."""

    seals: dict[str, Seal] = field(default_factory=dict)
    """By load. The last line about a load counts."""
    done: dict[str, Done] = field(default_factory=dict)
    """By load."""
    taken_back: set[str] = field(default_factory=set)
    """The loads that were taken back."""


def seal_in(line: AuditLine) -> Seal | None:
    """Return the seal in a line, or None if there is none."""
    if line.action != Action.INTAKE_SEALED:
        return None
    detail = line.detail
    return Seal(
        load=detail["load"],
        reports=read_total(detail["reports"]),
        totals={
            name.removeprefix(_TOTAL): read_total(text) for name, text in detail.items() if name.startswith(_TOTAL)
        },
        first=int(detail["first"]),
        size=int(detail["size"]),
        blocks=tuple(int(each, 16) for each in re.findall(r"[0-9a-f]{16}", detail["blocks"])),
        line=line.seq,
    )


def recorded(lines: Iterable[AuditLine]) -> Recorded:
    """Return what lines with a detail say of loads. A load that a recovery lost is not expected any more."""
    found = Recorded()
    for line in lines:
        seal = seal_in(line)
        if seal is not None:
            found.seals[seal.load] = seal
        elif line.action in (Action.INTAKE_DONE, Action.UNLOAD_DONE):
            done = Done(line.seq, line.detail.get(TAKES_BACK, ""))
            found.done[line.detail["load"]] = done
            found.taken_back.add(done.takes_back)
        elif line.action == Action.RECOVERED:
            for load in [name.removeprefix(LOST) for name in line.detail if name.startswith(LOST)]:
                found.done.pop(load, None)
    return found
