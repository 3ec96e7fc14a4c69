"""Does random harm to a small store and its audit, and counts what is found: `python -m bench.faults 500` in `tests`.

Ends with 1 where something that was changed was not found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from governance.fault_scene import make_scene
from governance.fault_worker import Worker
from governance.random_faults import campaign, summary


def main(arguments: list[str] | None = None) -> int:
    """Run a campaign and print its counts."""
    parser = argparse.ArgumentParser(description="Random faults in the files of a store and of its audit.")
    parser.add_argument("count", nargs="?", type=int, default=500, help="how many faults (500)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other faults")
    asked = parser.parse_args(arguments)
    worker = Worker()
    with tempfile.TemporaryDirectory() as folder:
        outcomes = list(campaign(make_scene(Path(folder)), worker, asked.count, seed=asked.seed))
    worker.close()
    print(summary(outcomes))
    missed = [each for each in outcomes if each.changed and not each.found]
    for each in missed:
        print(f"missed: {each}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
