// name: read/places
// does: Every place in the store, as it is described now.
// access: read
// params:
// uses: admitted
// returns: key, name, kind, latitude: number, longitude: number, uprn, address, platform, place_role, loaded_at, load
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:Place)
WHERE {{admitted(n)}}
RETURN
  n.key AS key,
  n.name AS name,
  n.kind AS kind,
  n.latitude AS latitude,
  n.longitude AS longitude,
  n.uprn AS uprn,
  n.address AS address,
  n.platform AS platform,
  n.place_role AS place_role,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
