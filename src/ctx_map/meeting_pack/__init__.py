"""The pack of a meeting: its record, its maps, its answers and their evidence as one document to hand out.

with open_view(store, mandate, question=PACK, disclose_as="pdf", disclosure=disclosure) as view:
write_pack(read_pack(view, meeting_id, to="pdf"), Path("pack.pdf"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.meeting_pack.document import pack_document
    from ctx_map.meeting_pack.read import PACK, Pack, read_pack
    from ctx_map.meeting_pack.write import pack_bytes, write_pack

__all__ = ["PACK", "Pack", "pack_bytes", "pack_document", "read_pack", "write_pack"]
__getattr__, __dir__ = lazy_names(__name__, __file__)
