"""Whether the conditions of a measure are met, by what the reports say: met, not met or not known.

A condition is *met* where a report or a recorded age or kind says so, *not met* where what is recorded speaks against
it, and *not known* otherwise. A measure with a condition that is not met does not fit. Where this misleads: what is met
is met by reports, and a court asks for proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctx_map.vocabulary.kinds import sort_words
from ctx_map.vocabulary.powers import Power, Target, power_list

MET, NOT_MET, NOT_KNOWN = "met", "not met", "not known"


@dataclass(frozen=True, slots=True)
class Child:
    """What is recorded of one young person whom a measure would protect."""

    age: int | None
    """Completed years on the day asked about; None where the date of birth is not known."""
    in_care: bool = False
    """Whether a report says that they live in a care placement."""
    known_child: bool = True
    """False where nothing recorded says that they are under 18."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the reports say of one target, as far as conditions ask for it."""

    target: Target
    age: int | None = None
    """Of an adult, in completed years; None where only the kind says adult."""
    sorts: frozenset[str] = frozenset()
    """The sorts of place, thing or organisation; empty where its kind is not recognised."""
    harms: frozenset[str] = frozenset()
    """The harms of the events that the reports link to it."""
    harm_not_known: bool = True
    """Whether a report that matters names no harm."""
    convicted: bool = False
    children: tuple[Child, ...] = ()
    """The young people whom the reports link to an adult, or the child asked about."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a measure, in words, and whether it is met."""

    words: str
    state: str


def conditions_of(power: Power, facts: Facts) -> tuple[Condition, ...]:
    """Each condition of a measure against what the reports say."""
    return tuple(_conditions(power, facts))


def fits(conditions: Sequence[Condition]) -> bool:
    """Whether no condition is known not to be met."""
    return all(each.state != NOT_MET for each in conditions)


def _conditions(power: Power, facts: Facts) -> Iterator[Condition]:
    asked = power.conditions
    # the target itself: its age, its kind
    if asked.adult_from is not None and facts.target is Target.ADULT:
        old_enough = (facts.age if facts.age is not None else 18) >= asked.adult_from
        yield Condition(f"aged {asked.adult_from} or over", MET if old_enough else NOT_MET)
    if asked.kinds and facts.target is not Target.CHILD:
        words = " or ".join(sort_words(kind) for kind in _kinds_for(power, facts.target))
        yield Condition(words, _of_kind(_kinds_for(power, facts.target), facts.sorts))
    # the young person who is protected
    protects_a_child = asked.child_under is not None or asked.child_in_care_under is not None
    if protects_a_child and facts.target in (Target.ADULT, Target.CHILD):
        yield Condition(_child_words(power, facts.target), _child_state(power, facts.children))
    # what has been reported
    if asked.harms is not None and facts.target is not Target.CHILD:
        group = power_list().harm_groups[asked.harms]
        yield Condition(f"reports of {group.words}", _reported(group.harms, facts))
    if asked.conviction:
        yield Condition("a conviction", MET if facts.convicted else NOT_KNOWN)
    # where, and what no report can show
    if power.areas:
        yield Condition(f"in a pilot area ({', '.join(power.areas)})", NOT_KNOWN)
    for words in asked.others:
        yield Condition(words, NOT_KNOWN)


def _kinds_for(power: Power, target: Target) -> tuple[str, ...]:
    """The sorts that concern this target: a measure for online spaces and accounts names both."""
    if target is Target.ONLINE_SPACE:
        return tuple(kind for kind in power.conditions.kinds if kind == "online") or power.conditions.kinds
    if target is Target.THING:
        return tuple(kind for kind in power.conditions.kinds if kind != "online")
    return power.conditions.kinds


def _of_kind(kinds: Sequence[str], sorts: frozenset[str]) -> str:
    if not sorts:
        return NOT_KNOWN
    return MET if sorts & set(kinds) else NOT_MET


def _reported(harms: frozenset[str], facts: Facts) -> str:
    if facts.harms & harms:
        return MET
    return NOT_KNOWN if facts.harm_not_known else NOT_MET


def _child_words(power: Power, target: Target) -> str:
    under, in_care = power.conditions.child_under, power.conditions.child_in_care_under
    who = "the child is" if target is Target.CHILD else "a young person"
    ages = [f"under {under}"] if under is not None else []
    ages += [f"under {in_care} and in care"] if in_care is not None else []
    return f"{who} {', or '.join(ages)}"


def _child_state(power: Power, children: Sequence[Child]) -> str:
    """Met where it is met for one of the children, not known where it is not known for one."""
    states = [_one_child(power, child) for child in children]
    if not states:
        return NOT_KNOWN
    return MET if MET in states else NOT_KNOWN if NOT_KNOWN in states else NOT_MET


def _one_child(power: Power, child: Child) -> str:
    under, in_care = power.conditions.child_under, power.conditions.child_in_care_under
    by_age = _younger(child, under) if under is not None else NOT_MET
    if by_age == MET:
        return MET
    by_care = _younger(child, in_care) if in_care is not None else NOT_MET
    if by_care == MET and not child.in_care:
        by_care = NOT_KNOWN  # whether a child is in care is seldom recorded on a map
    return MET if by_care == MET else NOT_KNOWN if NOT_KNOWN in (by_age, by_care) else NOT_MET


def _younger(child: Child, years: int) -> str:
    if child.age is not None:
        return MET if child.age < years else NOT_MET
    return MET if child.known_child and years >= 18 else NOT_KNOWN
