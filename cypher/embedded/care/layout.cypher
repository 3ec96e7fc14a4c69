// name: care/layout
// does: Says that this file has a layout.
// access: write
// params: version
// returns:
MERGE (layout:_Layout {name: 'ctx-map'})
SET layout.version = $version
