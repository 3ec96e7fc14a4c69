// name: load/nodes/thing
// does: Copies in new nodes with the label Thing.
// access: write
// params: rows
// returns:
COPY Thing FROM $rows
