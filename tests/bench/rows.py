"""What a row of the bench is: one kernel at one size, its rivals on the same input, and its goal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

LEAST_REPETITIONS = 5
"""A goal is met on the median of at least so many paired runs."""
Run = Callable[[], object]
"""Does the work once; what it returns is compared with what the rivals return, unless it is None."""


@dataclass(frozen=True)
class Elsewhere:
    """What a run in a process of its own says of itself."""

    seconds: float
    peak_gib: float
    answer: object


@dataclass(frozen=True)
class Goal:
    """What is to be reached: a ratio of times against one rival in one run, or so many seconds.

    Without a bound, the ratio is shown and nothing is to be reached.
    """

    rival: str
    at_least: float | None = None
    """The rival takes at least so many times as long."""
    at_most: float | None = None
    """Ours takes at most so many times as long as the rival."""
    seconds: float | None = None
    """Ours takes at most so long, with no rival."""
    why_missed: str = ""
    """What the row says where the goal is missed."""

    def ratio(self, ours: float, rival: float) -> float:
        if self.seconds is not None:
            return ours
        return rival / ours if self.at_least is not None else ours / rival

    def met(self, ratio: float) -> bool:
        if self.seconds is not None:
            return ratio <= self.seconds
        if self.at_most is not None:
            return ratio <= self.at_most
        return self.at_least is None or ratio >= self.at_least

    def short(self, ratio: float) -> float:
        """How many times worse than the goal a ratio is."""
        if self.at_least is not None:
            return self.at_least / ratio if ratio else float("inf")
        bound = self.seconds if self.seconds is not None else self.at_most
        return ratio / bound if bound else 0.0

    @property
    def words(self) -> str:
        if self.seconds is not None:
            return f"<= {self.seconds:g} s"
        if self.at_least is not None:
            return f">= {self.at_least:g} x {self.rival}"
        if self.at_most is None:
            return f"(x the {self.rival})"
        return f"<= {self.at_most:g} x {self.rival}'s time"


@dataclass(frozen=True)
class Row:
    """One kernel at one size."""

    kernel: str
    links: int
    ours: Run
    rivals: Mapping[str, Run]
    goals: tuple[Goal, ...]
    repetitions: int = LEAST_REPETITIONS
    once: frozenset[str] = field(default_factory=frozenset)
    """Rivals so slow that they run once."""
    memory_goal: float | None = None
    """Most memory that ours may take, in GiB."""
    warm: bool = True
    """Whether each engine runs once uncounted before."""

    def __post_init__(self) -> None:
        if self.goals and self.repetitions < LEAST_REPETITIONS:
            raise ValueError(f"{self.kernel} has a goal and fewer than {LEAST_REPETITIONS} repetitions.")


Make = Callable[[int], Row]
"""Makes the row for a number of links: the input is made when the row is, not while it is timed."""


@dataclass(frozen=True)
class Kernel:
    """A line of the registry: how to make the row, and the sizes at which it runs."""

    make: Make
    quick: tuple[int, ...] = ()
    full: tuple[int, ...] = ()
    small: tuple[int, ...] = ()
    """Sizes of the full run below those that the goals are set for: they are measured and shown."""

    def rows(self, *, full: bool) -> Iterator[Row]:
        """A row a size, made when it is its turn."""
        if full:
            yield from (replace(self.make(links), goals=()) for links in self.small)
        yield from (self.make(links) for links in (self.full if full else self.quick))
