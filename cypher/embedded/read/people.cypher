// name: read/people
// does: Every person in the store, as it is described now.
// access: read
// params:
// returns: key, name, date_of_birth, kind, child_voice, notified, loaded_at, load
MATCH (n:Person)
RETURN
  n.key AS key,
  n.name AS name,
  n.date_of_birth AS date_of_birth,
  n.kind AS kind,
  n.child_voice AS child_voice,
  n.notified AS notified,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
