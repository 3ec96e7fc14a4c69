"""A release in the forms that analysts work with: NetworkX, Polars and pandas, without the positions of homes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ctx_map.errors import WrongUse
from ctx_map.governance.plain_account import account
from ctx_map.network import Network
from ctx_map.network.tables import KEYS, known_values, link_table, node_table

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl

    from ctx_map.governance.release import Release


class Tables(NamedTuple):
    """A network as two Polars tables: one row per node, and one row per link with its report."""

    nodes: pl.DataFrame
    links: pl.DataFrame


class PandasTables(NamedTuple):
    """A network as two pandas tables: one row per node, and one row per link with its report."""

    nodes: pd.DataFrame
    links: pd.DataFrame


def as_networkx(release: Release[Any]) -> nx.MultiDiGraph[str]:
    """Return the network of a release: one edge per link with its report. What is not known is left out."""
    import networkx as nx  # noqa: PLC0415  a third of a second to import, and no question needs it

    nodes, links = as_tables(release)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**account(release))
    for row in nodes.iter_rows(named=True):
        graph.add_node(row["id"], **known_values(row, but=KEYS))
    for row in links.iter_rows(named=True):
        graph.add_edge(row["source"], row["target"], row["id"], **known_values(row, but=KEYS))
    return graph


def as_tables(release: Release[Any]) -> Tables:
    """Return the network of a release as two tables. Raises WrongUse for an answer, which has rows."""
    content = release.content
    if not isinstance(content, Network):
        raise WrongUse("This release is an answer, and not a network. Use to_polars() or to_pandas() for its rows.")
    return Tables(node_table(content), link_table(content))


def as_polars(release: Release[Any]) -> Tables | pl.DataFrame:
    """Return a network as two tables, and an answer as its rows."""
    if isinstance(release.content, Network):
        return as_tables(release)
    rows: pl.DataFrame = release.content.to_frame()
    return rows


def as_pandas(release: Release[Any]) -> PandasTables | pd.DataFrame:
    """Return the same as `as_polars` in pandas. Raises WrongUse where pandas is not installed."""
    try:
        import pandas as pd  # noqa: F401, PLC0415  an extra, and slow to import
    except ImportError as error:
        raise WrongUse('pandas is not installed. Install "ctx-map[pandas]", or use to_polars().') from error
    found = as_polars(release)
    if isinstance(found, Tables):
        return PandasTables(found.nodes.to_pandas(), found.links.to_pandas())
    return found.to_pandas()
