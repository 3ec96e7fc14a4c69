// name: care/no_loads
// does: Whether no load has finished in this store yet.
// access: read
// params:
// returns: empty: yes/no
// rows: one
MATCH (load:_Load {state: 'complete'})
RETURN count(load) = 0 AS empty
