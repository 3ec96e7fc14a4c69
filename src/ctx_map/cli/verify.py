"""Whether the audit is the one that was written, and whether the store can be read whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from ctx_map.cli.asking import Ask, Format, looking, reading, settings_for
from ctx_map.cli.printing import say

if TYPE_CHECKING:
    from ctx_map.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    what: str
    ok: bool
    words: str


@reading
def verify(ask: Ask) -> None:
    """Checks the chain of the audit and reads the whole store; ends with 1 where either does not hold.

    Example: ctx-map verify
    """
    findings = (_audit_finding(settings_for(ask.store)), _store_finding(ask))
    if ask.format is Format.TABLE:
        say(f"{finding.what}: {'holds' if finding.ok else 'DOES NOT HOLD'}. {finding.words}" for finding in findings)
    else:
        rows = [{"what": each.what, "ok": each.ok, "words": each.words} for each in findings]
        typer.echo(json.dumps({"rows": rows}, ensure_ascii=False, indent=1))
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _audit_finding(settings: Settings) -> Finding:
    from ctx_map.governance import open_audit

    found = open_audit(settings.store, settings).verify()
    at = "" if found.first_bad is None else f" Line {found.first_bad} of {found.lines} is the first that does not hold."
    notes = " ".join(found.notes)
    return Finding("Audit", found.ok, f"{found.reason}{at} {notes}".strip())


def _store_finding(ask: Ask) -> Finding:
    """Reads every node and report that the mandate may see, and says nothing of the others but in bands.

    A damaged store refuses, which ends with exit code 4.
    """
    with looking(ask, "verify") as view:
        facts = view.store.facts()
        network = view.network()
    said = (
        f"{facts.engine} {facts.version}: {network.nodes.height} nodes and {network.links.height} reports, all that "
        f"this mandate may see, were read. {network.withheld.words}"
    )
    return Finding("Store", ok=True, words=said)


def add_to(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command("verify")(verify)
