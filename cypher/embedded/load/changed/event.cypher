// name: load/changed/event
// does: Describes known nodes with the label Event anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  name AS row_name,
  kind AS row_kind,
  harms AS row_harms,
  occurred_from AS row_occurred_from,
  occurred_to AS row_occurred_to,
  summary AS row_summary,
  loaded_at AS row_loaded_at,
  _load AS row_load
MATCH (n:Event)
WHERE n.key = row_key
SET
  n.name = row_name,
  n.kind = row_kind,
  n.harms = row_harms,
  n.occurred_from = row_occurred_from,
  n.occurred_to = row_occurred_to,
  n.summary = row_summary,
  n.loaded_at = row_loaded_at,
  n._load = row_load
RETURN count(*) AS made
