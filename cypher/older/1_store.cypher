// name: older/1_store
// does: Takes a store of an older layout away from the versions that made it, once no load is being written: they find
//   no store then, and nobody meets half of it.
// access: write
// params:
// returns:
MATCH (s:Store {name: 'ctx-map'})
SET s.writer = 'updating'
SET s:_Store
REMOVE s:Store
