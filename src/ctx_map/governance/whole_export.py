"""What may not leave in a file: a map made with a young person, and all that a mandate may see unless it says so."""

from __future__ import annotations

from ctx_map.errors import Refused
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.mandate import Mandate

NOT_THE_WHOLE = (
    "The mandate does not allow everything to leave in one file. Save what is near some ids, with --around on the "
    "command line. If everything is needed, have the mandate say may_export_whole = true."
)


STAYS_WITH_CHILD = (
    "A map made with a young person is not saved as a file. Share what they want to be shared, and save the map that "
    "it is then on."
)


def check_may_leave(mandate: Mandate, audit: Audit, subject: str, *, whole: bool) -> None:
    """Record and refuse a file that may not leave. `whole` is whether it has all that the mandate may see."""
    if mandate.with_child:
        audit.append(Action.DISCLOSED, mandate, subject=subject, decision="refused by policy")
        raise Refused(STAYS_WITH_CHILD)
    if whole:
        check_whole_may_leave(mandate, audit, subject)


def check_whole_may_leave(mandate: Mandate, audit: Audit, subject: str) -> None:
    """Record and refuse a file with all that a mandate may see. Raises Refused unless it may leave in one file."""
    if mandate.may_export_whole:
        return
    audit.append(Action.DISCLOSED, mandate, subject=subject, decision="refused by policy")
    raise Refused(NOT_THE_WHOLE)
