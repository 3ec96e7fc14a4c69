"""Times a row: ours and its rivals in turn, repetition by repetition, so that a slow moment meets all alike."""

from __future__ import annotations

import gc
import resource
import time
from dataclasses import dataclass
from statistics import median

from bench.rows import Elsewhere, Row, Run

OURS = "ctx-map"

GIB = 1024 * 1024
"""Kilobytes, the unit of the operating system's account, in a GiB."""


@dataclass(frozen=True)
class Verdict:
    """One goal of one row: the ratio of the fastest repetitions, and the median of the ratios of each repetition."""

    goal: str
    ratio: float
    median_ratio: float
    met: bool


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
    for repetition in range(row.repetitions):
        for name, run in engines.items():
            if repetition == 0 or name not in row.once:
                runs[name].append(timed(run))
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
    )


def _verdicts(row: Row, times: dict[str, list[float]]) -> list[Verdict]:
    ours, verdicts = times[OURS], []
    for goal in row.goals:
        rival = times[goal.rival] if goal.rival else ours
        ratio = goal.ratio(min(ours), min(rival))
        pairs = [goal.ratio(mine, its) for mine, its in zip(ours, rival, strict=False)]
        verdicts.append(Verdict(goal.words, ratio, median(pairs), goal.met(ratio)))
    return verdicts


def _memory(row: Row, peak: float) -> list[Verdict]:
    if row.memory_goal is None:
        return []
    return [Verdict(f"<= {row.memory_goal:g} GiB", peak, peak, peak <= row.memory_goal)]
