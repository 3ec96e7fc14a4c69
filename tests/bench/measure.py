"""Times a row: ours and its rivals in turn, repetition by repetition, so that a slow moment meets all alike."""

from __future__ import annotations

import gc
import os
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

from bench.rows import Elsewhere, Row, Run

OURS = "ctx-map"

GIB = 1024 * 1024
"""Kilobytes, the unit of the operating system's account, in a GiB."""


BUSY = 0.2
"""The share of the computer that others may take before a row says that it was measured under load."""
PROCESSES = Path("/proc")
PROCESSORS = PROCESSES / "stat"
_IDLE = slice(3, 5)
"""Where the system's account of all processors has the time in which they did nothing or waited for a disk."""


@dataclass(frozen=True)
class Verdict:
    """One goal of one row: the median of the ratios of each repetition, and the ratio of the fastest repetitions."""

    goal: str
    ratio: float
    """The median, on which the goal is met or missed."""
    fastest_ratio: float
    met: bool
    short: float
    """How many times worse than the goal it is; at most 1 where it is met."""
    why_missed: str = ""
    in_seconds: bool = False
    """Whether the goal is so many seconds, which only a quiet computer can tell."""


@dataclass(frozen=True)
class Timing:
    """A row measured."""

    kernel: str
    links: int
    seconds: dict[str, float]
    """The fastest repetition of each engine."""
    verdicts: tuple[Verdict, ...]
    equal: bool
    """Whether all engines that return something returned the same."""
    peak_gib: float
    others: float | None = None
    """The share of the computer that other processes took meanwhile. None where the system does not tell it."""

    @property
    def under_load(self) -> bool:
        """Whether other processes took so much of the computer that seconds, and even ratios, may be wrong."""
        return self.others is not None and self.others > BUSY

    def much_worse(self, times: float) -> bool:
        """Whether a goal is missed by more than so many times, or the engines' answers differ.

        Seconds that were measured under load do not count: ratios are for that.
        """
        told = [each for each in self.verdicts if not (each.in_seconds and self.under_load)]
        return not self.equal or any(verdict.short > times for verdict in told)

    @property
    def met(self) -> bool:
        return self.equal and all(verdict.met for verdict in self.verdicts)


def timed(run: Run) -> Elsewhere:
    """One run: its seconds, the peak of this process so far (or of the run's own process), and what it answers."""
    gc.collect()
    begun = time.perf_counter()
    answer = run()
    seconds = time.perf_counter() - begun
    if isinstance(answer, Elsewhere):
        return answer
    return Elsewhere(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB, answer)


def measure(row: Row) -> Timing:
    """One run of every fast engine that does not count, then the repetitions, in turn."""
    engines: dict[str, Run] = {OURS: row.ours, **row.rivals}
    if row.warm:
        for name in set(engines) - row.once:
            engines[name]()
    runs: dict[str, list[Elsewhere]] = {name: [] for name in engines}
    before = _account()
    for repetition in range(row.repetitions):
        for name, run in engines.items():
            if repetition == 0 or name not in row.once:
                runs[name].append(timed(run))
    others = _taken_by_others(before, _account())
    times = {name: [run.seconds for run in each] for name, each in runs.items()}
    given = [each[-1].answer for each in runs.values() if each[-1].answer is not None]
    peak = max(run.peak_gib for run in runs[OURS])
    return Timing(
        row.kernel,
        row.links,
        {name: min(each) for name, each in times.items()},
        (*_verdicts(row, times), *_memory(row, peak)),
        all(answer == given[0] for answer in given),
        peak,
        others,
    )


@dataclass(frozen=True)
class _Account:
    """Seconds of all processors since the computer was started: in all, at work, and at work for this bench."""

    passed: float
    busy: float
    own: float


def _account() -> _Account | None:
    if not PROCESSORS.exists():
        return None
    second = os.sysconf("SC_CLK_TCK")
    ticks = [int(each) for each in PROCESSORS.read_text("ascii").split("\n", 1)[0].split()[1:9]]
    passed, idle = sum(ticks) / second, sum(ticks[_IDLE]) / second
    return _Account(passed, passed - idle, sum(_ticks_of_this_bench()) / second)


def _ticks_of_this_bench() -> Iterator[int]:
    """What this process took, and those that it started (a browser, a server), the ended ones included."""
    ticks: dict[int, int] = {}
    parents: dict[int, int] = {}
    for status in PROCESSES.glob("[0-9]*/stat"):
        # a process may end while this is read
        with suppress(OSError):
            told = status.read_text("ascii", "replace").rpartition(")")[2].split()
            process = int(status.parent.name)
            parents[process], ticks[process] = int(told[1]), sum(int(each) for each in told[11:15])
    for process, taken in ticks.items():
        above = process
        while above not in (0, os.getpid()):
            above = parents.get(above, 0)
        if above:
            yield taken


def _taken_by_others(before: _Account | None, after: _Account | None) -> float | None:
    """The share of the time of all processors that went to other processes between two accounts."""
    if before is None or after is None or after.passed <= before.passed:
        return None
    others = (after.busy - before.busy) - (after.own - before.own)
    return max(others, 0.0) / (after.passed - before.passed)


def _verdicts(row: Row, times: dict[str, list[float]]) -> list[Verdict]:
    ours, verdicts = times[OURS], []
    for goal in row.goals:
        rival = times[goal.rival] if goal.rival else ours
        # a rival that ran once is held against each repetition
        pairs = [goal.ratio(mine, its) for mine, its in zip(ours, cycle(rival))]
        ratio = median(pairs)
        fastest = goal.ratio(min(ours), min(rival))
        met = goal.met(ratio)
        why = "" if met else goal.why_missed
        verdicts.append(Verdict(goal.words, ratio, fastest, met, goal.short(ratio), why, goal.seconds is not None))
    return verdicts


def _memory(row: Row, peak: float) -> list[Verdict]:
    most = row.memory_goal
    return [] if most is None else [Verdict(f"<= {most:g} GiB", peak, peak, peak <= most, peak / most)]
