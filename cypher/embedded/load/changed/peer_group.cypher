// name: load/changed/peer_group
// does: Describes known nodes with the label PeerGroup anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  name AS row_name,
  named_by AS row_named_by,
  basis AS row_basis,
  loaded_at AS row_loaded_at,
  _load AS row_load
MATCH (n:PeerGroup)
WHERE n.key = row_key
SET
  n.name = row_name,
  n.named_by = row_named_by,
  n.basis = row_basis,
  n.loaded_at = row_loaded_at,
  n._load = row_load
RETURN count(*) AS made
