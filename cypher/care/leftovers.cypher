// name: care/leftovers
// does: Ends loads that were broken off, once their last batch has let go of them, and counts them and those whose
//   clearing was broken off itself.
// access: write
// params:
// returns: loads: whole
// rows: one
MATCH (load:_Load)
WHERE load.state <> 'complete'
SET load.state = 'broken off'
RETURN count(load) AS loads
