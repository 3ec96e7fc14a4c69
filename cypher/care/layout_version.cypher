// name: care/layout_version
// does: Which layout this store has; no row where it was never made.
// access: read
// params:
// returns: version: whole
MATCH (s:_Store {name: 'ctx-map'})
RETURN s.layout AS version
ORDER BY version
