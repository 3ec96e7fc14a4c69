// name: read/revisions
// does: The rows that described nodes before a later load described them anew.
// access: read
// params:
// returns: key, label, properties, recorded_at, retracted_at
MATCH (revision:_Revision)
RETURN
  revision.key AS key,
  revision.label AS label,
  revision.properties AS properties,
  revision.recorded_at AS recorded_at,
  revision.retracted_at AS retracted_at
ORDER BY key, retracted_at, recorded_at, properties, label
