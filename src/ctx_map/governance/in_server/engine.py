"""How a question is answered in a server: declared beside each question that a server can count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ctx_map.analysis.answers.result import Result
from ctx_map.errors import WrongUse
from ctx_map.governance.in_server.asked import Asked


def _describes_its_day(asked: Asked, _: date | None) -> bool:
    return asked.sight.describes_its_day()


@dataclass(frozen=True, slots=True)
class Engine:
    """What a server needs for one question, and what it can't do."""

    question: str
    """The name of the question."""
    statements: tuple[str, ...]
    """The statements that the store must have."""
    answer: Callable[..., Result[Any]]
    """From an `Asked` and the options of the question to the answer of the analysis on the whole network."""
    cannot: Mapping[str, str] = field(default_factory=dict)
    """The options that it does not take, each with the sentence that says so."""
    suits: Callable[[Asked, date | None], bool] = _describes_its_day
    """Whether the store describes its nodes as the answer needs them; takes the earlier day of a comparison."""

    def possible(self, asked: Asked, day: date | None = None) -> bool:
        """Whether the store can count this."""
        return asked.knows(self.statements) and self.suits(asked, day)

    def check(self, options: Mapping[str, object]) -> None:
        """Raises WrongUse where an option is asked for that it does not take."""
        for name, why in self.cannot.items():
            if options.get(name):
                raise WrongUse(why)
