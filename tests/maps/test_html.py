"""The page that stands alone, read as text. What it does in a browser is in tests/frontend."""

from __future__ import annotations

import base64
import hashlib
import re
import stat
from pathlib import Path

import pytest

from ctx_map.errors import WrongUse
from ctx_map.maps import network_map, place_map, vis_network_script, write_html
from ctx_map.maps.script import bundled_script, vis_network_text
from ctx_map.maps.sentences import LinkSentence, sentences
from ctx_map.network import Network
from maps.eastfield import GROUPS, eastfield
from maps.releases import released
from towns import tie, town, young

VIS = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
"""SHA-256 of vis-network 9.1.2 as pyvis 0.3.2 brings it."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "map.html"
    write_html(released(eastfield()), path)
    return path.read_text(encoding="utf-8")


def test_a_page_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_html(released(town(("ash", "KNOWS", "bo"))), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_replaces_a_link_and_never_writes_through_it(tmp_path: Path) -> None:
    target, path = tmp_path / "elsewhere.txt", tmp_path / "map.html"
    target.write_text("untouched")
    path.symlink_to(target)
    write_html(released(town(("ash", "KNOWS", "bo"))), path)
    assert target.read_text() == "untouched"
    assert not path.is_symlink()


def test_a_folder_is_no_name_for_a_page(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="name of a file"):
        write_html(released(town(("ash", "KNOWS", "bo"))), tmp_path)


def test_the_policy_names_every_script_and_style_by_its_hash(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = set(re.findall(r"sha256-([\w+/=]+)", policy[1].replace("&#39;", "'")))
    inline = [
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    ]
    assert len(inline) == 6
    assert {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline} == allowed
    assert "default-src &#39;none&#39;" in page
    assert "unsafe" not in policy[1]


def test_the_marking_stands_first_and_last(page: str) -> None:
    body = page.split("<body>")[1]
    first, last = body.index("OFFICIAL-SENSITIVE"), body.rindex("OFFICIAL-SENSITIVE</strong>")
    assert first < body.index("<h1>")
    assert last > body.index("</main>")


def test_header_and_notice_stand_on_the_page(page: str) -> None:
    assert "Eastfield contexts meeting" in page
    assert "Being on this map does not mean that anyone has done anything wrong." in page
    assert "No information is restricted." in page


def only_link(network: Network) -> LinkSentence:
    release = released(network)
    _, (link,) = sentences(release.content, network_map(release))
    return link


def test_every_report_behind_the_map_is_told_with_its_grade() -> None:
    said = town(
        tie("ash", "SPENDS_TIME_AT", "park", grade="2CP", agency="police", ref="r7", since="2026-05-01", note="by bike")
    )
    link = only_link(said)
    assert link.sentence == "Ash spends time at Park"
    assert link.dates == "since 1 May 2026"
    assert link.grade == "2CP (source untested, information known indirectly)"
    assert link.source == "police, r7"
    assert link.remarks == "by bike"


def test_conditions_of_handling_stand_beside_the_report() -> None:
    said = town(tie("ash", "KNOWS", "bo", handling="C", action_code="A1", conditions="ask first", agency="police"))
    assert "no direct action" in only_link(said).remarks
    assert "conditions: ask first" in only_link(said).remarks
    assert only_link(town(tie("ash", "KNOWS", "bo", handling="P"))).remarks == ""


def test_a_page_holds_no_keys(page: str) -> None:
    assert "eastfield:" not in page.replace(vis_network_text(), "").replace(bundled_script(), "")


def test_a_page_of_initials_holds_neither_names_nor_keys(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_html(released(eastfield()), path, names="initials")
    text = path.read_text(encoding="utf-8")
    own = text.replace(vis_network_text(), "").replace(bundled_script(), "")
    held = [name for members in GROUPS.values() for name in members if name in own or name.split("_")[1] in own]
    assert held == []
    assert "eastfield:" not in own


def test_a_place_map_can_be_a_page_too(tmp_path: Path) -> None:
    release = released(eastfield())
    write_html(release, tmp_path / "places.html", payload=place_map(release))
    assert "Riverside park" in (tmp_path / "places.html").read_text(encoding="utf-8")


def test_markup_in_a_name_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_html(released(town(nodes=[young("a", name="<img src=x onerror=alert(1)></script>")])), path)
    text = path.read_text(encoding="utf-8")
    assert "<img" not in text.replace(vis_network_text(), "")
    assert "onerror=alert(1)></script>" not in text


def test_vis_network_is_the_one_that_pyvis_brings_and_is_not_kept_twice() -> None:
    assert hashlib.sha256(vis_network_script().read_bytes()).hexdigest() == VIS
    frontend = Path(__file__).parents[2] / "src" / "ctx_map" / "frontend"
    assert not [path for path in frontend.rglob("*") if "vis-network" in path.name]


def test_the_bundle_holds_every_module_once_and_imports_nothing() -> None:
    bundle = bundled_script()
    frontend = Path(__file__).parents[2] / "src" / "ctx_map" / "frontend"
    modules = {path.stem for path in frontend.glob("*.js")} - {"page", "expiry"}
    assert {name: bundle.count(f"const module_{name} = ") for name in modules} == dict.fromkeys(modules, 1)
    assert not re.search(r"^(import|export) ", bundle, re.MULTILINE)


def test_no_script_of_ours_writes_markup() -> None:
    frontend = Path(__file__).parents[2] / "src" / "ctx_map" / "frontend"
    text = "\n".join(path.read_text(encoding="utf-8") for path in frontend.glob("*.js"))
    assert not [
        word for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(") if word in text
    ]


def test_the_pages_of_pyvis_are_never_written() -> None:
    maps = Path(__file__).parents[2] / "src" / "ctx_map" / "maps"
    text = "\n".join(path.read_text(encoding="utf-8") for path in maps.glob("*.py"))
    assert not [word for word in ("generate_html", "write_html(name", ".show(", "save_graph") if word in text]
