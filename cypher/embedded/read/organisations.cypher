// name: read/organisations
// does: Every organisation in the store, as it is described now.
// access: read
// params:
// returns: key, name, kind, loaded_at, load
MATCH (n:Organisation)
RETURN
  n.key AS key,
  n.name AS name,
  n.kind AS kind,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
