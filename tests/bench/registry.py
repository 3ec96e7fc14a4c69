"""Every kernel with a speed goal, and the sizes at which it is measured."""

from __future__ import annotations

from bench.between_rows import between_row
from bench.bridge_rows import bridging_row, cut_points_row
from bench.canvas_rows import canvas_row
from bench.cluster_rows import clusters_row
from bench.command_rows import (
    connect_command_row,
    dense_town_command_row,
    options_command_row,
    routes_command_row,
    sessions_row,
    shared_contacts_command_row,
    shared_places_command_row,
    siblings_command_row,
    together_command_row,
    why_command_row,
)
from bench.export_rows import RIVALS, export_row
from bench.hotspot_rows import hotspots_row
from bench.import_rows import import_row, mapped_row, twelfth_row
from bench.map_rows import map_row
from bench.matching_rows import matching_row
from bench.neo4j_load_rows import neo4j_import_row
from bench.opening_rows import app_row, click_row, demo_row, question_row, second_tab_row
from bench.pairs_rows import pairs_row
from bench.question_rows import (
    meeting_neo4j_row,
    meeting_row,
    meeting_with_busy_places_row,
    one_child_neo4j_row,
    one_child_row,
)
from bench.rows import Kernel
from bench.together_rows import SMALL, dense_place_row, together_row
from bench.what_if_rows import what_if_row

K, M = 1_000, 1_000_000
DENSE = 28_926
"""Reports at one place: 9,642 events with the two young people who were in each."""
SALTMERE = 660
"""Reports of the sample town, as it is loaded."""
PEOPLE = 100_000
"""Records that are matched."""
FEW = 2_000
"""Links of a file that is saved in the short bench, once for each format."""
THOUSAND_NODES = 4_200
"""Links of a town with a thousand nodes."""

KERNELS: tuple[Kernel, ...] = (
    Kernel(pairs_row, quick=(100 * K,), full=(100 * K, M, 10 * M), small=(10 * K,)),
    Kernel(what_if_row, quick=(100 * K,), full=(100 * K, M, 10 * M), small=(10 * K,)),
    Kernel(together_row, quick=(100 * K,), full=(M, 10 * M), small=(10 * K,)),
    Kernel(dense_place_row, quick=(DENSE,), full=(DENSE,), small=(SMALL,)),
    Kernel(dense_town_command_row, full=(DENSE,)),
    Kernel(hotspots_row, quick=(100 * K,), full=(M, 10 * M), small=(10 * K,)),
    Kernel(cut_points_row, quick=(100 * K,), full=(M,), small=(10 * K,)),
    Kernel(bridging_row, full=(M,)),
    Kernel(between_row, quick=(100 * K,), full=(M,)),
    Kernel(clusters_row, quick=(30 * K,), full=(100 * K, M), small=(10 * K,)),
    Kernel(import_row, quick=(30 * K,), full=(M,)),
    Kernel(mapped_row, full=(M,)),
    Kernel(twelfth_row, full=(100 * K,), small=(10 * K,)),
    Kernel(neo4j_import_row, full=(100 * K,)),
    Kernel(matching_row, full=(PEOPLE,), small=(10 * K,)),
    *(Kernel(export_row(name), quick=(FEW,), full=(100 * K,)) for name in RIVALS if name != "html"),
    Kernel(export_row("html"), full=(THOUSAND_NODES,)),
    Kernel(map_row, quick=(THOUSAND_NODES,), full=(THOUSAND_NODES,)),
    Kernel(canvas_row, quick=(SALTMERE,), full=(SALTMERE,)),
    Kernel(demo_row, full=(SALTMERE,)),
    Kernel(app_row, full=(SALTMERE,)),
    Kernel(second_tab_row, quick=(SALTMERE,), full=(SALTMERE,)),
    Kernel(click_row, quick=(SALTMERE,), full=(SALTMERE,)),
    Kernel(question_row, quick=(SALTMERE,), full=(SALTMERE,)),
    Kernel(one_child_row, full=(M,)),
    Kernel(why_command_row, full=(M,), small=(100 * K,)),
    Kernel(siblings_command_row, full=(M,), small=(100 * K,)),
    Kernel(options_command_row, full=(M,), small=(100 * K,)),
    Kernel(shared_places_command_row, full=(M,), small=(100 * K,)),
    Kernel(shared_contacts_command_row, full=(M,), small=(100 * K,)),
    Kernel(together_command_row, full=(M,), small=(100 * K,)),
    Kernel(connect_command_row, full=(M,), small=(100 * K,)),
    Kernel(routes_command_row, full=(M,), small=(100 * K,)),
    Kernel(sessions_row, full=(M,)),
    Kernel(meeting_row, full=(M,)),
    Kernel(meeting_with_busy_places_row, full=(M,)),
    Kernel(one_child_neo4j_row, full=(M,)),
    Kernel(meeting_neo4j_row, full=(M,)),
)
