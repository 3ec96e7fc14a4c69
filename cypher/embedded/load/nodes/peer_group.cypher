// name: load/nodes/peer_group
// does: Copies in new nodes with the label PeerGroup.
// access: write
// params: rows
// returns:
COPY PeerGroup FROM $rows
