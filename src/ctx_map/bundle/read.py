"""Reading a bundle: a folder of CSV files, a .zip of them, a workbook, or an agency's own files with a mapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Bundle, Problem, Progress
from ctx_map.bundle.files import Found, FoundOrManifest, found_in
from ctx_map.bundle.limits import LIMITS, Limits
from ctx_map.bundle.manifest import Manifest
from ctx_map.bundle.mapped_tables import mapped_tables
from ctx_map.bundle.mapping import Mapping, read_mapping
from ctx_map.bundle.own_export import own_tables
from ctx_map.bundle.plain_tables import plain_tables
from ctx_map.bundle.raw import Findings
from ctx_map.bundle.safe_file import NotTaken, shown
from ctx_map.bundle.wanted import Mapped, Tables, stem
from ctx_map.errors import FileRefused, WrongUse

_NAMESPACE = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def read_bundle(
    path: Path,
    *,
    namespace: str | None = None,
    mapping: Path | Mapping | None = None,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
) -> Bundle:
    """Read the tables at `path` with every cell as text, and note wrong columns, broken rows and other encodings.

    `namespace` goes before every id (default: the folder's or file's name in small letters). `mapping` says how an
    agency's own files become tables. FileRefused if nothing can be read; what is wrong with one file of several, or
    with single rows, is in the bundle's problems.
    """
    # its name and its mapping
    name = shown(path.resolve().name) if path.name in ("", ".", "..") else shown(path.name)
    rules = read_mapping(mapping) if isinstance(mapping, Path) else mapping
    # its tables
    space = None
    findings = Findings()
    try:
        found = _without_manifest(found_in(path, Mapped(rules) if rules else Tables(), limits), findings)
        if rules:
            tables = mapped_tables(found, rules, findings)
        else:
            tables, exported = plain_tables(found, findings)
            if exported:
                space, own = own_tables(exported, namespace, findings)
                tables |= own
    except NotTaken as why:
        raise FileRefused(advice(why.code, why.detail)) from why
    space = space or _namespace(namespace, name)
    if progress:
        progress("reading", sum(frame.height for frame in tables.values()), 0)
    _people_are_there(tables, rules, findings)
    said = (tuple(findings.problems), tuple(findings.warnings), findings.manifest or rules)
    return Bundle(name, space, tables, *said, tuple(findings.sources))


def _without_manifest(found: Iterable[FoundOrManifest], findings: Findings) -> Iterator[Found]:
    """The tables. The manifest is kept with the findings."""
    for each in found:
        if isinstance(each, Manifest):
            findings.manifest = each
        else:
            yield each


def _namespace(said: str | None, name: str) -> str:
    if said is not None:
        if not _NAMESPACE.fullmatch(said):
            raise WrongUse(
                "This namespace can't be used. Use only small letters, digits, points and hyphens, at most 64."
            )
        return said
    letters = unicodedata.normalize("NFKD", stem(name)).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9._]+", "-", letters).strip("-._")[:64]
    if not slug:
        raise WrongUse("The name of the file can't be used as a namespace. Give one with --namespace.")
    return slug


def _people_are_there(tables: Collection[str], rules: Mapping | None, findings: Findings) -> None:
    """Add a problem if a bundle has no table of people. A mapping may do without one."""
    mentioned = {problem.table for problem in findings.problems}
    if rules is None and "people" not in tables and "people" not in mentioned:
        inside = any(warning.code == "folder-inside" for warning in findings.warnings)
        code = "folders-only" if inside and not tables else "table-missing"
        findings.problems.append(Problem("people", None, None, code, advice(code)))
