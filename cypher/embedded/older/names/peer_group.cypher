// name: older/names/peer_group
// does: Gives the load of the table PeerGroup the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE PeerGroup RENAME load TO _load
