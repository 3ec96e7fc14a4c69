// name: schema/2_links/lives_at
// does: The relationships LIVES_AT: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS LIVES_AT(FROM Person TO Place, number INT64)
