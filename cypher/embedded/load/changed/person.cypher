// name: load/changed/person
// does: Describes known nodes with the label Person anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  name AS row_name,
  date_of_birth AS row_date_of_birth,
  kind AS row_kind,
  child_voice AS row_child_voice,
  notified AS row_notified,
  loaded_at AS row_loaded_at,
  _load AS row_load
MATCH (n:Person)
WHERE n.key = row_key
SET
  n.name = row_name,
  n.date_of_birth = row_date_of_birth,
  n.kind = row_kind,
  n.child_voice = row_child_voice,
  n.notified = row_notified,
  n.loaded_at = row_loaded_at,
  n._load = row_load
RETURN count(*) AS made
