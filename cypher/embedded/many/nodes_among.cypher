// name: many/nodes_among
// does: The nodes with these keys, of which there are many and which come as a table, as they are described now, with the properties of all labels side by side.
// access: read
// params: keys
// returns: key, label, name, kind, date_of_birth, child_voice, notified, named_by, basis, latitude: number,
//   longitude: number, uprn, address, platform, place_role, harms, occurred_from, occurred_to, summary,
//   loaded_at
LOAD FROM $keys
WITH key AS wanted
MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  n.kind AS kind,
  n.date_of_birth AS date_of_birth,
  n.child_voice AS child_voice,
  n.notified AS notified,
  n.named_by AS named_by,
  n.basis AS basis,
  n.latitude AS latitude,
  n.longitude AS longitude,
  n.uprn AS uprn,
  n.address AS address,
  n.platform AS platform,
  n.place_role AS place_role,
  n.harms AS harms,
  n.occurred_from AS occurred_from,
  n.occurred_to AS occurred_to,
  n.summary AS summary,
  n.loaded_at AS loaded_at
ORDER BY key
