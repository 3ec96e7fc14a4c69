"""Weights of harm come from a file with a version."""

from datetime import date
from pathlib import Path

import pytest

from ctx_map.bundle.weights_file import read_weights
from ctx_map.errors import OptionFileUnreadable

OFFICIAL = 'version = "2026"\nsource = "a statistical office"\notherwise = 0.5\n[weights]\ncounty_lines = 12\n'


def test_an_official_file_brings_its_own_version_source_and_weights(tmp_path: Path) -> None:
    (tmp_path / "weights.toml").write_text(OFFICIAL, encoding="utf-8")
    weights = read_weights(tmp_path / "weights.toml")
    assert (weights.version, weights.source) == ("2026", "a statistical office")
    assert (weights.of("county_lines"), weights.of("online_harm")) == (12.0, 0.5)


def test_a_file_is_in_force_between_its_days_and_one_without_days_always(tmp_path: Path) -> None:
    dated = OFFICIAL.replace("[weights]", "effective_from = 2026-04-01\neffective_to = 2027-03-31\n[weights]")
    (tmp_path / "dated.toml").write_text(dated, encoding="utf-8")
    weights = read_weights(tmp_path / "dated.toml")
    days = ((2026, 3, 31), (2026, 4, 1), (2027, 3, 31), (2027, 4, 1))
    assert [weights.in_force_on(date(*day)) for day in days] == [False, True, True, False]
    (tmp_path / "undated.toml").write_text(OFFICIAL, encoding="utf-8")
    assert read_weights(tmp_path / "undated.toml").in_force_on(date(1990, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        'version = "1"\n',
        OFFICIAL.replace("12", "-1"),
        OFFICIAL.replace("12", "nan"),
        OFFICIAL.replace("12", "inf"),
        OFFICIAL.replace("12", "true"),
        OFFICIAL.replace("12", '"12"'),
        OFFICIAL.replace("[weights]", 'effective_from = "2026-04-01"\n[weights]'),
    ],
    ids=["not toml", "parts missing", "below nothing", "not a number", "endless", "yes or no", "text", "a day as text"],
)
def test_a_file_of_weights_that_is_not_in_the_form_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "weights.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OptionFileUnreadable):
        read_weights(tmp_path / "weights.toml")


def test_a_file_of_weights_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionFileUnreadable):
        read_weights(tmp_path / "nothing.toml")
