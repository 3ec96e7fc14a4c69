// name: read/organisations
// does: Every organisation in the store, as it is described now.
// access: read
// params:
// uses: admitted
// returns: key, name, kind, loaded_at, load
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:Organisation)
WHERE {{admitted(n)}}
RETURN
  n.key AS key,
  n.name AS name,
  n.kind AS kind,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
