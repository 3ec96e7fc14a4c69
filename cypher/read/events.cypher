// name: read/events
// does: Every event in the store, as it is described now.
// access: read
// params:
// returns: key, kind, harms, occurred_from, occurred_to, summary, loaded_at, load
OPTIONAL MATCH (pending:Load {state: 'pending'})
WITH collect(pending.id) AS pending
MATCH (n:Event)
WHERE NOT n.load IN pending
RETURN
  n.key AS key,
  n.kind AS kind,
  n.harms AS harms,
  n.occurred_from AS occurred_from,
  n.occurred_to AS occurred_to,
  n.summary AS summary,
  n.loaded_at AS loaded_at,
  n.load AS load
ORDER BY key
