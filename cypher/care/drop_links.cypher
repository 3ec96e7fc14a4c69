// name: care/drop_links
// does: Removes up to so many relationships of loads that were broken off.
// access: write
// params: finished, most
// returns: done: whole
// rows: one
MATCH ()-[r]->()
WHERE r._admitted > $finished
WITH r
LIMIT $most
DELETE r
RETURN count(*) AS done
