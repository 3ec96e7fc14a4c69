"""The view. Data is read through it under a mandate and leaves as a release, both of which are recorded first.

What the mandate may not see is left out before the network is built, so that no analysis can leak it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from datetime import date
from types import TracebackType
from typing import Any, TypeVar, cast

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.errors import WrongUse
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.disclosures import Disclosure
from ctx_map.governance.history import LinkHistory, history_of
from ctx_map.governance.integrity import check_sample
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.networks_read import NetworksRead
from ctx_map.governance.own_audit import own_audit
from ctx_map.governance.own_record import OwnRecord
from ctx_map.governance.part_read import read_part
from ctx_map.governance.policy import agency_of
from ctx_map.governance.release import _SEAL as _RELEASE_SEAL
from ctx_map.governance.release import Release
from ctx_map.governance.sight import Seen, Sight
from ctx_map.governance.whole_export import check_may_leave
from ctx_map.governance.whole_store import WholeStore, check_earlier
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.network.build import build_network
from ctx_map.network.digest import network_digest
from ctx_map.network.extent import Extent
from ctx_map.network.strictest import strictest_handling
from ctx_map.store.base import Store
from ctx_map.vocabulary.places import PlacesAs

SCREEN = "screen"
USUAL_STEPS = 2
"""Steps around the ids that are asked about: their contexts, and who else is in those."""
PART_ONLY = "Only what one answer needs is included."
_FORMAT = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
_SEAL = object()

ContentT = TypeVar("ContentT", bound=Network | LinkHistory | Result[Any] | OwnRecord)


@dataclass(slots=True)
class _Session:
    """What changes while a view is open."""

    closed: bool = False
    window: Window = field(default_factory=Window)
    copy_line: int | None = None
    """The number of the line of the file that was announced, once it is written."""


@dataclass(frozen=True, slots=True)
class View(WholeStore):
    """One look at one store under one mandate. Open it with `open_view`, also in a `with` statement."""

    store: Store = field(repr=False)
    mandate: Mandate
    audit: Audit = field(repr=False)
    question: str
    disclosed_as: str | None
    audit_line: int
    """The number of the audit line that was written when this was opened."""
    seal: InitVar[object] = None
    networks: NetworksRead | None = field(default=None, repr=False)
    """What the session has read before, if it holds that."""
    disclosure: Disclosure = field(default_factory=Disclosure)
    """Who a file that leaves is for, how long it may be kept, and where its places are."""
    about: tuple[str, ...] = field(default=(), repr=False)
    """The ids that are asked about."""
    _session: _Session = field(default_factory=_Session, repr=False)

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise WrongUse("A view can only be opened with open_view(...). Call that.")

    def __enter__(self) -> View:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.closed = True

    def network(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        around: Sequence[str] = (),
        steps: int | None = None,
        most_links: int | None = None,
    ) -> Network:
        """Read the network that this mandate may see, as at its day.

        `since` and `until` (days or moments) leave out links that were not true at any time between them. Links without
        a date are included. The window leaves out links, not people: without `around`, every node that the mandate may
        see is included. `around` are ids of nodes. With it, only links within `steps` steps of them (two unless given)
        are included, and the nodes that these reach. A node with more than `most_links` links (a school, a town centre)
        is included, but what is beyond it is not, and the network's `scope` names it. Raises WrongUse if an id is not
        in this view. A restricted id and a missing id give the same error.
        """
        # check the question
        window = Window(since, until)
        sight = self._sight(window)
        for name, number in (("steps", steps), ("most_links", most_links)):
            if number is not None:
                check_at_least(name, number, 1)
        # read what the mandate may see
        if around:
            network = self._built(sight.around(around, steps or USUAL_STEPS, window, most_links=most_links), window)
            # an id that is not in it raises WrongUse
            network.codes(tuple(around))
            return network
        if self.networks is None:
            return self._built(sight.whole(window), window)
        # to count the store goes through all of it, so that a session that has just counted is not made to wait twice
        facts = self.networks.store_now or self.store.facts()
        return self.networks.network(
            self.store, (self.mandate, window, facts, sight.joined), lambda: self._built(sight.whole(window), window)
        )

    def part(self, extent: Extent, *, since: str | None = None, until: str | None = None) -> Network:
        """Read the part of the network that an answer needs, in a window. See `network`.

        It calls everything, and says of handling and dates, what the whole network does. Where the session has read
        networks before, or the part can't be told by itself, the whole network is read.
        """
        window = Window(since, until)
        seen = read_part(self._sight(window), extent, window) if self.networks is None else None
        return self.network(since=since, until=until) if seen is None else self._built(seen, window)

    def _built(self, seen: Seen, window: Window) -> Network:
        """Build the network of what was read."""
        return build_network(
            seen.nodes,
            seen.links,
            as_at=self.mandate.as_at,
            since=window.since,
            until=window.until,
            withheld=seen.withheld,
            scope=seen.scope,
            names_in_whole=seen.names,
            totals=seen.totals,
            stands_for=seen.joined.stands_for,
        )

    def earlier_network(self, day: date, *, since: str | None = None, until: str | None = None) -> Network:
        """Read the network that this mandate would have seen at the end of an earlier day, to compare the two.

        It cannot be released, because what leaves a view is for the view's own day. Raises WrongUse if the day is not
        earlier.
        """
        check_earlier(day, self.mandate.as_at)
        self._must_be_open()
        window = Window(since, until)
        seen = Sight(self.store, self.mandate.on(day)).whole(window)
        return build_network(
            seen.nodes,
            seen.links,
            as_at=day,
            since=since,
            until=until,
            withheld=seen.withheld,
            stands_for=seen.joined.stands_for,
        )

    def history(self, link_key: str) -> LinkHistory:
        """Read every version of a link that the mandate may see. Empty if it is missing or restricted."""
        return self.histories([link_key])[0]

    def histories(self, link_keys: Sequence[str]) -> list[LinkHistory]:
        """Read every version of these links that the mandate may see, in one look. See `history`."""
        sight = self._sight(self._session.window)
        found, withheld = sight.histories(link_keys), sight.withheld()
        versions = found.partition_by("key", as_dict=True)
        return [
            history_of(key, versions.get((key,), found.clear()), as_at=self.mandate.as_at, withheld=withheld)
            for key in link_keys
        ]

    def corrections(self, link_keys: Sequence[str]) -> list[LinkHistory]:
        """Read the histories of those of these links of which the mandate may see several versions, in their order.

        Most links have one, which are not looked for among all.
        """
        maybe = set(self._sight(self._session.window).corrected(link_keys))
        histories = self.histories([key for key in link_keys if key in maybe]) if maybe else []
        return [each for each in histories if each.versions.height > 1]

    def release(self, content: ContentT, *, to: str = SCREEN) -> Release[ContentT]:
        """Return the content with its marking and its account, for a screen or a file.

        `to` is "screen" or the format of a file, for which a line that it was disclosed is written to the audit before
        this returns. All that leaves in the format that the view was opened for has one line. Raises Refused for a file
        with a whole network, unless the mandate may export it.
        """
        # only content of this view's day may leave
        self._must_be_open()
        if content.as_at != self.mandate.as_at:
            raise WrongUse("This content is for a different day from the view. Make it from the network of this view.")
        if to != SCREEN:
            check_may_leave(
                self.mandate,
                self.audit,
                f"{self.question} as {_format(to)}",
                whole=isinstance(content, Network) and not _scope_words(content),
            )
        disclosure = self.disclosure if to != SCREEN else Disclosure()
        content, places_as = _in_areas(content, disclosure.places_as)
        window = Window(content.since, content.until) if isinstance(content, Network) else self._session.window
        # the marking, the account and the number of the audit line
        return Release(
            content=content,
            destination=to,
            marking=self.mandate.marking,
            asked_by=self.mandate.name,
            agency=self.mandate.agency,
            purpose=self.mandate.purpose,
            authority=self.mandate.authority,
            as_at=self.mandate.as_at,
            since=window.since,
            until=window.until,
            handling=strictest_handling(content.links) if isinstance(content, Network) else content.handling,
            withheld=content.withheld,
            scope=_scope_words(content) if isinstance(content, Network) else "",
            undated=None if isinstance(content, LinkHistory | OwnRecord) else content.undated,
            data_digest=network_digest(content) if isinstance(content, Network) else content.data_digest,
            audit_line=self._line_for(to),
            recipient=disclosure.recipient,
            keep_until=disclosure.keep_until,
            places_as=places_as,
            seal=_RELEASE_SEAL,
        )

    def copy_line(self) -> int:
        """Return the number of the copy that is made here: that of the audit line of the file that was announced.

        The line is written when this is first asked for, and so not for a question that is refused before.
        """
        if self.disclosed_as is None:
            return self.audit_line
        if self._session.copy_line is None:
            self._session.copy_line = self._disclosed(self.disclosed_as)
        return self._session.copy_line

    def _line_for(self, to: str) -> int:
        if to == SCREEN:
            return self.audit_line
        return self.copy_line() if to == self.disclosed_as else self._disclosed(to)

    def _disclosed(self, to: str) -> int:
        """Write that a file of this format leaves."""
        return self.audit.append(
            Action.DISCLOSED,
            self.mandate,
            subject=f"{self.question} as {_format(to)}",
            about=self.about,
            detail=self.disclosure.detail,
        )

    def _sight(self, window: Window) -> Sight:
        self._must_be_open()
        self._session.window = window
        return Sight(self.store, self.mandate)

    def _must_be_open(self) -> None:
        if self._session.closed:
            raise WrongUse("This view is closed. Open another one.")


def _in_areas(content: ContentT, wanted: PlacesAs) -> tuple[ContentT, PlacesAs]:
    """Return a network with areas in place of points if these are wanted. Nothing else has places to move."""
    if wanted is not PlacesAs.AREAS or not isinstance(content, Network):
        return content, PlacesAs.POINTS
    from ctx_map.governance.place_areas import with_areas  # noqa: PLC0415  loads h3, which few files need

    return cast("ContentT", with_areas(content)), wanted


def _scope_words(network: Network) -> str:
    """Which part of the store a network was read from. Empty if it is everything that the mandate may see."""
    if network.scope is not None:
        return network.scope.words
    return PART_ONLY if network.totals is not None else ""


def _format(to: str) -> str:
    if not _FORMAT.fullmatch(to):
        raise WrongUse("This is not a file format. Use a short word in small letters, such as csv or graphml.")
    return to


def open_view(
    store: Store,
    mandate: Mandate,
    *,
    audit: Audit | None = None,
    question: str = "network",
    disclose_as: str | None = None,
    about: Sequence[str] = (),
    check: bool = True,
    networks: NetworksRead | None = None,
    disclosure: Disclosure | None = None,
) -> View:
    """A view of a store under a mandate. One audit line, of looking, is written before anything is read.

    `question` is the question's name, such as "shared-places". `disclose_as` is the format of the file that the answer
    goes to, if it goes to one: that it left has a line of its own, which is written when it is released. `about` are
    the ids that are asked about: the audit keeps their number and a keyed hash of each. Without `audit` it is the audit
    of this store on this machine. `check` compares a sample of the store with the audit the first time. `networks`
    holds what the same session has read before. `disclosure` says who a file is for and how long it may be kept. Raises
    AuditUnwritable where the line cannot be written, and StoreDamaged if the store is not what was loaded: then nothing
    is shown.
    """
    agency_of(mandate.agency)
    audit = audit or own_audit(store)
    disclosure = disclosure or Disclosure()
    disclosure.check_after(mandate.as_at)
    to = None if disclose_as is None else _format(disclose_as)
    line = audit.append(Action.VIEWED, mandate, subject=question, about=about)
    if check:
        check_sample(store, audit)
    return View(store, mandate, audit, question, to, line, _SEAL, networks, disclosure, tuple(about))
