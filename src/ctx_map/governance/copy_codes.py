"""Codes in place of ids and names in one copy of a file, so that two recipients can't join their copies by them.

A code is a hash with the key of the audit over the number of the copy and the id. Whoever has the audit can work out
again whom a code stands for, and no one else can. The number of the copy is that of its line in the audit.

Where this misleads: organisations, and places where no one lives, keep their ids and names, and days stay, so somebody
who knows what happened can still tell who is meant. A code is no anonymity.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.governance.audit import Audit
from ctx_map.network import Network
from ctx_map.network.build import build_network
from ctx_map.network.homes import homes
from ctx_map.network.names import UNIDENTIFIED_PERSON, is_described
from ctx_map.vocabulary.labels import Label

CODED: dict[Label, str] = {
    Label.PERSON: "Person",
    Label.PEER_GROUP: "Group",
    Label.THING: "Thing",
    Label.EVENT: "",
}
"""The sorts of node that get codes, and what one is called before its code. An event keeps its sort and day."""
A_HOME = "Home"
"""What a home or placement is called before its code: its name may be the address of a child."""
CHARACTERS, SHOWN = 10, 6
"""Characters of a code, and how many of them a name shows."""
_ENDS = ("source", "target")


@dataclass(frozen=True, slots=True)
class CopyCodes:
    """The codes of one copy."""

    copy: int
    """The number of the audit line of the copy."""
    key: bytes = field(repr=False)

    def node(self, key: str) -> str:
        """Return the id of a node in this copy."""
        return f"copy-{self.copy}:{self._code('node', key)}"

    def link(self, key: str) -> str:
        """Return the id of a link in this copy."""
        return self._code("link", key)

    def report(self, agency: str, ref: str) -> str:
        """Return the reference of an agency's report in this copy."""
        return self._code("report", f"{agency}|{ref}")

    def _code(self, what: str, text: str) -> str:
        said = f"{self.copy}|{what}|{text}".encode("utf-8", "surrogatepass")
        digest = hmac.new(self.key, said, hashlib.sha256).digest()
        return base64.b32encode(digest).decode("ascii")[:CHARACTERS]


def codes_of_copy(audit: Audit, copy: int) -> CopyCodes:
    """Return the codes of the copy with this audit line. Raises WrongUse if the audit has no key."""
    key = audit.derived_key(b"the codes of copies")
    if key is None:
        raise WrongUse("There is no audit yet, so no copy was made.")
    return CopyCodes(copy, key)


def with_codes(network: Network, codes: CopyCodes) -> Network:
    """Return the network with codes for people, groups, things, events, links and reports.

    Give it a network by initials, which has no free text and no names inside other names.
    """
    words, old = _words(network), network.nodes.get_column("name").to_list()
    new = [key if word is None else codes.node(key) for key, word in zip(network.keys, words, strict=True)]
    names = [_called(*each) for each in zip(words, old, new, strict=True)]
    nodes = network.nodes.with_columns(pl.Series("name", names, pl.String), pl.Series("key", new, pl.String))
    keys = nodes.get_column("key")
    links = network.links
    refs = [codes.report(*each) if each[1] else each[1] for each in links.select("agency", "ref").iter_rows()]
    renamed = links.with_columns(
        pl.Series("key", [codes.link(key) for key in links.get_column("key")], pl.String),
        pl.Series("ref", refs, pl.String),
        *(keys.gather(links.get_column(end)).alias(end) for end in _ENDS),
    )
    return build_network(
        nodes.sort("key"),
        renamed,
        as_at=network.as_at,
        since=network.since,
        until=network.until,
        withheld=network.withheld,
        scope=network.scope,
    )


def whom(codes: CopyCodes, keys: Iterable[str], code: str) -> str | None:
    """Return which of these ids a code of the copy stands for, by the code or its beginning. None if it is of none."""
    wanted = code.strip().upper().rpartition(":")[2]
    if len(wanted) < SHOWN:
        raise WrongUse(f"Give at least {SHOWN} characters of the code.")
    return next((key for key in keys if codes.node(key).rpartition(":")[2].startswith(wanted)), None)


def _words(network: Network) -> list[str | None]:
    """What each node is called before its code. None for one that keeps its id and name."""
    sorts = network.nodes.select("label", described=is_described(), home=homes(network))
    return [
        A_HOME if home else UNIDENTIFIED_PERSON if described else CODED.get(Label(label))
        for label, described, home in sorts.iter_rows()
    ]


def _called(word: str | None, name: str | None, key: str) -> str | None:
    """The name of a node in a copy, by its new id."""
    if word is None:
        return name
    return f"{word} {key.rpartition(':')[2][:SHOWN]}" if word else None
