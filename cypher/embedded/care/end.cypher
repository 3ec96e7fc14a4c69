// name: care/end
// does: Notes that no load is begun.
// access: write
// params:
// returns:
MATCH (layout:_Layout {name: 'ctx-map'})
SET layout.loading = ''
