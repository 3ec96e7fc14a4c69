"""Times a row: ours and its rivals in turn, repetition by repetition, so that a slow moment meets all alike."""

from __future__ import annotations

import gc
import resource
import time
from dataclasses import dataclass
from statistics import median

from bench.rows import Row, Run

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


def timed(run: Run) -> tuple[float, object]:
    gc.collect()
    begun = time.perf_counter()
    answer = run()
    return time.perf_counter() - begun, answer


def measure(row: Row) -> Timing:
    """One run of every engine that does not count, for ours and the fast ones, then the repetitions."""
    engines: dict[str, Run] = {"ctx-map": row.ours, **row.rivals}
    warm = {name: run for name, run in engines.items() if name not in row.once}
    answers = {name: run() for name, run in warm.items()}
    times: dict[str, list[float]] = {name: [] for name in engines}
    for repetition in range(row.repetitions):
        for name, run in engines.items():
            if name in row.once and repetition:
                continue
            seconds, answers[name] = timed(run)
            times[name].append(seconds)
    given = [answer for answer in answers.values() if answer is not None]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB
    return Timing(
        row.kernel,
        row.links,
        {name: min(each) for name, each in times.items()},
        (*_verdicts(row, times), *_memory(row, peak)),
        all(answer == given[0] for answer in given),
        peak,
    )


def _verdicts(row: Row, times: dict[str, list[float]]) -> list[Verdict]:
    ours, verdicts = times["ctx-map"], []
    for goal in row.goals:
        rival = times[goal.rival]
        ratio = goal.ratio(min(ours), min(rival))
        pairs = [goal.ratio(mine, its) for mine, its in zip(ours, rival, strict=False)]
        verdicts.append(Verdict(goal.words, ratio, median(pairs), goal.met(ratio)))
    return verdicts


def _memory(row: Row, peak: float) -> list[Verdict]:
    if row.memory_goal is None:
        return []
    return [Verdict(f"<= {row.memory_goal:g} GiB", peak, peak, peak <= row.memory_goal)]
