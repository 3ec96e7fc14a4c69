// name: load/1_lock
// does: Keeps every other writer out until this transaction ends, and says which load was the last to be finished.
// access: write
// params: load
// returns: finished: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
SET s.writer = $load
RETURN s.finished AS finished
