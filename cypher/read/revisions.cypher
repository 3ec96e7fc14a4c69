// name: read/revisions
// does: The rows that described nodes before a later load described them again, each with the load that said so.
// access: read
// params:
// uses: standing
// returns: key, label, properties, recorded_at, retracted_at, load
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (revision:_Revision)
WHERE {{standing(revision)}}
RETURN
  revision.key AS key,
  revision.label AS label,
  revision.properties AS properties,
  revision.recorded_at AS recorded_at,
  revision.retracted_at AS retracted_at,
  revision._load AS load
ORDER BY key, retracted_at, recorded_at, properties, label
