"""The pairs of ids that may stand for one, among what a mandate may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ctx_map.governance.matching.decisions import Decision, decisions_of
from ctx_map.governance.own_record import OwnRecord
from ctx_map.governance.policy import agency_key
from ctx_map.governance.view import View
from ctx_map.matching import Pair, Sort, propose
from ctx_map.network import Network, Withheld
from ctx_map.network.digest import network_digest
from ctx_map.store.base import Progress


@dataclass(frozen=True, slots=True)
class MatchList(OwnRecord):
    """The proposals, and the decisions in force about ids that the mandate may see. A view can release it."""

    pairs: tuple[Pair, ...]
    decided: tuple[Decision, ...]
    names: Mapping[str, str]
    """What each id is called."""
    lacking: tuple[str, ...]
    """Sentences on what could not be compared."""
    compared: Mapping[Sort, int]
    """How many records of each sort were compared."""
    as_at: date
    withheld: Withheld
    handling: str
    data_digest: str


def list_matches(view: View, *, progress: Progress | None = None) -> MatchList:
    """Propose the pairs that this mandate may see, without those that someone has decided about."""
    network = view.network()
    decided = decisions_of(view.store)
    found = propose(network, rejected={each.ids for each in decided if not each.same}, progress=progress)
    names = network.names_by_key
    told = {key: names[key] for pair in found.pairs for key in (pair.one, pair.other)}
    return MatchList(
        pairs=found.pairs,
        decided=_seen(view, network, decided),
        names=told,
        lacking=found.lacking,
        compared=found.compared,
        as_at=network.as_at,
        withheld=network.withheld,
        handling=network.handling,
        data_digest=network_digest(network),
    )


def _seen(view: View, network: Network, decided: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions about two ids that are both in this network, under their own key or joined with another.

    The reason is what someone wrote, and may speak of more than the ids. So only the agency that decided and the holder
    of the store read it.
    """
    keys = {*network.keys, *network.stands_for}
    mandate = view.mandate
    own = agency_key(mandate.agency)
    return tuple(
        each if mandate.holder or agency_key(each.agency) == own else replace(each, reason="", by="")
        for each in decided
        if each.ids <= keys
    )
