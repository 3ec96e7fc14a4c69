// name: schema/2_wait
// does: Waits, at most five minutes, until the indexes behind the constraints are there.
// access: schema
// params:
// returns:
CALL db.awaitIndexes(300)
