"""How much the harms of events at places weigh: 1 each, or as a file of weights says.

Weights are for events at places, never for a person. With a file, the harms of an event of which every report is
intelligence without a grade weigh nothing: a weight would make a rumour look measured. These events are still counted
as events, and how many they are is said. Where this misleads: harms nobody recorded weigh nothing either, and the same
harm recorded by two agencies as two events weighs twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.severity import SeverityWeights
from ctx_map.vocabulary.statements import Statement
from ctx_map.vocabulary.versioned import vocabulary

NO_FILE = "each harm counts 1: no file of weights was given"
_WEIGHED = {"harms": pl.String(), "harm": pl.Float64()}
NOT_WEIGHED = "events whose harms are not weighed: ungraded intelligence only"


def harm_at_places(network: Network, events: pl.DataFrame, severity: SeverityWeights | None) -> pl.DataFrame:
    """The weight of the harms of each place's events: context, harm. `events` has event, context and row."""
    distinct = events.select("context", "event").unique()
    texts = network.nodes.get_column("harms").gather(distinct.get_column("event")).fill_null("")
    # few texts, many events: each text is weighed once
    kinds = texts.unique()
    weights = pl.DataFrame({"harms": kinds, "harm": [_weight(text, severity) for text in kinds]}, schema=_WEIGHED)
    weighed = distinct.with_columns(harms=texts).join(weights, on="harms")
    if severity is not None:
        silent = pl.col("event").is_in(_not_weighed(network, events).implode())
        weighed = weighed.with_columns(harm=pl.when(silent).then(0.0).otherwise("harm"))
    return weighed.group_by("context").agg(pl.col("harm").sum())


def harm_account(network: Network, events: pl.DataFrame, severity: SeverityWeights | None) -> dict[str, int]:
    """What the weights did not reach; nothing where no weights were given."""
    if severity is None:
        return {}
    texts = network.nodes.get_column("harms").gather(events.get_column("event").unique()).drop_nulls()
    recorded = [harm for text in texts for harm in _harms(text)]
    return {
        "harms recorded on these events": len(recorded),
        "harms that the weights do not list": sum(harm not in severity.weights for harm in recorded),
        NOT_WEIGHED: _not_weighed(network, events).len(),
    }


def weights_words(severity: SeverityWeights | None) -> str:
    """Which weights, of which version and source, and when they are in force."""
    if severity is None:
        return NO_FILE
    said = f"version {severity.version}, {severity.source}; a harm that is not listed weighs {severity.otherwise:g}"
    if severity.effective_from or severity.effective_to:
        said += f"; in force from {severity.effective_from or 'the beginning'} to {severity.effective_to or 'now'}"
    return said


def harm_sentences(severity: SeverityWeights | None, day: date) -> list[str]:
    """What a reader must know of the weights before comparing places by harm."""
    if severity is None:
        return ["Each harm counts 1: no file of weights was given."]
    said = [f"Harms are weighed by version {severity.version} of {severity.source}."]
    if not severity.in_force_on(day):
        said.append("These weights are not in force on the day asked about.")
    unknown = _unknown(severity.weights)
    if unknown:
        said.append(f"Of the words in the file of weights, {unknown} are no harm type here and weigh nothing.")
    return said


def _unknown(weights: Mapping[str, float]) -> int:
    known = {entry.word for entry in vocabulary("harms").entries}
    return len(set(weights) - known)


def _weight(text: str, severity: SeverityWeights | None) -> float:
    return sum((1.0 if severity is None else severity.of(harm) for harm in _harms(text)), start=0.0)


def _harms(text: str) -> list[str]:
    return [harm.strip() for harm in text.split(";") if harm.strip()]


def _not_weighed(network: Network, events: pl.DataFrame) -> pl.Series:
    """The events that are known from ungraded intelligence only, whoever reports them and of whom."""
    links = network.links
    intelligence = (pl.col("statement") == Statement.INTELLIGENCE.value).fill_null(value=False)
    about = pl.concat([links.select("grade", "statement", event=pl.col(end)) for end in ("source", "target")]).filter(
        pl.col("event").is_in(events.get_column("event").unique().implode())
    )
    rumoured = about.group_by("event").agg(only=(intelligence & pl.col("grade").is_null()).all())
    return rumoured.filter("only").get_column("event")
