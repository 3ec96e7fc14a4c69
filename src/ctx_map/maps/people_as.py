"""Names, initials or codes: what people are called in a file that leaves."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from ctx_map.governance import View
from ctx_map.governance.copy_codes import codes_of_copy, with_codes
from ctx_map.maps.initials import with_initials, without_descriptions
from ctx_map.network import Network


class PeopleAs(StrEnum):
    """What people are called in one copy of a file."""

    NAMES = "names"
    INITIALS = "initials"
    """And no free text, no descriptions of people who are not identified, and no dates of birth."""
    CODES = "codes"
    """The same without initials, and with ids that are those of no other copy."""


def people_as(network: Network, how: PeopleAs, view: View) -> Network:
    """Return the network as it leaves through this view, which was opened for the file that it goes to."""
    match how:
        case PeopleAs.NAMES:
            return network
        case PeopleAs.INITIALS:
            return without_descriptions(with_initials(network))
        case PeopleAs.CODES:
            return with_codes(with_initials(network), codes_of_copy(view.audit, view.copy_line()))
        case _:
            assert_never(how)
