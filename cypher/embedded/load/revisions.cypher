// name: load/revisions
// does: Adds superseded descriptions of nodes.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  label AS row_label,
  properties AS row_properties,
  recorded_at AS row_recorded_at,
  retracted_at AS row_retracted_at,
  _load AS row_load
CREATE (:_Revision {
  key: row_key,
  label: row_label,
  properties: row_properties,
  recorded_at: row_recorded_at,
  retracted_at: row_retracted_at,
  _load: row_load
})
RETURN count(*) AS made
