// name: care/brought_over
// does: Says which layout the store has after it was brought over.
// access: write
// params: version
// returns:
MATCH (s:_Store {name: 'ctx-map'})
SET s.layout = $version
