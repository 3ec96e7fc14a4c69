"""Names that are loaded when they are first used."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from house.files import text_of, tracked

LAZY = [path for path in tracked(".py") if path.name == "__init__.py" and "= lazy_names(" in text_of(path)]


@pytest.mark.parametrize("path", LAZY, ids=str)
def test_a_lazy_name_is_there_and_no_module_of_its_package_has_the_same(path: Path) -> None:
    """Python would give the module in the place of the function, as soon as it has been imported by its own name."""
    package = import_module(".".join(path.parts[1:-1]))
    assert package.__file__
    beside = {each.stem for each in Path(package.__file__).parent.iterdir() if each.suffix in {"", ".py"}}
    assert beside & set(package.__all__) == set()
    assert [name for name in package.__all__ if getattr(package, name, None) is None] == []
    assert dir(package) == sorted(package.__all__)
