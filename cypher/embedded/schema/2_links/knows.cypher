// name: schema/2_links/knows
// does: The relationships KNOWS: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS KNOWS(FROM Person TO Person, number INT64)
