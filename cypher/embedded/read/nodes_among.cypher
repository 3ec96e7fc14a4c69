// name: read/nodes_among
// does: The nodes with these keys, as they are described now, with the properties of all labels side by side. Each
//   label is asked for itself, so that a node is looked up by its key and not looked for among all.
// access: read
// params: keys
// returns: key, label, name, kind, date_of_birth, child_voice, notified, named_by, basis, latitude: number,
//   longitude: number, uprn, address, platform, place_role, harms, occurred_from, occurred_to, summary,
//   loaded_at
UNWIND $keys AS wanted
MATCH (n:Person)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  n.kind AS kind,
  n.date_of_birth AS date_of_birth,
  n.child_voice AS child_voice,
  n.notified AS notified,
  CAST(NULL AS STRING) AS named_by,
  CAST(NULL AS STRING) AS basis,
  CAST(NULL AS DOUBLE) AS latitude,
  CAST(NULL AS DOUBLE) AS longitude,
  CAST(NULL AS STRING) AS uprn,
  CAST(NULL AS STRING) AS address,
  CAST(NULL AS STRING) AS platform,
  CAST(NULL AS STRING) AS place_role,
  CAST(NULL AS STRING) AS harms,
  CAST(NULL AS STRING) AS occurred_from,
  CAST(NULL AS STRING) AS occurred_to,
  CAST(NULL AS STRING) AS summary,
  n.loaded_at AS loaded_at
UNION ALL
UNWIND $keys AS wanted
MATCH (n:PeerGroup)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  CAST(NULL AS STRING) AS kind,
  CAST(NULL AS STRING) AS date_of_birth,
  CAST(NULL AS STRING) AS child_voice,
  CAST(NULL AS STRING) AS notified,
  n.named_by AS named_by,
  n.basis AS basis,
  CAST(NULL AS DOUBLE) AS latitude,
  CAST(NULL AS DOUBLE) AS longitude,
  CAST(NULL AS STRING) AS uprn,
  CAST(NULL AS STRING) AS address,
  CAST(NULL AS STRING) AS platform,
  CAST(NULL AS STRING) AS place_role,
  CAST(NULL AS STRING) AS harms,
  CAST(NULL AS STRING) AS occurred_from,
  CAST(NULL AS STRING) AS occurred_to,
  CAST(NULL AS STRING) AS summary,
  n.loaded_at AS loaded_at
UNION ALL
UNWIND $keys AS wanted
MATCH (n:Place)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  n.kind AS kind,
  CAST(NULL AS STRING) AS date_of_birth,
  CAST(NULL AS STRING) AS child_voice,
  CAST(NULL AS STRING) AS notified,
  CAST(NULL AS STRING) AS named_by,
  CAST(NULL AS STRING) AS basis,
  n.latitude AS latitude,
  n.longitude AS longitude,
  n.uprn AS uprn,
  n.address AS address,
  n.platform AS platform,
  n.place_role AS place_role,
  CAST(NULL AS STRING) AS harms,
  CAST(NULL AS STRING) AS occurred_from,
  CAST(NULL AS STRING) AS occurred_to,
  CAST(NULL AS STRING) AS summary,
  n.loaded_at AS loaded_at
UNION ALL
UNWIND $keys AS wanted
MATCH (n:Thing)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  n.kind AS kind,
  CAST(NULL AS STRING) AS date_of_birth,
  CAST(NULL AS STRING) AS child_voice,
  CAST(NULL AS STRING) AS notified,
  CAST(NULL AS STRING) AS named_by,
  CAST(NULL AS STRING) AS basis,
  CAST(NULL AS DOUBLE) AS latitude,
  CAST(NULL AS DOUBLE) AS longitude,
  CAST(NULL AS STRING) AS uprn,
  CAST(NULL AS STRING) AS address,
  CAST(NULL AS STRING) AS platform,
  CAST(NULL AS STRING) AS place_role,
  CAST(NULL AS STRING) AS harms,
  CAST(NULL AS STRING) AS occurred_from,
  CAST(NULL AS STRING) AS occurred_to,
  CAST(NULL AS STRING) AS summary,
  n.loaded_at AS loaded_at
UNION ALL
UNWIND $keys AS wanted
MATCH (n:Event)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  n.kind AS kind,
  CAST(NULL AS STRING) AS date_of_birth,
  CAST(NULL AS STRING) AS child_voice,
  CAST(NULL AS STRING) AS notified,
  CAST(NULL AS STRING) AS named_by,
  CAST(NULL AS STRING) AS basis,
  CAST(NULL AS DOUBLE) AS latitude,
  CAST(NULL AS DOUBLE) AS longitude,
  CAST(NULL AS STRING) AS uprn,
  CAST(NULL AS STRING) AS address,
  CAST(NULL AS STRING) AS platform,
  CAST(NULL AS STRING) AS place_role,
  n.harms AS harms,
  n.occurred_from AS occurred_from,
  n.occurred_to AS occurred_to,
  n.summary AS summary,
  n.loaded_at AS loaded_at
UNION ALL
UNWIND $keys AS wanted
MATCH (n:Organisation)
WHERE n.key = wanted
RETURN
  n.key AS key,
  label(n) AS label,
  n.name AS name,
  n.kind AS kind,
  CAST(NULL AS STRING) AS date_of_birth,
  CAST(NULL AS STRING) AS child_voice,
  CAST(NULL AS STRING) AS notified,
  CAST(NULL AS STRING) AS named_by,
  CAST(NULL AS STRING) AS basis,
  CAST(NULL AS DOUBLE) AS latitude,
  CAST(NULL AS DOUBLE) AS longitude,
  CAST(NULL AS STRING) AS uprn,
  CAST(NULL AS STRING) AS address,
  CAST(NULL AS STRING) AS platform,
  CAST(NULL AS STRING) AS place_role,
  CAST(NULL AS STRING) AS harms,
  CAST(NULL AS STRING) AS occurred_from,
  CAST(NULL AS STRING) AS occurred_to,
  CAST(NULL AS STRING) AS summary,
  n.loaded_at AS loaded_at
ORDER BY key
