// name: load/links/member_of/person_peer_group
// does: Copies in new relationships MEMBER_OF from Person to PeerGroup: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY MEMBER_OF FROM $rows
