// name: older/layout_version
// does: Which layout a store has whose own names had no prefix, up to layout 3; no row where there is none.
// access: read
// params:
// returns: version: whole
MATCH (s:Store {name: 'ctx-map'})
RETURN s.layout AS version
ORDER BY version
