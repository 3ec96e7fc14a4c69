// name: load/links/meets_at/peer_group_place
// does: Copies in new relationships MEETS_AT from PeerGroup to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY MEETS_AT FROM $rows
