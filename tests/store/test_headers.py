"""A statement file whose header does not tell the truth about its text is refused, with the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.errors import StoreError
from ctx_map.network.columns import NODE_SCHEMA, STORED_LINK_SCHEMA
from ctx_map.settings import shipped_folder
from ctx_map.store.machinery import kept_as
from ctx_map.store.statements import EMBEDDED, NEO4J, load_statements, reading_statement, statements
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS, joined_labels
from ctx_map.vocabulary.tables import TABLE_OF

GOOD = """\
// name: read/ages
// does: How old
//   everybody is.
// access: read
// params: day
// returns: key, age: whole
MATCH (n:Person) // a remark with a $parameter; and a semicolon
WHERE n.born < $day AND n.note <> 'SET $x; DELETE'
RETURN n.key AS key, size([n.born, n.died]) AS age
ORDER BY key
"""


def put(folder: Path, text: str, name: str = "read/ages") -> Path:
    path = folder / "cypher" / f"{name}.cypher"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder / "cypher"


def test_a_true_header_is_read(tmp_path: Path) -> None:
    statement = load_statements(NEO4J, put(tmp_path, GOOD))["read/ages"]
    assert statement.does == "How old everybody is."
    assert statement.params == ("day",)
    assert list(statement.returns) == ["key", "age"]
    assert statement.order == (("key", False),)
    assert "remark" not in statement.text
    assert "'SET $x; DELETE'" in statement.text


UNTRUE = {
    "another name": ("name: read/ages", "name: read/age", "its header calls it read/age"),
    "no purpose": ("// does: How old\n//   everybody is.\n", "// does:\n", "does not say what it does"),
    "no access": ("// access: read\n", "", "no access"),
    "unknown access": ("access: read", "access: any", "access is one of"),
    "a parameter that is not used": ("params: day", "params: day, night", "declared and not used: night"),
    "a parameter that is not declared": ("params: day", "params:", "used and not declared: day"),
    "a column that is not returned": ("returns: key, age", "returns: key, name, age", "columns are not those declared"),
    "columns in another order": ("returns: key, age: whole", "returns: age: whole, key", "not those declared"),
    "a column without a name": ("n.key AS key", "n.key", "not those declared"),
    "an unknown sort of column": ("age: whole", "age: years", "sort is one of"),
    "a write": ("WHERE n.born", "SET n.seen = true WITH n WHERE n.born", "it writes"),
    "a file read": ("MATCH (n:Person)", "LOAD FROM 'x' MATCH (n:Person)", "it writes"),
    "a procedure": ("MATCH (n:Person)", "CALL dbms.info() MATCH (n:Person)", "it writes"),
    "two statements": ("ORDER BY key", "ORDER BY key;\nMATCH (n) RETURN n.key AS key, 1 AS age", "one statement"),
    "no order": ("ORDER BY key\n", "", "no order"),
    "an order by what is not returned": (
        "ORDER BY key",
        "ORDER BY key, n.born",
        "something else than its columns: n.born",
    ),
    "an order of an inner part only": (
        "RETURN n.key AS key, size([n.born, n.died]) AS age\nORDER BY key",
        "CALL (n) { MATCH (m) RETURN m.key AS x ORDER BY x LIMIT 1 }\nRETURN n.key AS key, 1 AS age",
        "no order",
    ),
    "nothing below the header": (GOOD[GOOD.index("MATCH") :], "", "holds no statement"),
    "nothing returned": ("RETURN n.key AS key, size([n.born, n.died]) AS age\nORDER BY key", "", "returns nothing"),
}


@pytest.mark.parametrize("case", UNTRUE)
def test_an_untrue_header_is_refused_with_the_files_name(tmp_path: Path, case: str) -> None:
    true, untrue, reason = UNTRUE[case]
    assert true in GOOD
    folder = put(tmp_path, GOOD.replace(true, untrue))
    with pytest.raises(StoreError, match=r"cypher/read/ages\.cypher") as refused:
        load_statements(NEO4J, folder)
    assert reason in str(refused.value)


def test_a_labels_or_propertys_name_is_no_write(tmp_path: Path) -> None:
    text = GOOD.replace("(n:Person)", "(n:Load)").replace("n.born <", "n.create < n.load OR n.born <")
    assert load_statements(NEO4J, put(tmp_path, text))


def test_one_row_needs_no_order(tmp_path: Path) -> None:
    text = GOOD.replace("ORDER BY key\n", "").replace("MATCH", "// rows: one\nMATCH", 1)
    assert load_statements(NEO4J, put(tmp_path, text))["read/ages"].one_row


def test_the_embedded_file_stands_for_the_shared_one(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    folder = put(tmp_path, GOOD.replace("n.born <", "n.day_of_birth <"), "embedded/read/ages")
    assert "day_of_birth" in load_statements(EMBEDDED, folder)["read/ages"].text
    assert "day_of_birth" not in load_statements(NEO4J, folder)["read/ages"].text


def test_an_embedded_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    other = GOOD.replace("age: whole", "years: whole").replace("AS age", "AS years")
    with pytest.raises(StoreError, match=r"embedded/read/ages\.cypher"):
        load_statements(EMBEDDED, put(tmp_path, other, "embedded/read/ages"))


def test_writing_statements_are_not_shared(tmp_path: Path) -> None:
    text = "// name: load/x\n// does: Adds.\n// access: write\n// params:\n// returns:\nCREATE (n:X)\n"
    folder = put(tmp_path, text, "load/x")
    assert set(load_statements(NEO4J, folder)) == {"load/x"}
    assert set(load_statements(EMBEDDED, folder)) == set()


@pytest.mark.parametrize("engine", [EMBEDDED, NEO4J])
def test_a_store_reads_the_statements_that_are_installed_and_all_agree_with_their_headers(engine: str) -> None:
    assert dict(statements(engine)) == load_statements(engine, shipped_folder("cypher"))


def test_both_stores_know_the_same_reading_statements_with_the_same_columns() -> None:
    def contract(engine: str) -> dict[str, tuple[object, ...]]:
        known = statements(engine)
        return {
            name: (found.params, found.returns, found.one_row)
            for name, found in known.items()
            if name.startswith("read/")
        }

    assert contract(EMBEDDED) == contract(NEO4J)
    assert len(contract(NEO4J)) >= 14


def test_the_statements_that_read_nodes_return_the_columns_of_their_label() -> None:
    for label in Label:
        found = reading_statement(statements(NEO4J), f"read/{TABLE_OF[label].name}", set())
        assert list(found.returns) == [*NODE_SCHEMA[label], "loaded_at", "load"]


def test_the_embedded_tables_have_the_columns_of_the_schemas() -> None:
    known = statements(EMBEDDED)
    for label in Label:
        text = known[f"schema/1_nodes/{label.name.lower()}"].text
        assert declared(text) == [*NODE_SCHEMA[label], "loaded_at", "_load"]
    assert declared(known["schema/1_nodes/report"].text) == ["number", *map(kept_as, STORED_LINK_SCHEMA)]


def declared(table: str) -> list[str]:
    """The column names of a CREATE NODE TABLE text."""
    lines = table.split("(", 1)[1].splitlines()
    return [line.split()[0] for line in lines if line.strip() and line.split()[0].islower()]


def test_every_table_of_links_can_be_made_and_loaded() -> None:
    known = statements(EMBEDDED)
    for kind in LINK_KINDS:
        assert f"TABLE IF NOT EXISTS {kind}(" in known[f"schema/2_links/{kind.lower()}"].text
    for kind, source, target in joined_labels():
        text = known[f"load/links/{kind.lower()}/{source.name.lower()}_{target.name.lower()}"].text
        assert text.startswith(f"COPY {kind} FROM $rows")


def test_the_folder_of_statements_is_found() -> None:
    assert (shipped_folder("cypher") / "read" / "links.cypher").is_file()


def test_the_order_at_the_end_is_left_to_the_store_and_one_that_cuts_rows_off_is_not(tmp_path: Path) -> None:
    ordered = load_statements(NEO4J, put(tmp_path / "a", GOOD))["read/ages"]
    assert (ordered.order, ordered.unordered) == ((("key", False),), ordered.text.removesuffix("ORDER BY key").strip())
    cut = load_statements(NEO4J, put(tmp_path / "b", GOOD + "LIMIT 3\n"))["read/ages"]
    assert cut.unordered == cut.text
