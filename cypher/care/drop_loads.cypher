// name: care/drop_loads
// does: Removes the lines of loads that were broken off.
// access: write
// params:
// returns: done: whole
// rows: one
MATCH (load:_Load {state: 'broken off'})
DELETE load
RETURN count(*) AS done
