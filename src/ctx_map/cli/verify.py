"""The verify command: the audit is unchanged, the whole store can be read, and the seals of meetings hold."""

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
    """The result of one check."""

    what: str
    ok: bool
    words: str


@reading
def verify(ask: Ask) -> None:
    """Checks that the audit and the records of meetings are unchanged, and reads the store. If not, it ends with 1.

    Example: ctx-map verify
    """
    findings = (_audit_finding(settings_for(ask.store)), *_store_findings(ask))
    if ask.format is Format.TABLE:
        say(f"{finding.what}: {'passed' if finding.ok else 'FAILED'}. {finding.words}" for finding in findings)
    else:
        rows = [{"what": each.what, "ok": each.ok, "words": each.words} for each in findings]
        typer.echo(json.dumps({"rows": rows}, ensure_ascii=False, indent=1))
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _audit_finding(settings: Settings) -> Finding:
    from ctx_map.governance import open_audit

    found = open_audit(settings.store, settings).verify()
    at = "" if found.first_bad is None else f" The first line that is wrong is line {found.first_bad} of {found.lines}."
    notes = " ".join(found.notes)
    return Finding("Audit", found.ok, f"{found.reason}{at} {notes}".strip())


def _store_findings(ask: Ask) -> tuple[Finding, Finding]:
    """Read every node and link that the mandate may see, and check the seals of meetings.

    What is restricted is only counted in bands. A damaged store raises an error, which ends with exit code 4.
    """
    from ctx_map.governance.meetings import check_seals

    with looking(ask, "verify") as view:
        facts = view.store.facts()
        network = view.network()
        seals = check_seals(view)
    said = (
        f"{network.nodes.height:,} people, places and things and {network.links.height:,} links were read from "
        f"{facts.engine} {facts.version}. That is everything you may see. {network.withheld.words}"
    )
    return Finding("Store", ok=True, words=said), Finding("Meetings", ok=seals.ok, words=seals.words)


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("verify")(verify)
