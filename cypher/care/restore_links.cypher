// name: care/restore_links
// does: Restores up to so many reports that loads which were broken off would have ended.
// access: write
// params: finished, most
// returns: done: whole
// rows: one
MATCH ()-[r]->()
WHERE r._ended > $finished
WITH r
LIMIT $most
SET r.retracted_at = null, r._ended = null
RETURN count(*) AS done
