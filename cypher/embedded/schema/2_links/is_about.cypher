// name: schema/2_links/is_about
// does: The relationships IS_ABOUT: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS IS_ABOUT(FROM Event TO Person, FROM Event TO PeerGroup, FROM Event TO Place, number INT64)
