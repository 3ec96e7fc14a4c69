// name: read/corrected_among
// does: Those of these keys of reports of which some version has ended, whoever may see it: the others have one version.
// access: read
// params: keys
// uses: admitted, corrected
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.key IN $keys AND {{corrected(r)}} AND {{admitted(r)}}
RETURN DISTINCT r.key AS key
ORDER BY key
