"""The weights of the types of harm recorded on events at places: 1 each, or as a file of weights says.

Weights are for events at places, never for a person. With a file, an event that only ungraded intelligence reports
weighs nothing, because a weight would make a rumour look measured. It is still counted as an event, and the answer
says how many such events there are. Harm that no one recorded weighs nothing either, and the same harm recorded by two
agencies as two events weighs twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network import Network
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.severity import SeverityWeights
from ctx_map.vocabulary.statements import Statement
from ctx_map.vocabulary.versioned import vocabulary

NO_FILE = "all types of harm are counted equally"
_WEIGHED = {"harms": pl.String(), "harm": pl.Float64()}
NOT_WEIGHED = "events known only from ungraded intelligence, not weighed"


def harm_at_places(network: Network, events: pl.DataFrame, severity: SeverityWeights | None) -> pl.DataFrame:
    """Return the weight of the harm at each place, with columns `context` and `harm`.

    `events` has the columns `event`, `context` and `row`.
    """
    distinct = events.select("context", "event").unique()
    texts = network.nodes.get_column("harms").gather(distinct.get_column("event")).fill_null("")
    # many events have the same text, so each text is weighed once
    kinds = texts.unique()
    weights = pl.DataFrame({"harms": kinds, "harm": [_weight(text, severity) for text in kinds]}, schema=_WEIGHED)
    weighed = distinct.with_columns(harms=texts).join(weights, on="harms")
    if severity is not None:
        silent = pl.col("event").is_in(_not_weighed(network, events).implode())
        weighed = weighed.with_columns(harm=pl.when(silent).then(0.0).otherwise("harm"))
    return weighed.group_by("context").agg(pl.col("harm").sum())


def harm_account(network: Network, events: pl.DataFrame, severity: SeverityWeights | None) -> dict[str, int]:
    """Return what the weights did not cover; nothing where no weights were given."""
    if severity is None:
        return {}
    texts = network.nodes.get_column("harms").gather(events.get_column("event").unique()).drop_nulls()
    recorded = [harm for text in texts for harm in _harms(text)]
    return {
        "types of harm recorded on these events": len(recorded),
        "types of harm that the weights do not list": sum(harm not in severity.weights for harm in recorded),
        NOT_WEIGHED: _not_weighed(network, events).len(),
    }


def weights_words(severity: SeverityWeights | None) -> str:
    """Return the version and source of the weights, and when they are in force."""
    if severity is None:
        return NO_FILE
    said = f"version {severity.version}, {severity.source}. Types of harm not listed weigh {severity.otherwise:g}"
    if severity.effective_from:
        said += f". In force from {day_words(severity.effective_from)}"
    if severity.effective_to:
        said += f"{' to' if severity.effective_from else '. In force until'} {day_words(severity.effective_to)}"
    return said


def harm_sentences(severity: SeverityWeights | None, day: date) -> list[str]:
    """Say what a reader must know about the weights before comparing places by harm."""
    if severity is None:
        return ["All types of harm are counted equally."]
    said = [f"Harm is weighed by version {severity.version} of {severity.source}."]
    if not severity.in_force_on(day):
        said.append("These weights are not in force on the day in question.")
    unknown = _unknown(severity.weights)
    if unknown:
        words = f"{count_of(unknown, 'type')} of harm"
        said.append(f"The file of weights lists {words} that ctx-map does not know, which is not used.")
    return said


def _unknown(weights: Mapping[str, float]) -> int:
    known = {entry.word for entry in vocabulary("harms").entries}
    return len(set(weights) - known)


def _weight(text: str, severity: SeverityWeights | None) -> float:
    return sum((1.0 if severity is None else severity.of(harm) for harm in _harms(text)), start=0.0)


def _harms(text: str) -> list[str]:
    return [harm.strip() for harm in text.split(";") if harm.strip()]


def _not_weighed(network: Network, events: pl.DataFrame) -> pl.Series:
    """Return the events that only ungraded intelligence reports."""
    links = network.links
    intelligence = (pl.col("statement") == Statement.INTELLIGENCE.value).fill_null(value=False)
    about = pl.concat([links.select("grade", "statement", event=pl.col(end)) for end in ("source", "target")]).filter(
        pl.col("event").is_in(events.get_column("event").unique().implode())
    )
    rumoured = about.group_by("event").agg(only=(intelligence & pl.col("grade").is_null()).all())
    return rumoured.filter("only").get_column("event")
