// name: read/organisations
// does: Every organisation in the store, as it is described now.
// access: read
// params:
// returns: key, name, kind, loaded_at, load
OPTIONAL MATCH (pending:Load {state: 'pending'})
WITH collect(pending.id) AS pending
MATCH (n:Organisation)
WHERE NOT n.load IN pending
RETURN
  n.key AS key,
  n.name AS name,
  n.kind AS kind,
  n.loaded_at AS loaded_at,
  n.load AS load
ORDER BY key
