"""The address of a Neo4j store: which may be used, and how the way there is protected."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from neo4j import TrustCustomCAs

from ctx_map.errors import Refused, WrongUse

PLAIN = ("neo4j", "bolt")
PORT = 7687
VERIFIED = ("neo4j+s", "bolt+s")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be used, and what the driver is told about encryption."""

    uri: str
    encryption: dict[str, Any]

    @property
    def routes_in_the_open(self) -> bool:
        """Whether the server is asked for routes over a way that is not encrypted."""
        return self.uri.lower().startswith("neo4j://") and not self.encryption

    @property
    def direct(self) -> str:
        """The same machine without routes."""
        return re.sub(r"^neo4j", "bolt", self.uri, flags=re.IGNORECASE)

    @property
    def host_and_port(self) -> str:
        """As the driver tells it to the server when it asks for routes."""
        parts = urlsplit(self.uri)
        host = parts.hostname or ""
        return f"[{host}]:{parts.port or PORT}" if ":" in host else f"{host}:{parts.port or PORT}"


def check_routes(addresses: Iterable[str]) -> None:
    """Raises Refused where routes that are not encrypted lead away from this machine.

    A tunnel ends on this machine, and the server at its other end may send the driver on to others.
    """
    if not all(_is_this_machine(urlsplit(f"//{address}").hostname or "") for address in addresses):
        raise Refused(
            "The server sends you on to other computers, and neo4j:// would send names to them unencrypted. Use "
            "neo4j+s://, name your own certificate authorities, or use bolt:// for this one address."
        )


def check_address(uri: str, *, certificates: Path | None = None) -> Address:
    """The address, if the way there is protected.

    A plain scheme may go to this machine only, unless `certificates` names the partnership's own certificate
    authorities (a PEM file): then it is encrypted and checked with these. Raises Refused for an unprotected way and
    for certificates that nobody checks, WrongUse for an address that is none.
    """
    scheme, host = _parts(uri)
    if scheme in ("neo4j+ssc", "bolt+ssc"):
        raise Refused(
            "An address with +ssc does not check certificates, so it is refused. Use neo4j+s:// or bolt+s://, or name "
            "your own certificate authorities."
        )
    if scheme in VERIFIED:
        if certificates is not None:
            raise WrongUse(
                "This address can't use your own certificate authorities. Use neo4j:// or bolt://, which they encrypt."
            )
        return Address(uri, {})
    if scheme not in PLAIN:
        raise WrongUse(
            "This is not the address of a store. Name a folder, or an address with neo4j://, neo4j+s://, bolt:// or bolt+s://."
        )
    if certificates is not None:
        return Address(uri, {"encrypted": True, "trusted_certificates": TrustCustomCAs(str(certificates))})
    if not _is_this_machine(host):
        raise Refused(
            f"{scheme}:// would send names to another computer unencrypted, so it is refused. Use {scheme}+s://, or "
            "name your own certificate authorities."
        )
    return Address(uri, {})


def _parts(uri: str) -> tuple[str, str]:
    try:
        parts = urlsplit(uri)
        host, login = parts.hostname or "", parts.username or parts.password
    except ValueError:
        raise WrongUse("The address of the store could not be read. Write it like neo4j+s://host:7687.") from None
    if login is not None:
        raise WrongUse(
            "The address of the store has a user or password in it. Give them in CTX_MAP_NEO4J_USER and "
            "CTX_MAP_NEO4J_PASSWORD instead."
        )
    if not host:
        raise WrongUse("The address of the store has no host. Write it like neo4j+s://host:7687.")
    return parts.scheme.lower(), host


def _is_this_machine(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
