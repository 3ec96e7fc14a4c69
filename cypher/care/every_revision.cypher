// name: care/every_revision
// does: Every superseded description of a node, also those that are taken back, to check them against their digest.
// access: read
// params:
// returns: key, label, properties, recorded_at, retracted_at, load
MATCH (revision:_Revision)
RETURN
  revision.key AS key,
  revision.label AS label,
  revision.properties AS properties,
  revision.recorded_at AS recorded_at,
  revision.retracted_at AS retracted_at,
  revision._load AS load
ORDER BY key, retracted_at, recorded_at, properties, label
