"""Every question, every format and the canvas say after an undo what they said before, whatever the order.

They are made of the network alone, of which `test_laws` holds the same on both stores.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st

from analysis.test_counts_what_is_there import asked
from ctx_map.analysis import QUESTIONS
from ctx_map.export import EXPORTERS
from ctx_map.governance import Mandate, View, open_view
from ctx_map.maps.content import Content, Expansion, Wanted, content_of
from ctx_map.network import Network
from ctx_map.store import Store
from export.reading import text_of
from governance.doors import TODAY, admit, audit_of
from governance.extents import said_by
from governance.matching.deciding import Pair, confirm, deciding, undo
from governance.server_towns import PEOPLE, crowded
from governance.worlds import PLACES, Fresh, World, mandates, may_be_seen

SOME = settings(
    deadline=None,
    max_examples=1,
    phases=[Phase.generate],  # a full town would take minutes to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
HIDDEN, SHOWN = "RESTRICTED", "FREE"
"""How the references of reports begin that a mandate may not see, and of those that it may."""
Told = dict[str, object]


@dataclass(frozen=True)
class Asked:
    """A full town, who asks about it, and the pairs that are confirmed, in an order."""

    town: World
    mandate: Mandate
    pairs: tuple[Pair, ...]


@st.composite
def towns_with_pairs(draw: st.DrawFn) -> Asked:
    """Three people are one, and two places are. Each report's reference says whether the mandate may see it."""
    mandate = replace(draw(mandates()), may_know_withheld=draw(st.booleans()), may_export_whole=True)
    town = crowded(draw(st.integers(0, 10_000)), reports=30)
    marked = tuple(
        report | {"ref": f"{SHOWN if may_be_seen(report, mandate) else HIDDEN}-{report['ref']}"}
        for report in town.reports
    )
    assume(any(str(report["ref"]).startswith(HIDDEN) for report in marked))
    ids = draw(st.permutations(PEOPLE))[:3], draw(st.permutations(PLACES))[:2]
    pairs = [(f"police:{one}", f"police:{other}") for few in ids for one, other in pairwise(few)]
    return Asked(replace(town, reports=marked), mandate, tuple(draw(st.permutations(pairs))))


def told(views: Mapping[str, View], folder: Path) -> Told:
    """All that a mandate is told now: by every question, in every format, and on the canvas."""
    network, earlier = views["json"].network(), views["json"].earlier_network(TODAY - timedelta(days=1))
    return dict([*answers(views["json"], earlier, network), *files(views, network, folder), *canvases(network)])


def answers(view: View, earlier: Network, network: Network) -> Iterator[tuple[str, object]]:
    people = [key for key in network.keys if key.startswith("police:P")]
    for name, question in QUESTIONS.items():
        networks, options = (earlier, network) if question.compares else (network,), asked(name, people)
        if options is not None:
            yield name, said_by(view, partial(question.answer, *networks, **options), question)


def files(views: Mapping[str, View], network: Network, folder: Path) -> Iterator[tuple[str, object]]:
    for name, exporter in EXPORTERS.items():
        with TemporaryDirectory(dir=folder) as out:
            exporter.save(views[name].release(network, to=name), Path(out) / f"network{exporter.suffix}")
            yield f"export as {name}", text_of(Path(out))


def canvases(network: Network) -> Iterator[tuple[str, object]]:
    people, places = ([f"police:{each}" for each in some] for some in (PEOPLE, PLACES))
    for wanted in (Wanted(tuple(people[:2]), tuple(map(Expansion, places[:1]))), Wanted(whole_town=True)):
        content = content_of(network, wanted)
        yield f"canvas of {wanted}", (*vars_of(content), content.links.rows())


def vars_of(content: Content) -> list[object]:
    """All that is on a canvas but for its links, which are compared as rows."""
    return [getattr(content, field.name) for field in fields(Content) if field.name != "links"]


def holds(fresh: Fresh, folder: Path, case: Asked) -> None:
    with fresh() as store, ExitStack() as open_views:
        admit(store, folder, case.town.bundle())
        # open throughout, so that no number of an audit line differs between two readings
        views = {name: open_views.enter_context(view_for(store, folder, case.mandate, name)) for name in EXPORTERS}
        intake = deciding(store, folder)
        apart = told(views, folder)
        done = confirm(intake, *case.pairs)
        joined = told(views, folder)
        undo(intake, random.Random(len(done)).sample(done, k=len(done)))
        confirm(intake, *reversed(case.pairs))
        assert differences(told(views, folder), joined) == []
        undo(intake, done)
        assert differences(told(views, folder), apart) == []
    # what is restricted is in nothing that was told, and what is not can be found in it
    event(f"answers that a match changes: {len(differences(joined, apart)) // 10 * 10} or more")
    assert HIDDEN not in str(joined)
    assert SHOWN in str(joined)


def view_for(store: Store, folder: Path, mandate: Mandate, name: str) -> View:
    return open_view(store, mandate, audit=audit_of(store, folder), question="test", disclose_as=name, check=False)


def differences(one: Told, other: Told) -> list[str]:
    """What two readings tell differently."""
    assert one.keys() == other.keys()
    return [name for name in one if one[name] != other[name]]


@SOME
@given(case=towns_with_pairs())
def test_an_undone_match_leaves_every_answer_file_and_canvas_as_it_was(
    embedded: Fresh, tmp_path: Path, case: Asked
) -> None:
    holds(embedded, tmp_path, case)
