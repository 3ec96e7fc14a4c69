"""The statements that the stores know: one file each, checked against its header when it is loaded.

Reading statements are shared by both stores; where the dialects differ, `embedded/` holds a file of the same name,
parameters and columns. Writing and schema statements belong to the store whose folder they lie in, and so do those
under `server/`, which count where the data is and send back only the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ctx_map.errors import StoreError, WrongUse
from ctx_map.settings import shipped_folder
from ctx_map.store.header import Statement, read_statement, wrong_file

EMBEDDED = "embedded"
NEO4J = "neo4j"
_SERVER = "server/"


def cypher_dir() -> Path:
    """The folder of the statement files: inside an installed package, else in the repository."""
    try:
        return shipped_folder("cypher")
    except FileNotFoundError as error:
        raise StoreError("The statement files are missing. Install ctx-map again.") from error


@cache
def statements(engine: str) -> Mapping[str, Statement]:
    """Every statement of a store ("embedded" or "neo4j") by its name, from the installed files."""
    return load_statements(engine, cypher_dir())


def load_statements(engine: str, folder: Path) -> Mapping[str, Statement]:
    """Every statement of a store by its name, from a folder.

    Raises StoreError with the name of the first file whose header does not agree with its text.
    """
    shared = _load(folder, skip=EMBEDDED)
    if engine != EMBEDDED:
        return shared
    own = _load(folder / EMBEDDED)
    for name, statement in own.items():
        _check_same_contract(name, statement, shared.get(name))
    return {
        name: found for name, found in shared.items() if found.access == "read" and not name.startswith(_SERVER)
    } | own


def reading_statement(known: Mapping[str, Statement], name: str, given: set[str]) -> Statement:
    """The reading statement of this name.

    Raises WrongUse where there is none, or where other parameters are given than it declares.
    """
    statement = known.get(name)
    if statement is None or statement.access != "read":
        raise WrongUse(f"There is no reading statement {name}. Use one of those in cypher/read.")
    if given != set(statement.params):
        raise WrongUse(f"The statement {name} takes the parameters {', '.join(statement.params) or '(none)'}.")
    return statement


def _load(folder: Path, *, skip: str = "") -> dict[str, Statement]:
    found = {}
    for path in sorted(folder.rglob("*.cypher")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if not skip or not name.startswith(f"{skip}/"):
            file = path.relative_to(folder.parent).as_posix()
            found[name] = read_statement(path.read_text("utf-8"), name=name, file=file)
    return found


def _check_same_contract(name: str, own: Statement, shared: Statement | None) -> None:
    if shared is None or shared.access != "read":
        return
    same = own.access == "read" and own.params == shared.params and own.returns == shared.returns
    if not same:
        raise wrong_file(
            f"{EMBEDDED}/{name}.cypher", "its parameters or columns are not those of the file it stands for"
        )
