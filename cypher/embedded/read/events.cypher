// name: read/events
// does: Every event in the store, as it is described now.
// access: read
// params:
// returns: key, name, kind, harms, occurred_from, occurred_to, summary, loaded_at, load
MATCH (n:Event)
RETURN
  n.key AS key,
  n.name AS name,
  n.kind AS kind,
  n.harms AS harms,
  n.occurred_from AS occurred_from,
  n.occurred_to AS occurred_to,
  n.summary AS summary,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
