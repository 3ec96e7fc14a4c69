// name: load/nodes/event
// does: Copies in new nodes with the label Event.
// access: write
// params: rows
// returns:
COPY Event FROM $rows
