"""All that a mandate can read out of a store, to compare two stores: every analysis, history, and what commands say."""

from __future__ import annotations

import typing
from collections import deque
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ctx_map import analysis
from ctx_map.analysis import Result
from ctx_map.governance import Mandate, View, open_view
from ctx_map.network import Network, Withheld
from ctx_map.network.digest import network_digest
from ctx_map.store import Store
from ctx_map.vocabulary.denominators import Denominators
from governance.doors import audit_of
from server_answers import in_server

POPULATION = Denominators("a test", {"under 10": 1, "10-15": 2, "16-17": 1})
OPTIONS: dict[str, dict[str, Any]] = {
    "areas": {"smallest": 1},
    "disproportionality": {"smallest": 1},
    "shared_places": {"min_people": 1},
    "shared_contacts": {"min_people": 1},
    "stability": {"runs": 1},
}
"""Options that show more, or make an analysis cheap enough to ask of many towns."""


def analyses() -> dict[str, Callable[..., Result[Any]]]:
    """Every public function of the analyses that gives a result."""
    public = {name: getattr(analysis, name) for name in analysis.__all__}
    functions = {name: each for name, each in public.items() if callable(each) and not isinstance(each, type)}
    hints = {name: typing.get_type_hints(each).get("return") for name, each in functions.items()}
    return {name: each for name, each in functions.items() if typing.get_origin(hints[name]) is Result}


def everything(store: Store, folder: Path, mandate: Mandate, *, before: date) -> dict[str, object]:
    """What one mandate is told, but for the one line on how much is withheld."""
    with open_view(store, mandate, audit=audit_of(store, folder), question="everything") as view:
        network = view.network()
        told: dict[str, object] = {"whole": _told(network), "then": _told(view.earlier_network(before))}
        told |= _analysed(network, view)
        told["changes in server"] = _answer(lambda: in_server(view, "changes", since=before.isoformat()))
        told["hotspots in server"] = _answer(lambda: in_server(view, "hotspots"))
        told["places in server"] = _answer(lambda: in_server(view, "shared-places", min_people=1))
        told["contacts in server"] = _answer(lambda: in_server(view, "shared-contacts", min_people=1))
        keys = network.keys.to_list()
        for some in (keys[:1], keys[-1:], keys[::2]):
            told[f"around {some}"] = _told(view.network(around=some)) if some else None
        for key in sorted(set(network.links["key"]))[:4]:
            told[f"history of {key}"] = view.history(key).versions.rows()
    return told


def _analysed(network: Network, view: View) -> dict[str, object]:
    """What every analysis says of a network."""
    # An analysis is a function of its network, so a law that comes to the same network again need not ask again. All
    # that a network holds is compared, and the one that says how much is withheld is another network.
    for known, as_at, told in reversed(_LAST):
        if as_at == view.mandate.as_at and _is(known, network):
            return told
    told = {
        name: _answer(partial(each, network, *_besides(name, view, network), **OPTIONS.get(name, {})))
        for name, each in analyses().items()
    }
    _LAST.append((network, view.mandate.as_at, told))
    return told


_LAST: deque[tuple[Network, date, dict[str, object]]] = deque(maxlen=4)


FRAMES = {"nodes", "links", "_kept"}
"""What of a network is compared row by row, and what it has worked out by itself."""


def _is(one: Network, other: Network) -> bool:
    """Whether two whole networks are equal in all that they hold, in the same order."""
    held = [
        [getattr(each, field.name) for field in fields(Network) if field.name not in FRAMES] for each in (one, other)
    ]
    return held[0] == held[1] and one.nodes.equals(other.nodes) and one.links.equals(other.links)


def _besides(name: str, view: View, network: Network) -> tuple[Any, ...]:
    """What an analysis is asked besides the network."""
    keys = network.keys.to_list()
    people = [key for key in keys if key.startswith("police:P")]
    places = [key for key in keys if key.startswith("police:L")]
    pair = (people or keys)[0], (people or keys)[-1]
    besides: dict[str, tuple[Any, ...]] = {
        "changes": (Network(network.nodes, network.links, view.mandate.as_at.replace(year=2027)),),
        "connect": pair,
        "disproportionality": (POPULATION,),
        "options": (tuple(places),),
        "routes": ((places or keys)[0], (places or keys)[-1]),
        "siblings": (tuple(people),),
        "stability": (analysis.shared_contacts,),
        "why": ("|".join(pair),),
    }
    return besides.get(name, ())


def _told(network: Network) -> object:
    bare = replace(network, withheld=Withheld())
    return network_digest(bare), network.nodes.rows(), network.links.rows(), network.scope


def _answer(ask: Callable[[], Result[Any]]) -> object:
    """All that an answer says; what it refuses in the words of its refusal."""
    try:
        result = ask()
    except Exception as error:  # a refusal must be the same refusal
        return type(error).__name__, str(error)
    rows = result.to_frame().rows()
    behind = [[report.sentence for report in result.reports(row)] for row in result.rows]
    return rows, dict(result.considered), result.sentences, result.handling, behind
