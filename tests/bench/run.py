"""Measures every kernel against its rivals, prints one table, adds the run to bench.json; fails where a goal is missed.

    .venv/bin/python tests/bench/run.py --quick         up to 100,000 links, less than two minutes
    .venv/bin/python tests/bench/run.py --full          up to ten million links
    .venv/bin/python tests/bench/run.py pairs           only kernels whose name begins so
    .venv/bin/python tests/bench/run.py --worse-than 3  fails only where a goal is missed by more than three times

Seconds are of this machine at this moment; ratios are what counts. A goal is met on the median of at least five paired
runs. A row that was measured while others used the computer says so. A kernel's row also shows how many times the limit
it takes: reading its input and writing its output once, measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

if __package__ in {None, ""}:
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "app")]

from bench.measure import Timing, measure
from bench.registry import KERNELS

OUT = Path(os.environ.get("CTX_MAP_BENCH", "bench.json"))
"""Where runs are kept. The continuous run keeps them outside the repository."""
MOST_RUNS = 200
"""Runs that are kept."""
UNDER_LOAD = " (under load)"


def main(arguments: list[str] | None = None) -> int:
    """Runs the kernels asked for; 0 where every goal is met, 1 where one is missed."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    kernels = [kernel for kernel in KERNELS if kernel.make.__name__.startswith(asked.kernel)]
    if not kernels:
        parser.error(f"No kernel's name begins with {asked.kernel}.")
    timings: list[Timing] = []
    print(_header())
    for kernel in kernels:
        for row in kernel.rows(full=asked.full):
            timing = measure(row)
            timings.append(timing)
            print("\n".join(_lines(timing)), flush=True)
    _record(timings, full=asked.full)
    missed = [timing for timing in timings if not timing.met]
    wrong = missed if asked.worse_than is None else [each for each in timings if each.much_worse(asked.worse_than)]
    print(f"\nWritten to {OUT}. {_named(missed, 'Missed') or 'Every goal met.'}")
    if missed and asked.worse_than is not None:
        print(
            _named(wrong, "Much worse than the goal") or f"No goal is missed by more than {asked.worse_than:g} times."
        )
    return 1 if wrong else 0


def _named(timings: list[Timing], what: str) -> str:
    rows = [f"{each.kernel} at {each.links:,} links{UNDER_LOAD if each.under_load else ''}" for each in timings]
    return f"{what}: {'; '.join(rows)}." if rows else ""


def _record(timings: list[Timing], *, full: bool) -> None:
    """Add a run to those that are kept, the latest last."""
    runs = json.loads(OUT.read_text("utf-8")) if OUT.exists() else []
    rows = [{**asdict(each), "met": each.met, "under_load": each.under_load} for each in timings]
    run = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "full": full, "rows": rows}
    kept = [each for each in runs if isinstance(each, dict) and "rows" in each]
    OUT.write_text(json.dumps([*kept, run][-MOST_RUNS:], indent=1) + "\n", "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="The speed goals of ctx-map.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="up to 100,000 links (the default)")
    size.add_argument("--full", action="store_true", help="up to ten million links")
    parser.add_argument("--worse-than", type=float, metavar="TIMES", help="fail only where a goal is missed by more")
    parser.add_argument("kernel", nargs="?", default="", help="only kernels whose name begins so")
    return parser


def _header() -> str:
    return (
        f"{'kernel':<22}{'links':>12}  {'goal':<28}{'median':>9}{'fastest':>9}  {'met':<5}{'seconds (fastest of each)'}"
    )


def _lines(timing: Timing) -> list[str]:
    seconds = ", ".join(f"{name} {each:.4g}" for name, each in timing.seconds.items())
    if not timing.verdicts:
        return [f"{timing.kernel:<22}{timing.links:>12,}  {'(no goal)':<28}{'':>25}{seconds}"]
    lines = []
    for number, verdict in enumerate(timing.verdicts):
        name, links = (timing.kernel, f"{timing.links:,}") if number == 0 else ("", "")
        met = ("yes" if verdict.short else "") if verdict.met else "NO"
        lines.append(
            f"{name:<22}{links:>12}  {verdict.goal:<28}{verdict.ratio:>9.2f}{verdict.fastest_ratio:>9.2f}  {met:<5}"
            f"{seconds if number == 0 else ''}"
        )
        if verdict.why_missed:
            lines.append(f"{'':<22}{'':>12}  {verdict.why_missed}")
    if timing.under_load:
        lines.append(
            f"{'':<22}{'':>12}  others took {timing.others:.0%} of the computer: measure again when it is quiet"
        )
    return lines if timing.equal else [*lines, f"{timing.kernel}: THE ENGINES' ANSWERS DIFFER"]


if __name__ == "__main__":
    sys.exit(main())
