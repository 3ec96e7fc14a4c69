"""What an action may do to what it is about: nothing but support and protection for a young person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from ctx_map.analysis.questions.options.grounds import grounds_of
from ctx_map.analysis.rows.ages import young_at
from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.meetings.records import Action, Outcome, Record, Voice
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.meetings import FOR_PROTECTIVE_PEOPLE, FOR_YOUNG_PEOPLE, NEEDS_AN_OUTCOME, ActionSort

ONLY_SUPPORT = (
    "An action about a young person, or about someone whose age is not known, can only support or protect them. Record "
    "it for the place, the adult or the group instead."
)
NO_MEASURE = (
    "A measure can't be recorded against a friendship group, or against someone whose reports are protective. Record "
    "it for the place or the adult who causes harm."
)
OUTCOME_FIRST = (
    "Agree first what should be different at this place or in this group, as an outcome. Then record the action."
)
WRONG_OUTCOME = "An outcome is agreed for a place or a friendship group. Choose one of these."
NO_VOICE = "Wishes are recorded for a young person. Choose a person."


def check_whom(record: Record, network: Network, day: date, outcomes: frozenset[str]) -> None:
    """Raise Refused or WrongUse if a record may not be about what it is about.

    `network` has what it is about, with the reports about these. `outcomes` are the ids of the places and groups for
    which an outcome has been agreed.
    """
    if isinstance(record, Action):
        _check_action(record, network, day, outcomes)
    if isinstance(record, Outcome) and _labels(network, record.ids) - {Label.PLACE, Label.PEER_GROUP}:
        raise WrongUse(WRONG_OUTCOME)
    if isinstance(record, Voice) and _labels(network, record.ids) != {Label.PERSON}:
        raise WrongUse(NO_VOICE)


def allowed_sorts(network: Network, about: Sequence[str], day: date) -> tuple[ActionSort, ...]:
    """The sorts of action that can be recorded about these ids, in their usual order.

    `network` has what these are, with the reports about them.
    """
    sorts = frozenset(ActionSort)
    if _for_young_people(about, network, day):
        sorts &= FOR_YOUNG_PEOPLE
    if _any_protects(about, network, day):
        sorts &= FOR_PROTECTIVE_PEOPLE
    return tuple(sort for sort in ActionSort if sort in sorts)


def outcome_needed_for(network: Network, about: Sequence[str], sort: ActionSort) -> tuple[str, ...]:
    """Those of these ids for which an outcome is agreed before an action of this sort: places and peer groups."""
    if sort not in NEEDS_AN_OUTCOME:
        return ()
    return tuple(key for key in about if _labels(network, (key,)) & {Label.PLACE, Label.PEER_GROUP})


def flagged_needs_action(network: Network, key: str, day: date) -> bool:
    """Whether what was flagged is a place or an adult, for which a meeting records an action or a reason for none."""
    labels = _labels(network, (key,))
    return Label.PLACE in labels or (Label.PERSON in labels and not _is_young(network, key, day))


def _check_action(action: Action, network: Network, day: date, outcomes: frozenset[str]) -> None:
    if action.sort not in FOR_YOUNG_PEOPLE and _for_young_people(action.about, network, day):
        raise Refused(ONLY_SUPPORT)
    if action.sort not in FOR_PROTECTIVE_PEOPLE and _any_protects(action.about, network, day):
        raise Refused(NO_MEASURE)
    if set(outcome_needed_for(network, action.about, action.sort)) - outcomes:
        raise WrongUse(OUTCOME_FIRST)


def _for_young_people(about: Iterable[str], network: Network, day: date) -> bool:
    """Whether one of these ids is someone young, or a link of someone young that no adult is at."""
    for key in about:
        people = [end for end in _ends(network, key) if Label.PERSON in _labels(network, (end,))]
        if people and all(_is_young(network, end, day) for end in people):
            return True
    return False


def _any_protects(about: Iterable[str], network: Network, day: date) -> bool:
    """Whether one of these ids, or an end of a link among them, is a peer group or someone who only protects."""
    return any(_protects(network, end, day) for key in about for end in _ends(network, key))


def _ends(network: Network, key: str) -> tuple[str, ...]:
    """The ids of the two ends of a link; of a node, its own id."""
    link = network.links.filter(pl.col("key") == key)
    if not link.height:
        return (key,)
    keys = network.keys
    return tuple(keys[end] for end in link.select("source", "target").row(0))


def _labels(network: Network, keys: tuple[str, ...]) -> set[Label]:
    found = network.nodes.filter(pl.col("key").is_in(list(keys))).get_column("label")
    return {Label(each) for each in found}


def _is_young(network: Network, key: str, day: date) -> bool:
    code = pl.Series("code", network.codes((key,)), dtype=pl.UInt32)
    return bool(young_at(network, code, day).item())


def _protects(network: Network, key: str, day: date) -> bool:
    """Whether this is a peer group, or an adult whose only reports are protective."""
    labels = _labels(network, (key,))
    if Label.PEER_GROUP in labels:
        return True
    if Label.PERSON not in labels or _is_young(network, key, day):
        return False
    grounds = grounds_of(network, network.codes((key,))[0])
    return grounds.none and bool(grounds.protective)
