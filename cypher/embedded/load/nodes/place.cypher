// name: load/nodes/place
// does: Copies in new nodes with the label Place.
// access: write
// params: rows
// returns:
COPY Place FROM $rows
