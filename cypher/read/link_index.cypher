// name: read/link_index
// does: The reports of one namespace that are not retracted, with a hash over what each says.
// access: read
// params: namespace
// returns: key, version, source, source_label, target, target_label, kind, since, content
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.namespace = $namespace AND (r.retracted_at IS NULL OR r.ended > finished) AND r.admitted <= finished
RETURN
  r.key AS key,
  r.version AS version,
  startNode(r).key AS source,
  startNode(r).label AS source_label,
  endNode(r).key AS target,
  endNode(r).label AS target_label,
  type(r) AS kind,
  r.since AS since,
  r.content AS content
ORDER BY version
