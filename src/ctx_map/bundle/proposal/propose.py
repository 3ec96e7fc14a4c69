"""A proposal for an agency's file: what each column is, why, and a mapping that says so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
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
from ctx_map.bundle.proposal.dates import are_in_figures, date_forms, in_order
from ctx_map.bundle.proposal.earlier import concepts_of, words_of
from ctx_map.bundle.proposal.grids import MARKS, Grid, grid_of
from ctx_map.bundle.proposal.layout import USUAL, Layout, Layouts
from ctx_map.bundle.proposal.sources import FileFound, Rules, sources
from ctx_map.bundle.proposal.toml_text import mapping_text
from ctx_map.bundle.proposal.words import CODED, MOST, Coded, Word, coded
from ctx_map.bundle.raw import RawTable, Untaken, Unwanted
from ctx_map.bundle.safe_file import NotTaken
from ctx_map.bundle.time_ranges import is_range
from ctx_map.bundle.wanted import said_of, table_name
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.tables import TABLES

_TOO_MANY = f"It has more than {MOST} different words, so they can't be given codes here."
OWN = "The file is a table of a bundle already."
Chosen = Mapping[tuple[str, str], Concept | None]
"""What a person took columns for, by the file and the column of a proposal."""
Said = Mapping[tuple[str, str], Mapping[str, str]]
"""What a person says that the words of a column mean, by the file, the column, and the word."""
GRID_BECOMES = ("links.since", "links.kind")
"""What the columns of a grid of names by days become."""
_LONGEST = 200
_MONTH = re.compile(
    r"(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])",
    re.IGNORECASE,
)
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
    has_order: bool = False
    """Whether it has dates of figures, which could be read with day and month the other way round."""
    mixes_dates: bool = False
    """Whether it has real dates of a spreadsheet beside dates as text."""
    words: Mapping[str, Word] = field(default_factory=dict, repr=False)
    """The words of a column of words, with what each means. They are cells: for the screen of whoever maps them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a file."""

    columns: tuple[ColumnProposal, ...]
    text: str | None
    """The mapping as the text of its file. None where no column could be recognised."""
    mapping: MappingFile | None
    files: tuple[str, ...] = ()
    """The names of all files and sheets, also of those that are not taken."""
    unread: tuple[str, ...] = ()
    """What is wrong with files and sheets that could not be read, in sentences."""
    hides: bool = False
    """Whether a workbook has rows or columns that it does not show, so that someone has to decide about them."""
    grids: tuple[Grid, ...] = ()
    """The grids of names by days."""

    @property
    def is_bundle(self) -> bool:
        """Return whether every file is a table of a bundle already, so that no mapping is needed."""
        return self.mapping is not None and all(source.columns is None for source in self.mapping.source)


@dataclass(frozen=True, slots=True)
class _Anything:
    """Every file and sheet is wanted, whatever its columns are called."""

    usual: Layout = USUAL
    layouts: Layouts = field(default_factory=dict)

    def of(self, file: str, sheet: str | None) -> Layout:
        return self.layouts.get(said_of(file, sheet), self.usual)

    def columns(self, file: str, sheet: str | None) -> Collection[str] | None:
        return ANY_COLUMNS if self.of(file, sheet).taken else None

    def delimiter(self, file: str) -> str | None:
        """Return the tab for a .tsv file."""
        return "\t" if file.casefold().endswith(".tsv") else None

    def header(self, file: str, sheet: str | None) -> HeaderAt:
        return self.of(file, sheet).at


def propose(
    path: Path,
    *,
    agency: str,
    usual: Layout = USUAL,
    layouts: Layouts | None = None,
    earlier: Iterable[MappingFile] = (),
    chosen: Chosen | None = None,
    words: Said | None = None,
    missing: Sequence[str] = (),
    hidden: str | None = None,
) -> Proposal:
    """Return a proposal for a file, or for every file of a folder and every sheet of a workbook.

    Names of columns, what their cells look like and what `earlier` mappings took them for decide, and nothing is kept
    of the cells. What a person has `chosen` for a column, and says that its `words` mean, goes before all of these.
    `layouts` say how files and sheets are laid out, and `usual` how the others are. `missing` are words that say that
    nothing is known, and `hidden` is what becomes of rows that a workbook does not show.

    Raises FileRefused if the file cannot be read.
    """
    wanted = _Anything(usual, layouts or {})
    found = _found(path, wanted)
    earlier = list(earlier)
    known, said_before = concepts_of(earlier), words_of(earlier)
    names = [
        each.name if isinstance(each, Unwanted) else each.sheet or each.whole
        for each in found
        if not isinstance(each, Untaken)
    ]
    # what each column is, file by file
    columns: list[ColumnProposal] = []
    written: list[Rules] = []
    grids: list[Grid] = []
    unread = [f"{each.file}: {advice(each.why.code, each.why.detail)}" for each in found if isinstance(each, Untaken)]
    for raw in found:
        if not isinstance(raw, RawTable):
            continue
        # a header that is not sure, a table of a bundle, or columns to guess
        layout = wanted.of(raw.whole, raw.sheet)
        if not layout.is_said and not chosen and not _is_known(raw, known):
            # what may be the first person of a file without a header is not said
            unclear = advice("header-unclear")
            unread.append(f"{raw.file}: {unclear}")
        elif table := own_table(raw):
            columns += [ColumnProposal(raw.file, each, (f"{table}.{plain(each)}",), OWN) for each in raw.header]
            written.append({**_where(raw, layout, names), "into": table})
        elif raw.cells.height:
            theirs = {column: concept for (file, column), concept in (chosen or {}).items() if file == raw.file}
            guessed = guesses(raw, known, theirs)
            meant = _coded(raw, guessed, words or {}, said_before)
            # days side by side, and the sources that follow from everything
            marks = (words or {}).get((raw.file, MARKS))
            grid = grid_of(raw, guessed, layout.grid, words=marks, earlier=said_before)
            where = _where(raw, layout, names, keeps_its_name=grid is not None and "values" in grid.since)
            file_found = replace(
                _file_found(raw, guessed, where, meant), splits=layout.splits, grid=grid, real_dates=layout.real_dates
            )
            file_found = replace(file_found, forms=_as_said(file_found, layout))
            here = sources(file_found, agency)
            columns += _with_dates(_proposals(raw, guessed, here, meant, grid), file_found)
            grids += [grid] if grid else []
            written += here
        else:
            unread += _why_no_rows(raw)
    # the mapping that says so, read back as it would be from its file
    said = {"format": 1, "about": f"Proposed for {agency}", **({"missing": list(missing)} if missing else {})}
    said |= {"hidden": hidden} if hidden else {}
    text = mapping_text({**said, "source": written}) if written else None
    mapping = MappingFile.model_validate(tomllib.loads(text)) if text else None
    return Proposal(
        tuple(columns),
        text,
        mapping,
        tuple(each.file for each in found if not _is_no_table(each)),
        tuple(unread),
        any(isinstance(each, RawTable) and bool(each.hidden_rows or each.hidden_columns) for each in found),
        tuple(grids),
    )


def found_tables(path: Path, layouts: Layouts | None = None) -> list[RawTable]:
    """Return the files and sheets that could be read, with their cells. Raises FileRefused if the file can't be."""
    return [each for each in _found(path, _Anything(layouts=layouts or {})) if isinstance(each, RawTable)]


def _is_no_table(found: RawTable | Unwanted | Untaken) -> bool:
    """Whether a file or sheet is empty, or a note to the reader."""
    return isinstance(found, Unwanted) and (found.blank or found.tables)


def _found(path: Path, wanted: _Anything) -> list[RawTable | Unwanted | Untaken]:
    try:
        return [each for each in found_in(path, wanted, LIMITS) if not isinstance(each, Manifest)]
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
    if not wrong:
        return [f"{raw.file}: {advice('table-empty')}"]
    rows = {each.code: "" if each.row is None else f", row {each.row}" for each in wrong.values()}
    return [f"{raw.file}{rows[each.code]}: {advice(each.code, each.detail)}" for each in wrong.values()]


def _coded(
    raw: RawTable, guessed: Sequence[Guess], said: Said, before: Mapping[str, Mapping[str, str]]
) -> dict[Concept, Coded]:
    """What the words of each column of words mean."""
    found = {}
    for at, guess in enumerate(guessed):
        if guess.concept in CODED:
            told, known = said.get((raw.file, guess.column)), before.get(plain(guess.column))
            meant = coded(raw.cells.get_column(str(at)), guess.concept, said=told, earlier=known)
            if meant is not None:
                found[guess.concept] = meant
    return found


def _file_found(raw: RawTable, guessed: Sequence[Guess], where: Rules, meant: Mapping[Concept, Coded]) -> FileFound:
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
    return FileFound(where, here, dated, ranges, frozenset(blank), meant)


def _as_said(found: FileFound, layout: Layout) -> dict[Concept, list[str]]:
    """How each date is written, with day and month in the order that a person says."""
    return {
        concept: in_order(forms, layout.orders.get(found.taken[concept].column))
        for concept, forms in found.forms.items()
    }


def _with_dates(columns: Iterable[ColumnProposal], found: FileFound) -> Iterator[ColumnProposal]:
    """The columns, with what a person can say of those that are dates."""
    for each in columns:
        forms = found.forms.get(each.concept, ()) if each.concept else ()
        real = any(form.startswith("%Y-%m-%d") for form in forms)
        figures = are_in_figures(forms)
        yield replace(each, has_order=figures, mixes_dates=figures and real)


def _where(raw: RawTable, layout: Layout, names: Collection[str], *, keeps_its_name: bool = False) -> Rules:
    """How a mapping finds the file or sheet again next month, and where its header is.

    Its name has a star for figures and months, unless another of the `names` would fit then, or the mapping is only for
    the days of this one.
    """
    name = raw.sheet if raw.sheet is not None else raw.whole
    pattern = pattern_of(name)
    if keeps_its_name or sum(fnmatchcase(each.casefold(), pattern.casefold()) for each in names) > 1:
        pattern = _escaped(name)
    where: Rules = {"sheet" if raw.sheet is not None else "file": pattern[:_LONGEST]}
    first = raw.header_row - layout.header_rows + 1
    if layout.header is not None or first != 1:
        where["header"] = layout.header if layout.header is not None else first
    return {**where, **({"header_rows": layout.header_rows} if layout.header_rows > 1 else {})}


def pattern_of(name: str) -> str:
    """Return a name with a star for figures and for months, as a delivery of another month has others."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    starred = re.sub(r"[0-9]+(?:[-_. ][0-9]+)*", "*", _MONTH.sub("*", _escaped(stem)))
    return f"{re.sub(r'[*](?:[-_. ]*[*])+', '*', starred)}{dot}{ending}"


def _escaped(name: str) -> str:
    """A name without the signs that a pattern reads otherwise."""
    return re.sub(r"[\[\]?]", "?", name)


def _proposals(
    raw: RawTable,
    guessed: Sequence[Guess],
    here: Sequence[Rules],
    meant: Mapping[Concept, Coded],
    grid: Grid | None,
) -> Iterator[ColumnProposal]:
    for guess in guessed:
        if grid and guess.column in grid.days:
            yield ColumnProposal(raw.file, guess.column, GRID_BECOMES if grid.is_read else (), _why_day(guess, grid))
            continue
        becomes = tuple(dict.fromkeys(ours for source in here for ours in _uses(source, guess.column)))
        why = guess.why
        if guess.concept and not becomes:
            why = f"It looks like the {guess.concept}, but nothing else in the file goes with it."
        words = meant[guess.concept].words if guess.concept and guess.concept in meant else {}
        if guess.concept in CODED and not words:
            why = _TOO_MANY
        yield ColumnProposal(raw.file, guess.column, becomes, why, guess.concept, words=words)


def _why_day(guess: Guess, grid: Grid) -> str:
    return f"{guess.why} {grid.why} {grid.missing or ''}".strip()


def _uses(source: Mapping[str, Any], column: str) -> Iterator[str]:
    """Our columns that a source makes of one of theirs."""
    for ours, rule in source["columns"].items():
        theirs = rule if isinstance(rule, str) else rule["column"]
        if column == theirs or (isinstance(theirs, list) and column in theirs):
            yield f"{source['into']}.{ours}"
    for name, theirs in source.get("position", {}).items():
        if theirs == column:
            yield f"{source['into']} position ({name.replace('_', ' ')})"
