// name: care/no_loads
// does: Whether no load has finished in this store that was not taken back.
// access: read
// params:
// returns: empty: yes/no
// rows: one
MATCH (load:_Load {state: 'complete'})
RETURN count(load) = 2 * count(load.takes_back) AS empty
