"""All that a mandate may see in one file: refused unless the mandate says that it may leave so."""

from __future__ import annotations

from ctx_map.errors import Refused
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.mandate import Mandate

NOT_THE_WHOLE = (
    "The mandate does not allow everything to leave in one file. Save what is near some ids, with --around on the "
    "command line. If everything is needed, have the mandate say may_export_whole = true."
)


def check_whole_may_leave(mandate: Mandate, audit: Audit, subject: str) -> None:
    """Record and refuse a file with all that a mandate may see. Raises Refused unless it may leave in one file."""
    if mandate.may_export_whole:
        return
    audit.append(Action.DISCLOSED, mandate, subject=subject, decision="refused by policy")
    raise Refused(NOT_THE_WHOLE)
