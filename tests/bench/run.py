"""Measures every kernel against its rivals, prints one table, writes bench.json; fails where a goal is missed.

    .venv/bin/python tests/bench/run.py --quick     up to 100,000 links, about a minute
    .venv/bin/python tests/bench/run.py --full      up to ten million links
    .venv/bin/python tests/bench/run.py pairs       only kernels whose name begins so

Seconds are of this machine at this moment; ratios are what counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

if __package__ in {None, ""}:
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "app")]

from bench.measure import Timing, measure
from bench.registry import KERNELS

OUT = Path("bench.json")


def main(arguments: list[str] | None = None) -> int:
    """Runs the kernels asked for; 0 where every goal is met, 1 where one is missed."""
    asked = _parser().parse_args(arguments)
    timings: list[Timing] = []
    print(_header())
    for kernel in KERNELS:
        if not kernel.make.__name__.startswith(asked.kernel):
            continue
        for row in kernel.rows(full=asked.full):
            timing = measure(row)
            timings.append(timing)
            print("\n".join(_lines(timing)), flush=True)
    OUT.write_text(json.dumps([{**asdict(timing), "met": timing.met} for timing in timings], indent=1) + "\n")
    missed = [f"{timing.kernel} at {timing.links:,} links" for timing in timings if not timing.met]
    print(f"\nEvery goal met; written to {OUT}." if not missed else f"\nMissed: {'; '.join(missed)}.")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="The speed goals of ctx-map.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="up to 100,000 links (the default)")
    size.add_argument("--full", action="store_true", help="up to ten million links")
    parser.add_argument("kernel", nargs="?", default="", help="only kernels whose name begins so")
    return parser


def _header() -> str:
    return (
        f"{'kernel':<22}{'links':>12}  {'goal':<28}{'ratio':>9}{'median':>9}  {'met':<5}{'seconds (fastest of each)'}"
    )


def _lines(timing: Timing) -> list[str]:
    seconds = ", ".join(f"{name} {each:.4g}" for name, each in timing.seconds.items())
    if not timing.verdicts:
        return [f"{timing.kernel:<22}{timing.links:>12,}  {'(no goal)':<28}{'':>25}{seconds}"]
    lines = []
    for number, verdict in enumerate(timing.verdicts):
        name, links = (timing.kernel, f"{timing.links:,}") if number == 0 else ("", "")
        met = "yes" if verdict.met else "NO"
        lines.append(
            f"{name:<22}{links:>12}  {verdict.goal:<28}{verdict.ratio:>9.2f}{verdict.median_ratio:>9.2f}  {met:<5}"
            f"{seconds if number == 0 else ''}"
        )
    return lines if timing.equal else [*lines, f"{timing.kernel}: THE ENGINES' ANSWERS DIFFER"]


if __name__ == "__main__":
    sys.exit(main())
