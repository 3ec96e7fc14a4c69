// name: older/layout_version
// does: Which layout a file has whose own names had no prefix, up to layout 3; no row where its making was broken off.
// access: read
// params:
// returns: version: whole
MATCH (layout:Layout {name: 'ctx-map'})
RETURN layout.version AS version
ORDER BY version
