"""What a map is compared with comes from a file that names its source; errors name rows, never what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.bundle.population_files import read_denominators, read_groups
from ctx_map.errors import OptionFileUnreadable
from ctx_map.vocabulary.denominators import Denominators


def file(folder: Path, text: str) -> Path:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_denominators_has_its_source_in_the_first_row(tmp_path: Path) -> None:
    read = read_denominators(file(tmp_path, "group,count,source\n13-15,300,a census\n16-17,100,\n"))
    assert read == Denominators("a census", {"13-15": 300, "16-17": 100})


def test_a_file_of_groups_leaves_out_those_whose_group_is_blank(tmp_path: Path) -> None:
    assert read_groups(file(tmp_path, "\ufeffid,group\ntown:ash,red\ntown:bo, \n")) == {"town:ash": "red"}


@pytest.mark.parametrize(
    "text",
    ["", "group,count\na,1\n", "group,count,source\na,1,\n", "group,count,source\na,0,x\n",
     "group,count,source\na,1,x\na,1,x\n", "group,count,source\n,1,x\n", "group,count,source\nsecret,-1,x\n",
     'group,count,source\n"a,1,x\n'],
    ids=["empty", "a column missing", "no source", "nobody", "a group twice", "no group", "below 0", "open quote"],
)  # fmt: skip
def test_a_file_of_denominators_in_another_form_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(OptionFileUnreadable) as refused:
        read_denominators(file(tmp_path, text))
    assert "secret" not in str(refused.value)


def test_an_id_that_stands_twice_in_a_file_of_groups_is_refused_without_naming_it(tmp_path: Path) -> None:
    with pytest.raises(OptionFileUnreadable, match="Row 3 of the file of groups has no id, or one"):
        read_groups(file(tmp_path, "id,group\ntown:ash,red\ntown:ash,blue\n"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionFileUnreadable):
        read_denominators(tmp_path / "nothing.csv")
