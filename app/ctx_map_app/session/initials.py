"""Names or initials."""

from __future__ import annotations

from dataclasses import replace

from ctx_map.maps import with_initials
from ctx_map.network import Network


def for_the_room(network: Network) -> Network:
    """The network by initials and without free text. Dates of birth stay in it, unseen: they say who was young on the
    day of a report.
    """
    hidden = with_initials(network)
    return replace(hidden, nodes=hidden.nodes.with_columns(network.nodes.get_column("date_of_birth")))
