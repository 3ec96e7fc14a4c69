// name: load/changed/thing
// does: Describes known nodes with the label Thing anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  kind AS row_kind,
  name AS row_name,
  loaded_at AS row_loaded_at,
  _load AS row_load
MATCH (n:Thing)
WHERE n.key = row_key
SET
  n.kind = row_kind,
  n.name = row_name,
  n.loaded_at = row_loaded_at,
  n._load = row_load
RETURN count(*) AS made
