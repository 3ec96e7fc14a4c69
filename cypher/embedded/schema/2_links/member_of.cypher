// name: schema/2_links/member_of
// does: The relationships MEMBER_OF: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS MEMBER_OF(FROM Person TO PeerGroup, number INT64)
