"""A chart of i2 Analyst's Notebook (.anx), with grades, dates, sources and a card for each report.

The identity of an entity is its id and never its name, so that two people of one name do not become one on the chart.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.export.account import HOMES_LEFT_OUT
from ctx_map.export.exporter import Exporter
from ctx_map.export.looks import FILL
from ctx_map.export.text import xml_clean
from ctx_map.export.xml_words import xml_account, xml_attributes
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table
from ctx_map.network.times import event_times, with_times
from ctx_map.private_file import write_private
from ctx_map.vocabulary.days import DAY_LENGTH, day_words
from ctx_map.vocabulary.grading import INTELLIGENCE_ASSESSMENT, SOURCE_EVALUATION, read_grade
from ctx_map.vocabulary.handling import HANDLING
from ctx_map.vocabulary.labels import Label

if TYPE_CHECKING:
    from anxwritter import ANXChart

GRADES = tuple(
    {code: f"{code} ({words})" for code, words in meaning.items()}
    for meaning in (SOURCE_EVALUATION, INTELLIGENCE_ASSESSMENT, HANDLING)
)
"""The three lists of grades of a chart: source, information and handling."""
_ON_CARD = ("grade_words", "handling_words", "statement", "role", "collected_by", "recorded_at", "note")
_YES_NO = ("protective", "disputed")
_NOT_ATTRIBUTES = ("id", "label", "node_type")
_MINUTE = len("2026-05-01T21:30")


def anx_chart(release: Release[Network]) -> ANXChart:
    """Return the network as a chart that has not been written yet. Raises WrongUse if the extra is not installed."""
    try:
        import anxwritter as anx  # noqa: PLC0415  an extra
    except ImportError as error:
        raise WrongUse('The package for charts is not installed. Install "ctx-map[i2]", or use i2-csv.') from error
    # what the chart is, and how to read its grades
    account = xml_account(release)
    summary = anx.SummaryCfg(
        title=xml_clean(release.marking),
        comments="\n".join(f"{name}: {words}" for name, words in account.items()),
        created=release.as_at.isoformat(),
        custom_properties=[anx.CustomProperty("Marking", xml_clean(release.marking))],
    )
    chart = anx.ANXChart(settings=anx.Settings(summary=summary, extra_cfg=anx.ExtraCfg(arrange="grid")))
    for known, grades in zip((chart.grades_one, chart.grades_two, chart.grades_three), GRADES, strict=True):
        known.items[:] = grades.values()
    # one colour for each sort of node
    for label in Label:
        chart.add_entity_type(name=label.words.capitalize(), color=FILL[label])
    chart.add_all(anx.Icon(**icon) for icon in _icons(release.content))
    chart.add_all(anx.Link(**_link(row), cards=[anx.Card(**_card(row))]) for row in _rows(release.content))
    return chart


def _icons(network: Network) -> list[dict[str, Any]]:
    """The entities: every property is a text, since an attribute has one type on the whole chart."""
    return [
        {
            "id": xml_clean(row["id"]),
            "type": Label(row["node_type"]).words.capitalize(),
            "label": xml_clean(row["label"]),
            "attributes": {name: str(value) for name, value in xml_attributes(row, but=_NOT_ATTRIBUTES).items()},
        }
        for row in node_table(network).iter_rows(named=True)
    ]


def _rows(network: Network) -> list[dict[str, Any]]:
    """The links with the time at which each is true: its own, or that of the event that it is about."""
    numbered = network.nodes.with_row_index("code")
    times = with_times(network.links, event_times(numbered, pl.col("code")))
    found = link_table(network).with_columns(times.get_column("begins"), times.get_column("ends"))
    rows: list[dict[str, Any]] = found.to_dicts()
    return rows


def _link(row: dict[str, Any]) -> dict[str, Any]:
    """A link as the chart draws it: its kind, direction, first day, source and grades."""
    moment = row["begins"] or row["ends"] or ""
    said: dict[str, Any] = {
        "link_id": xml_clean(row["id"]),
        "from_id": xml_clean(row["source"]),
        "to_id": xml_clean(row["target"]),
        "type": row["kind"],
        "label": row["label"],
        "arrow": None if row["both_ways"] else "->",
        "date": moment[:DAY_LENGTH] or None,
        "time": moment[DAY_LENGTH + 1 : _MINUTE] or None,
        "attributes": {name: "yes" if row[name] else "no" for name in _YES_NO if row[name] is not None},
    }
    return said | _source(row)


def _source(row: dict[str, Any]) -> dict[str, Any]:
    """Who says so, and how it is graded. A link that is not graded has no grade on the chart either."""
    grade = read_grade(row["grade"]) if row["grade"] else None
    codes = (grade.source, grade.information) if grade else (None, None)
    words = [known.get(code) if code else None for known, code in zip(GRADES, (*codes, row["handling"]), strict=True)]
    return {
        "source_ref": xml_clean(row["ref"] or ""),
        "source_type": xml_clean(row["agency"] or ""),
        **dict(zip(("grade_one", "grade_two", "grade_three"), words, strict=True)),
    }


def _card(row: dict[str, Any]) -> dict[str, Any]:
    """The report behind a link in full."""
    days = [f"{words} {day_words(row[name])}" for name, words in (("since", "from"), ("until", "to")) if row[name]]
    lines = [" ".join(days), *(f"{name}: {row[name]}" for name in _ON_CARD if row[name])]
    text = xml_clean("\n".join(line for line in lines if line))
    return {"summary": xml_clean(f"{row['agency']}, {row['ref']}"), "description": text, **_source(row)}


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    """Check the chart, and write it piece by piece for its owner only."""
    chart = anx_chart(release)
    if chart.validate():
        raise WrongUse("The chart could not be made, because two ids differ only in forbidden characters. Change one.")
    pieces = chart.iter_anx_bytes()
    write_private(path, lambda out: out.writelines(pieces))
    return ()


EXPORTER = Exporter(
    name="anx",
    title="i2 chart",
    suffix=".anx",
    opens_in="i2 Analyst's Notebook 9 and later",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "A link on the chart has the day on which it began. The day on which it ended is on its card.",
        "All lines are solid. Read the grade of each link before you use it.",
        "The places of nodes on the canvas are not in the chart. Entities are laid out in rows.",
    ),
    writes=_save,
)
