// name: read/things
// does: Every thing in the store, as it is described now.
// access: read
// params:
// returns: key, kind, name, loaded_at, load
MATCH (n:Thing)
RETURN
  n.key AS key,
  n.kind AS kind,
  n.name AS name,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
