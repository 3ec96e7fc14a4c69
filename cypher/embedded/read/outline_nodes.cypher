// name: read/outline_nodes
// does: What is counted of nodes, as they are described now: their sort, kind, age, time and position.
// access: read
// kept: yes
// params:
// returns: key, label, kind, date_of_birth, platform, latitude: number, longitude: number, occurred_from, occurred_to,
//   loaded_at
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
RETURN
  n.key AS key,
  label(n) AS label,
  n.kind AS kind,
  n.date_of_birth AS date_of_birth,
  n.platform AS platform,
  n.latitude AS latitude,
  n.longitude AS longitude,
  n.occurred_from AS occurred_from,
  n.occurred_to AS occurred_to,
  n.loaded_at AS loaded_at
ORDER BY key
