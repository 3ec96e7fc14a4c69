// name: care/begin
// does: Notes which load is begun, so that what it leaves behind can be found.
// access: write
// params: load
// returns:
MATCH (layout:_Layout {name: 'ctx-map'})
SET layout.loading = $load
