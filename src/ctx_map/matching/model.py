"""What is compared, as splink takes it: comparisons with levels, each with how much it speaks for or against.

A level's weight is the binary logarithm of how much more often it is seen between two records of one than between
records of two. The weights are fixed and not learned from the data: the same two records are compared in the same way
in every store, and a small store is compared like a large one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from splink import SettingsCreator
    from splink.internals.comparison_level_creator import ComparisonLevelCreator

ELSE = "ELSE"
_SEEN = 0.5
"""The share of pairs of one at a level: only its ratio to that of others counts, so it is the same for all."""
_MOST = 0.99


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison. The first level of a comparison that holds is its outcome."""

    name: str
    sql: str
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, by levels. The last one is `ELSE`."""

    name: str
    missing: str
    """When nothing can be said, because one of the two records does not have it."""
    levels: tuple[Level, ...]

    def level(self, number: int) -> str:
        """The name of the level with a number that splink gave. Empty where nothing could be said."""
        return "" if number < 0 else self.levels[len(self.levels) - 1 - number].name


@dataclass(frozen=True, slots=True)
class Model:
    """How records of one sort are compared."""

    comparisons: tuple[Comparison, ...]
    blocking: tuple[Any, ...]
    """Which pairs are looked at: splink's rules, or SQL."""

    def settings(self, records: int) -> SettingsCreator:
        """Return the settings of splink. In a larger store more has to agree, since more agrees by chance."""
        from splink import SettingsCreator  # noqa: PLC0415
        from splink.comparison_library import CustomComparison  # noqa: PLC0415

        return SettingsCreator(
            link_type="dedupe_only",
            unique_id_column_name="key",
            probability_two_random_records_match=min(0.5, EXPECTED / max(records, 1)),
            comparisons=[CustomComparison(_levels(each), each.name) for each in self.comparisons],
            blocking_rules_to_generate_predictions=[_rule(each) for each in self.blocking],
        )


EXPECTED = 0.2
"""The share of records, doubled, that are expected to have a second one: one in ten."""


@dataclass(frozen=True, slots=True)
class Exploded:
    """A rule of blocking: these columns are equal, where those in `lists` have a value in common."""

    columns: tuple[str, ...]
    lists: tuple[str, ...] = ()


def on(*columns: str, lists: Sequence[str] = ()) -> Exploded:
    """Pairs whose values in all of these columns are equal, or have one in common where the column holds lists."""
    return Exploded(columns, tuple(lists))


def _rule(rule: Any) -> Any:
    from splink import block_on  # noqa: PLC0415

    return block_on(*rule.columns, arrays_to_explode=list(rule.lists)) if isinstance(rule, Exploded) else rule


def _levels(comparison: Comparison) -> list[ComparisonLevelCreator | dict[str, Any]]:
    from splink.comparison_level_library import CustomLevel  # noqa: PLC0415

    missing = CustomLevel(comparison.missing).configure(is_null_level=True)
    return [missing, *(_level(CustomLevel(each.sql), each.weight) for each in comparison.levels)]


def _level(level: ComparisonLevelCreator, weight: float) -> ComparisonLevelCreator:
    """Give a level the two shares whose ratio is its weight."""
    among_others = min(_MOST, _SEEN / 2**weight)
    return level.configure(m_probability=among_others * 2**weight, u_probability=among_others)
