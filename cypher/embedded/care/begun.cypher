// name: care/begun
// does: The load that was begun and not finished; no row where there is none.
// access: read
// params:
// returns: load
MATCH (layout:_Layout {name: 'ctx-map'})
WHERE layout.loading <> ''
RETURN layout.loading AS load
ORDER BY load
