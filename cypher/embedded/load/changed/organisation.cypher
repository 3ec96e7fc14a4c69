// name: load/changed/organisation
// does: Describes known nodes with the label Organisation anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  name AS row_name,
  kind AS row_kind,
  loaded_at AS row_loaded_at,
  _load AS row_load
MATCH (n:Organisation)
WHERE n.key = row_key
SET
  n.name = row_name,
  n.kind = row_kind,
  n.loaded_at = row_loaded_at,
  n._load = row_load
RETURN count(*) AS made
