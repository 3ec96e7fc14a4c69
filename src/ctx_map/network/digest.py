"""A digest over what a network holds, so that two answers can be told to rest on the same data."""

from __future__ import annotations

import hashlib

from ctx_map.network.network import Network


def network_digest(network: Network) -> str:
    """SHA-256 over every node and report of the network, in the order of their keys, and over its day and window."""
    digest = hashlib.sha256(f"{network.as_at}|{network.since}|{network.until}".encode())
    for frame in (network.nodes, network.links):
        text = frame.select(sorted(frame.columns)).write_csv(None)
        digest.update(text.encode())
    return digest.hexdigest()
