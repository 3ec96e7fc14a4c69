"""Nothing from elsewhere runs in the page, and the policy knows Streamlit's own inline script."""

from __future__ import annotations

import base64
import hashlib

from ctx_map_app.frame.headers import content_policy, inline_hashes, start_page


def test_an_inline_script_is_named_by_its_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"a = 1").digest()).decode()
    assert inline_hashes("<script>a = 1</script><script src='x'></script>") == (f"'sha256-{digest}'",)


def test_streamlits_start_page_has_one_inline_script() -> None:
    assert len(inline_hashes(start_page())) == 1


def test_no_other_inline_script_runs() -> None:
    policy = content_policy(start_page())
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "frame-ancestors 'none'" in policy


def test_the_page_may_talk_to_this_machine_alone() -> None:
    rule = next(rule for rule in content_policy(start_page()).split("; ") if rule.startswith("connect-src"))
    assert rule == "connect-src 'self' ws://localhost:* ws://127.0.0.1:*"
