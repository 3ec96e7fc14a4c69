// name: load/links/is_about/event_peer_group
// does: Copies in new relationships IS_ABOUT from Event to PeerGroup: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY IS_ABOUT FROM $rows (from = 'Event', to = 'PeerGroup')
