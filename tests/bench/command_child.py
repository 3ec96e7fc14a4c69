"""One command in a process of its own, which says on its last line how much memory it took at most, in GiB.

    python -m bench.command_child why town:p000000001

The peak that the operating system keeps of a process begins with the memory of the process that started it, so that it
is read from the process itself where the system tells it.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from ctx_map.cli.main import main

STATUS = Path("/proc/self/status")
KIB_IN_GIB = 1024**2


def peak_gib() -> float:
    """The most memory that this process has taken."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_GIB
    (line,) = (line for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / KIB_IN_GIB


if __name__ == "__main__":
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
    sys.stdout.write(f"\n{peak_gib()}\n")
