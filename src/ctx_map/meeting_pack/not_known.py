"""What a pack does not show: what is restricted, who has shared nothing, and what no one knows."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.documents import Block, Bullets, Heading
from ctx_map.governance.meetings import MeetingRecord
from ctx_map.governance.release import Release
from ctx_map.maps.lines import confirmed_expr
from ctx_map.maps.sorts import node_style
from ctx_map.meeting_pack.read import Pack
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agencies_in_order, partners_without

FAIRNESS = (
    "This pack does not say whether some groups are on the map more than others. Ask this before decisions about many "
    "young people, with ctx-map disproportionality."
)


def not_known_blocks(pack: Pack) -> Iterator[Block]:
    """The list of what is restricted, and of what is not known."""
    record = pack.record.content
    yield Heading("What is restricted, and what is not known")
    yield Heading("What is restricted", 2)
    yield Bullets(tuple(_restricted(pack, record)))
    yield Heading("What is not known", 2)
    yield Bullets(tuple(_not_known(pack, record)))


def _restricted(pack: Pack, record: MeetingRecord) -> Iterator[str]:
    release: Release[object] = pack.network or pack.record
    yield f"{release.withheld.words} {release.withheld.effect}".strip()
    if record.left_out.words:
        yield record.left_out.words
    if pack.network is not None and pack.network.scope:
        yield pack.network.scope
    if pack.not_drawn:
        titles = read_list([f'"{title}"' for title in pack.not_drawn if title]) or "without a title"
        yield f"Saved views that are not in this pack, because they show the whole town or can't be read: {titles}."


def _not_known(pack: Pack, record: MeetingRecord) -> Iterator[str]:
    heard = {each.person for each in record.voices if each.wishes}
    unheard = [record.name(key) for key in record.meeting.people if key not in heard]
    if unheard:
        yield f"No wishes are recorded of {read_list(unheard, most=len(unheard))}."
    if pack.network is not None:
        yield from _of_network(pack.network)
    yield "A gap on a map or a timeline may only mean that no one looked."
    yield FAIRNESS


def _of_network(release: Release[Network]) -> Iterator[str]:
    network = release.content
    agencies = network.links.get_column("agency").unique().to_list()
    if agencies:
        yield f"Information on the maps is from {read_list(agencies_in_order(agencies), most=len(agencies))}."
    silent = partners_without(agencies)
    if silent:
        yield f"Nothing on the maps is from {read_list(silent, most=len(silent))}."
    links = network.links
    doubtful = links.filter(~confirmed_expr()).height
    if doubtful:
        whole = count_of(links.height, "link")
        yield f"{doubtful:,} of {whole} near this meeting have no grade or recorded fact behind them, or are disputed."
    undated = links.filter(pl.col("since").is_null() & pl.col("until").is_null()).height
    if undated:
        yield f"{count_of(undated, 'link')} {_has(undated)} no date."
    yield from _people(network)


def _people(network: Network) -> Iterator[str]:
    styles = [
        node_style(node, code, harmed=frozenset(), as_at=network.as_at)
        for code, node in enumerate(network.nodes.iter_rows(named=True))
    ]
    unknown, unidentified = styles.count("age_unknown"), styles.count("unidentified")
    if unknown:
        yield f"The age of {count_of(unknown, 'person')} near this meeting is not known. They are treated as children."
    if unidentified:
        yield f"{count_of(unidentified, 'person')} near this meeting {_has(unidentified)} not been identified."


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
