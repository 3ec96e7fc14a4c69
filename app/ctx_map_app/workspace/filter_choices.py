"""What there is to filter by on the canvas: each kind, agency and grade that is there, with how much there is of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl

from ctx_map.maps.content import GRADES, NOT_KNOWN, PLACE_SORTS, Sort, sorts_of
from ctx_map.network.link_words import link_words as read_link
from ctx_map.vocabulary.grading import INTELLIGENCE_ASSESSMENT, NOT_GRADED, SOURCE_EVALUATION
from ctx_map.vocabulary.kinds import place_sorts, sort_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map_app.workspace.drawn import Drawn

WITHOUT_HANDLING = 2
"""Characters of a grade: those of the source and the information."""


def sort_counts(drawn: Drawn) -> Mapping[Sort, int]:
    """Nodes, by what they are."""
    nodes = drawn.network.content.nodes.select("key").with_columns(sorts_of(drawn.network.content))
    here = nodes.filter(pl.col("key").is_in(list(drawn.content.keys))).get_column("sort")
    counts = dict(here.value_counts().iter_rows())
    return {sort: counts[sort.value] for sort in Sort if sort.value in counts}


def place_counts(drawn: Drawn) -> Mapping[str, int]:
    """Places, by their kind. One of several kinds counts in each."""
    nodes = drawn.network.content.nodes.select("key", "label", "kind", "platform")
    here = nodes.filter((pl.col("label") == Label.PLACE.value) & pl.col("key").is_in(list(drawn.content.keys)))
    counts = Counter(
        sort
        for kind, platform in here.select("kind", "platform").iter_rows()
        for sort in place_sorts(kind, platform) or {NOT_KNOWN}
    )
    return {sort: counts[sort] for sort in PLACE_SORTS if sort in counts}


def link_counts(drawn: Drawn) -> Mapping[str, int]:
    """Distinct reports, by the kind of link."""
    counts = _reports(drawn, pl.col("kind"))
    return {kind: counts[kind] for kind in LINK_KINDS if kind in counts}


def agency_counts(drawn: Drawn) -> Mapping[str, int]:
    """Distinct reports, by the agency that made them."""
    return dict(sorted(_reports(drawn, pl.col("agency")).items()))


def grade_counts(drawn: Drawn) -> Mapping[str, int]:
    """Distinct reports, by grade without its handling code."""
    counts = _reports(drawn, pl.col("grade").str.slice(0, WITHOUT_HANDLING).fill_null(NOT_KNOWN))
    return {grade: counts[grade] for grade in GRADES if grade in counts}


def place_words(sort: str) -> str:
    """A kind of place in words."""
    return "kind not known" if sort == NOT_KNOWN else sort_words(sort)


def link_words(kind: str) -> str:
    """A kind of link in words, as it is read from its beginning."""
    return read_link(kind)[0]


def grade_words(grade: str) -> str:
    """A grade in words, without its handling code."""
    if grade == NOT_KNOWN:
        return NOT_GRADED
    return f"{grade}: source {SOURCE_EVALUATION[grade[0]]}, information {INTELLIGENCE_ASSESSMENT[grade[1]]}"


def _reports(drawn: Drawn, by: pl.Expr) -> dict[str, int]:
    """Distinct reports behind what is drawn."""
    links = drawn.network.content.links.filter(pl.col("key").is_in(list(drawn.content.links_behind)))
    counted = links.select("agency", "ref", by=by).unique().group_by("by").len()
    return dict(counted.iter_rows())
