// name: care/layout
// does: Says that this database holds a store, and with which layout. No load is finished yet.
// access: write
// params: version
// returns: version: whole
// rows: one
MERGE (s:_Store {name: 'ctx-map'})
ON CREATE SET s.layout = $version, s.finished = 0
RETURN s.layout AS version
