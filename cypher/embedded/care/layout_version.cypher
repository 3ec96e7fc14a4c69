// name: care/layout_version
// does: Which layout this store has; no row where it was never made.
// access: read
// params:
// returns: version: whole
MATCH (layout:_Layout {name: 'ctx-map'})
RETURN layout.version AS version
ORDER BY version
