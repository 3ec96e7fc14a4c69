// name: read/nodes_among
// does: The nodes with these keys, as they are described now, with the properties of all labels side by side.
// access: read
// params: keys
// uses: admitted
// returns: key, label, name, kind, date_of_birth, child_voice, notified, named_by, basis, latitude: number,
//   longitude: number, uprn, address, platform, place_role, harms, occurred_from, occurred_to, summary,
//   loaded_at
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $keys AS wanted
MATCH (n:_Node {key: wanted})
WHERE {{admitted(n)}}
WITH collect(n) AS every
UNWIND range(0, size(every) - 1, 2000) AS at
WITH every[at..at + 2000] AS part
RETURN
  [n IN part | n.key] AS key,
  [n IN part | n._label] AS label,
  [n IN part | n.name] AS name,
  [n IN part | n.kind] AS kind,
  [n IN part | n.date_of_birth] AS date_of_birth,
  [n IN part | n.child_voice] AS child_voice,
  [n IN part | n.notified] AS notified,
  [n IN part | n.named_by] AS named_by,
  [n IN part | n.basis] AS basis,
  [n IN part | n.latitude] AS latitude,
  [n IN part | n.longitude] AS longitude,
  [n IN part | n.uprn] AS uprn,
  [n IN part | n.address] AS address,
  [n IN part | n.platform] AS platform,
  [n IN part | n.place_role] AS place_role,
  [n IN part | n.harms] AS harms,
  [n IN part | n.occurred_from] AS occurred_from,
  [n IN part | n.occurred_to] AS occurred_to,
  [n IN part | n.summary] AS summary,
  [n IN part | n.loaded_at] AS loaded_at
ORDER BY key
