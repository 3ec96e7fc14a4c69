// name: read/corrected_among
// does: Those of these keys of reports of which some version has ended, whoever may see it: the others have one version.
// access: read
// params: keys
// uses: corrected
// returns: key
MATCH (r:Report)
WHERE {{corrected(r)}} AND r.key IN $keys
RETURN DISTINCT r.key AS key
ORDER BY key
