"""What of the audit's numbers a mandate is told: those of a load count reports that it may not see."""

from __future__ import annotations

from ctx_map.governance.audit.action import Action
from ctx_map.governance.audit.line import AuditLine
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.policy import agency_key
from ctx_map.network.withheld import band

_OF_A_LOAD = frozenset({Action.CHECKED, Action.INTAKE_BEGUN, Action.INTAKE_DONE, Action.INTAKE_FAILED})
_OF_A_LOAD |= {Action.UNLOAD_BEGUN, Action.UNLOAD_DONE, Action.UNLOAD_FAILED}


def counts_told(line: AuditLine, mandate: Mandate) -> dict[str, int | str]:
    """The counts of a line as a mandate may read them.

    Those of a load or a check are exact for the agency that made it, in bands for the others, and left out for a
    mandate that may not know how much is withheld. All other counts are exact.
    """
    if line.action not in _OF_A_LOAD or agency_key(line.agency) == agency_key(mandate.agency):
        return dict(line.counts)
    if not mandate.may_know_withheld:
        return {}
    return {name: band(count) for name, count in line.counts.items()}
