"""Tables for spreadsheets and scripts: comma-separated, in UTF-8, without cells that become formulas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.analysis.answers.result import Result
from ctx_map.export.account import HOMES_LEFT_OUT, check_release, readme_text
from ctx_map.export.csv_text import csv_text
from ctx_map.export.exporter import Exporter
from ctx_map.export.table_files import csv_bytes, save_files
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table

README = "README.txt"


def csv_files(release: Release[Network] | Release[Result[Any]]) -> dict[str, bytes]:
    """Return the files of a release by name: a README, and the tables of a network or the rows of a result."""
    check_release(release, "csv")
    content = release.content
    if isinstance(content, Network):
        tables = {"nodes.csv": node_table(content), "links.csv": link_table(content)}
        readme = readme_text(release, left_out=HOMES_LEFT_OUT)
    else:
        tables = {"rows.csv": content.to_frame()}
        readme = readme_text(release, left_out="\n".join(content.explain()))
    return {README: readme.encode()} | {name: csv_bytes(frame) for name, frame in tables.items()}


def to_csv_text(release: Release[Result[Any]]) -> str:
    """Return the rows of a result for standard output, each with its marking and handling.

    The handling is the strictest of the answer, unless each row has its own, as a report does.
    """
    check_release(release, "csv")
    rows = release.content.to_frame()
    travels = {"marking": release.marking, "handling": release.content.handling}
    return csv_text(rows.with_columns(pl.lit(said).alias(name) for name, said in travels.items() if name not in rows))


def write_csv(release: Release[Network] | Release[Result[Any]], path: Path) -> None:
    """Write the tables of a release into a folder, or into a zip file if the name ends in .zip.

    Raises WrongUse if nothing can be written there, and Refused for a release made for another format.
    """
    save_files(csv_files(release), path)


def _save(release: Release[Any], path: Path) -> tuple[str, ...]:
    write_csv(release, path)
    return ()


EXPORTER = Exporter(
    name="csv",
    title="CSV",
    suffix="",
    opens_in="spreadsheets and other tools",
    takes=(Network, Result),
    leaves_out=(
        HOMES_LEFT_OUT,
        "Lists are one cell with a semicolon between the items.",
        "The places of nodes on the canvas are not in the tables.",
    ),
    writes=_save,
)
