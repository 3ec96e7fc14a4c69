// name: load/changed/place
// does: Describes known nodes with the label Place anew.
// access: write
// params: rows
// returns: made: whole
// rows: one
LOAD FROM $rows
WITH
  key AS row_key,
  name AS row_name,
  kind AS row_kind,
  latitude AS row_latitude,
  longitude AS row_longitude,
  uprn AS row_uprn,
  address AS row_address,
  platform AS row_platform,
  place_role AS row_place_role,
  loaded_at AS row_loaded_at,
  _load AS row_load
MATCH (n:Place)
WHERE n.key = row_key
SET
  n.name = row_name,
  n.kind = row_kind,
  n.latitude = row_latitude,
  n.longitude = row_longitude,
  n.uprn = row_uprn,
  n.address = row_address,
  n.platform = row_platform,
  n.place_role = row_place_role,
  n.loaded_at = row_loaded_at,
  n._load = row_load
RETURN count(*) AS made
