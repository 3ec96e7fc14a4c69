"""Who may import whom, as written in pyproject.toml."""

from __future__ import annotations

import re

from house.files import HOUSE, text_of, tracked


def test_the_contracts_of_who_may_import_whom_are_checked_before_every_run() -> None:
    """`make test` and the continuous run check them with `scripts/lint`, which takes a while and is enough once."""
    assert "\nlint-imports " in (HOUSE / "scripts" / "lint").read_text("utf-8")
    assert re.search(r"^test: lint\b", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert (HOUSE / ".ci" / "run").read_text("utf-8").endswith("\nmake test\n")


def test_streamlit_lives_in_the_app_only_and_database_drivers_in_the_store_only() -> None:
    def importing(*words: str) -> set[str]:
        starts = tuple(f"{verb} {word}" for verb in ("import", "from") for word in words)
        return {
            str(path)
            for path in tracked(".py")
            if path.parts[0] in ("src", "app")
            and any(line.lstrip().startswith(starts) for line in text_of(path).splitlines())
        }

    assert {path.split("/")[0] for path in importing("streamlit")} <= {"app"}
    # `ctx_map.cli.neo4j` starts a server and imports no driver; `from neo4j` and `import ladybug` are the drivers
    assert {"/".join(path.split("/")[:3]) for path in importing("neo4j", "ladybug")} <= {"src/ctx_map/store"}
