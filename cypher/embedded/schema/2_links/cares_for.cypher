// name: schema/2_links/cares_for
// does: The relationships CARES_FOR: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS CARES_FOR(FROM Person TO Person, number INT64)
