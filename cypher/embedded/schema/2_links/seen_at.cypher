// name: schema/2_links/seen_at
// does: The relationships SEEN_AT: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS SEEN_AT(FROM Thing TO Place, number INT64)
