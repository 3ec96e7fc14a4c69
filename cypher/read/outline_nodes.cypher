// name: read/outline_nodes
// does: What is counted of nodes, as they are described now: their sort, kind, age, time and position.
// access: read
// params:
// uses: admitted
// returns: key, label, kind, date_of_birth, platform, latitude: number, longitude: number, occurred_from, occurred_to,
//   loaded_at
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:_Node)
WHERE {{admitted(n)}}
WITH collect(n) AS every
UNWIND range(0, size(every) - 1, 2000) AS at
WITH every[at..at + 2000] AS part
RETURN
  [n IN part | n.key] AS key,
  [n IN part | n._label] AS label,
  [n IN part | n.kind] AS kind,
  [n IN part | n.date_of_birth] AS date_of_birth,
  [n IN part | n.platform] AS platform,
  [n IN part | n.latitude] AS latitude,
  [n IN part | n.longitude] AS longitude,
  [n IN part | n.occurred_from] AS occurred_from,
  [n IN part | n.occurred_to] AS occurred_to,
  [n IN part | n.loaded_at] AS loaded_at
ORDER BY key
