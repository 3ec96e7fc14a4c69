"""The statements that the stores know: one file each, checked against its header when it is read.

Reading statements are shared by both stores; where the dialects differ, `embedded/` holds a file of the same name,
parameters and columns. Writing and schema statements belong to the store whose folder they lie in, and so do those
under `server/`, which count where the data is and send back only the answer. Those under `older/` bring a store of an
older layout to that of today.

The loader puts the named parts of `parts/` into a statement and checks the whole. Where a rule is written otherwise in
the embedded store's dialect, `embedded/parts/` holds a part of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ctx_map.errors import WrongUse
from ctx_map.settings import shipped_folder
from ctx_map.store.cypher_text import wrong_file
from ctx_map.store.header import Statement, read_statement
from ctx_map.store.parts import FOLDER, Part, Parts, load_parts

EMBEDDED = "embedded"
NEO4J = "neo4j"
_READS = "\n// access: read\n"
_OF_A_SERVER = ("server", "older")
"""Folders of which the embedded store uses nothing: it has an `older` of its own."""


class InstalledStatements(Mapping[str, Statement]):
    """The statements of a store by their names. Each is read and checked when it is first asked for."""

    def __init__(self, engine: str, folder: Path) -> None:
        self._files = _files(engine, folder)
        self._read: dict[str, Statement] = {}

    def __getitem__(self, name: str) -> Statement:
        if name not in self._read:
            self._read[name] = self._files[name].statement(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, name: object) -> bool:
        return name in self._files


@cache
def statements(engine: str) -> Mapping[str, Statement]:
    """Every statement of a store ("embedded" or "neo4j") by its name, from the installed files.

    Only those that are asked for are read. `load_statements` reads all and checks them together, as the tests do.
    """
    return InstalledStatements(engine, shipped_folder("cypher"))


@cache
def parts(engine: str) -> Mapping[str, Part]:
    """Every part that the statements of a store may use, by its name, from the installed files."""
    shared = load_parts(shipped_folder("cypher"))
    return load_parts(shipped_folder("cypher") / EMBEDDED, known=shared) if engine == EMBEDDED else shared


def load_statements(engine: str, folder: Path) -> Mapping[str, Statement]:
    """Every statement of a store by its name, from a folder.

    Raises StoreError with the name of the first file whose header does not agree with its text.
    """
    shared_parts = load_parts(folder)
    shared = {name: file.statement(name) for name, file in _shared_files(engine, folder, shared_parts).items()}
    if engine != EMBEDDED:
        _check_used(folder, shared_parts, shared)
        return shared
    own_parts = load_parts(folder / EMBEDDED, known=shared_parts)
    own = {name: file.statement(name) for name, file in _own_files(folder, own_parts).items()}
    for name, statement in own.items():
        _check_same_contract(name, statement, shared.get(name))
    _check_used(folder / EMBEDDED, own_parts, own)
    return {name: found for name, found in shared.items() if found.access == "read"} | own


def reading_statement(known: Mapping[str, Statement], name: str, given: set[str]) -> Statement:
    """The reading statement of this name.

    Raises WrongUse where there is none, or where other parameters are given than it declares.
    """
    statement = known.get(name)
    if statement is None or statement.access != "read":
        raise WrongUse("There is no reading statement of this name: use one of those in cypher/read.")
    if given != set(statement.params):
        raise WrongUse(f"The statement {name} takes the parameters {', '.join(statement.params) or '(none)'}.")
    return statement


@dataclass(frozen=True, slots=True)
class _File:
    """The file of one statement."""

    path: Path
    shown: str
    """Its name as an error says it."""
    parts: Parts

    def statement(self, name: str) -> Statement:
        return read_statement(self.path.read_text("utf-8"), name=name, file=self.shown, parts=self.parts)

    def only_reads(self) -> bool:
        return _READS in self.path.read_text("utf-8")


def _files(engine: str, folder: Path) -> Mapping[str, _File]:
    """The files of all statements of a store."""
    rules = load_parts(folder)
    shared = _shared_files(engine, folder, rules)
    if engine != EMBEDDED:
        return shared
    own = _own_files(folder, load_parts(folder / EMBEDDED, known=rules))
    return {name: file for name, file in shared.items() if name in own or file.only_reads()} | own


def _shared_files(engine: str, folder: Path, rules: Parts) -> dict[str, _File]:
    return _found(folder, rules, skip=(EMBEDDED, FOLDER, *(_OF_A_SERVER if engine == EMBEDDED else ())))


def _own_files(folder: Path, rules: Parts) -> dict[str, _File]:
    return _found(folder / EMBEDDED, rules, skip=(FOLDER,))


def _found(folder: Path, rules: Parts, *, skip: tuple[str, ...]) -> dict[str, _File]:
    found = {}
    for path in sorted(folder.rglob("*.cypher")):
        place = path.relative_to(folder)
        if place.parts[0] not in skip:
            shown = path.relative_to(folder.parent).as_posix()
            found[place.with_suffix("").as_posix()] = _File(path, shown, rules)
    return found


def _check_used(folder: Path, rules: Parts, known: Mapping[str, Statement]) -> None:
    """Raises StoreError where no statement of this folder uses one of its parts, itself or through another."""
    named = {name for statement in known.values() for name in statement.uses}
    used = named | {name for each in named for name in rules[each].uses}
    for path in sorted((folder / FOLDER).glob("*.cypher")):
        if path.stem not in used:
            raise wrong_file(path.relative_to(folder.parent).as_posix(), "no statement uses this part")


def _check_same_contract(name: str, own: Statement, shared: Statement | None) -> None:
    if shared is None or shared.access != "read":
        return
    same = own.access == "read" and own.params == shared.params and own.returns == shared.returns
    if not same:
        raise wrong_file(
            f"{EMBEDDED}/{name}.cypher", "its parameters or columns are not those of the file it stands for"
        )
