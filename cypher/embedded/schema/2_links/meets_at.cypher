// name: schema/2_links/meets_at
// does: The relationships MEETS_AT: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS MEETS_AT(FROM PeerGroup TO Place, number INT64)
