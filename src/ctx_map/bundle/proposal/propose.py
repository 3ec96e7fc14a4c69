"""A proposal for an agency's file: what each column is, why, and a mapping that says so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctx_map.bundle.advice import advice
from ctx_map.bundle.files import found_in
from ctx_map.bundle.header import ANY_COLUMNS, HeaderAt, plain
from ctx_map.bundle.limits import LIMITS
from ctx_map.bundle.manifest import Manifest
from ctx_map.bundle.mapping import Mapping as MappingFile
from ctx_map.bundle.proposal.columns import Guess, guesses, joined, some_blank, taken
from ctx_map.bundle.proposal.concepts import Concept, concept_of
from ctx_map.bundle.proposal.dates import date_forms
from ctx_map.bundle.proposal.earlier import concepts_of
from ctx_map.bundle.proposal.sources import FileFound, Rules, sources
from ctx_map.bundle.proposal.toml_text import mapping_text
from ctx_map.bundle.raw import RawTable, Untaken, Unwanted
from ctx_map.bundle.safe_file import NotTaken
from ctx_map.bundle.time_ranges import is_range
from ctx_map.bundle.wanted import table_name
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.tables import TABLES

OWN = "The file is a table of a bundle already."
Chosen = Mapping[tuple[str, str], Concept | None]
"""What a person took columns for, by the file and the column of a proposal."""
_DATED = (Concept.BORN, Concept.DATE, Concept.RECORDED)


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """One column of a file, what of ours it becomes, and why."""

    file: str
    column: str
    becomes: tuple[str, ...]
    """Our columns, such as people.name. Empty where it is not taken."""
    why: str
    concept: Concept | None = None
    """What it is taken for. None if it is not taken, or if the file is a table of a bundle already."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a file."""

    columns: tuple[ColumnProposal, ...]
    text: str | None
    """The mapping as the text of its file. None where no column could be recognised."""
    mapping: MappingFile | None
    unread: tuple[str, ...] = ()
    """What is wrong with files and sheets that could not be read, in sentences."""

    @property
    def is_bundle(self) -> bool:
        """Return whether every file is a table of a bundle already, so that no mapping is needed."""
        return self.mapping is not None and all(source.columns is None for source in self.mapping.source)


@dataclass(frozen=True, slots=True)
class _Anything:
    """Every file and sheet is wanted, whatever its columns are called."""

    at: HeaderAt

    def columns(self, file: str, sheet: str | None) -> Collection[str] | None:  # noqa: ARG002
        return ANY_COLUMNS

    def delimiter(self, file: str) -> str | None:
        """Return the tab for a .tsv file."""
        return "\t" if file.casefold().endswith(".tsv") else None

    def header(self, file: str, sheet: str | None) -> HeaderAt:  # noqa: ARG002
        return self.at


def propose(
    path: Path,
    *,
    agency: str,
    header: HeaderAt = None,
    earlier: Iterable[MappingFile] = (),
    chosen: Chosen | None = None,
    missing: Sequence[str] = (),
) -> Proposal:
    """Return a proposal for a file, or for every file of a folder and every sheet of a workbook.

    Names of columns, what their cells look like and what `earlier` mappings took them for decide, and nothing is kept
    of the cells. What a person has `chosen` for a column goes before all of these. `missing` are words that say
    that nothing is known. Raises FileRefused if the file cannot be read.
    """
    found = _found(path, header)
    known = concepts_of(earlier)
    # what each column is, file by file
    columns: list[ColumnProposal] = []
    written: list[Rules] = []
    unread = [f"{each.file}: {advice(each.why.code, each.why.detail)}" for each in found if isinstance(each, Untaken)]
    for raw in found:
        if not isinstance(raw, RawTable):
            continue
        if header is None and not chosen and not _is_known(raw, known):
            # what may be the first person of a file without a header is not said
            unclear = advice("header-unclear")
            unread.append(f"{raw.file}: {unclear}")
        elif table := own_table(raw):
            columns += [ColumnProposal(raw.file, each, (f"{table}.{plain(each)}",), OWN) for each in raw.header]
            written.append({**_where(raw, header), "into": table})
        elif raw.cells.height:
            theirs = {column: concept for (file, column), concept in (chosen or {}).items() if file == raw.file}
            guessed = guesses(raw, known, theirs)
            here = sources(_file_found(raw, guessed, header), agency)
            columns += _proposals(raw, guessed, here)
            written += here
        else:
            unread += _why_no_rows(raw)
    # the mapping that says so, read back as it would be from its file
    said = {"format": 1, "about": f"Proposed for {agency}", **({"missing": list(missing)} if missing else {})}
    text = mapping_text({**said, "source": written}) if written else None
    mapping = MappingFile.model_validate(tomllib.loads(text)) if text else None
    return Proposal(tuple(columns), text, mapping, tuple(unread))


def found_tables(path: Path, header: HeaderAt = None) -> list[RawTable]:
    """Return the files and sheets that could be read, with their cells. Raises FileRefused if the file can't be."""
    return [each for each in _found(path, header) if isinstance(each, RawTable)]


def _found(path: Path, header: HeaderAt) -> list[RawTable | Unwanted | Untaken]:
    try:
        return [each for each in found_in(path, _Anything(header), LIMITS) if not isinstance(each, Manifest)]
    except NotTaken as why:
        raise FileRefused(advice(why.code, why.detail)) from why


def own_table(raw: RawTable) -> str | None:
    """Return the table of a bundle that a file is already, by its name and those of all its columns."""
    table = TABLES.get(table_name(raw.name) or "")
    names = {plain(name) for name in raw.header}
    needed = {column.name for column in table.columns if column.required} if table else set()
    return table.name if table and needed <= names <= set(table.column_names) else None


def _is_known(raw: RawTable, known: Mapping[str, Concept]) -> bool:
    """Whether the name of any column is known."""
    names = [plain(name) for name in raw.header]
    return own_table(raw) is not None or any(concept_of(name) or name in known for name in names)


def _why_no_rows(raw: RawTable) -> list[str]:
    """Why a file gives no rows: what is wrong with those that it has, each sort once, or that it has none."""
    wrong = {each.code: each for each in reversed((*raw.problems, *raw.torn))}
    said = [advice(each.code, each.detail) for each in wrong.values()] or [advice("table-empty")]
    return [f"{raw.file}: {each}" for each in said]


def _file_found(raw: RawTable, guessed: Sequence[Guess], header: HeaderAt) -> FileFound:
    here = taken(guessed)
    texts = {concept: list(here[concept].texts) for concept in _DATED if concept in here}
    if Concept.DATE in here and Concept.TIME in here:
        texts[Concept.DATE] = joined(here[Concept.DATE], here[Concept.TIME], raw)
    ranges = sum(map(is_range, texts.get(Concept.DATE, ()))) > 0
    forms = {concept: date_forms(cells, ranges=ranges and concept is Concept.DATE) for concept, cells in texts.items()}
    # a date that its time spoils is taken alone
    if Concept.TIME in here and not forms.get(Concept.DATE):
        here = {concept: guess for concept, guess in here.items() if concept is not Concept.TIME}
        forms[Concept.DATE] = date_forms(list(here[Concept.DATE].texts)) if Concept.DATE in here else []
        ranges = False
    blank = {each.column for at, each in enumerate(guessed) if some_blank(raw, at)}
    dated = {concept: found for concept, found in forms.items() if found}
    return FileFound(_where(raw, header), here, dated, ranges, frozenset(blank))


def _where(raw: RawTable, header: HeaderAt) -> Rules:
    """How a mapping finds the file or sheet again next month: its name, with a star for figures."""
    where: Rules = {"sheet": _pattern(raw.sheet)} if raw.sheet is not None else {"file": _pattern(raw.whole)}
    if header is not None or raw.header_row != 1:
        where["header"] = header if header is not None else raw.header_row
    return where


def _pattern(name: str) -> str:
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    safe = re.sub(r"[\[\]?]", "?", stem)
    return f"{re.sub(r'[0-9]+(?:[-_. ][0-9]+)*', '*', safe)}{dot}{ending}"[:200]


def _proposals(raw: RawTable, guessed: Sequence[Guess], here: Sequence[Rules]) -> Iterator[ColumnProposal]:
    for guess in guessed:
        becomes = tuple(dict.fromkeys(ours for source in here for ours in _uses(source, guess.column)))
        why = guess.why
        if guess.concept and not becomes:
            why = f"It looks like the {guess.concept}, but nothing else in the file goes with it."
        yield ColumnProposal(raw.file, guess.column, becomes, why, guess.concept)


def _uses(source: Mapping[str, Any], column: str) -> Iterator[str]:
    """Our columns that a source makes of one of theirs."""
    for ours, rule in source["columns"].items():
        theirs = rule if isinstance(rule, str) else rule["column"]
        if column == theirs or (isinstance(theirs, list) and column in theirs):
            yield f"{source['into']}.{ours}"
    for name, theirs in source.get("position", {}).items():
        if theirs == column:
            yield f"{source['into']} position ({name.replace('_', ' ')})"
