// name: schema/2_links/spends_time_at
// does: The relationships SPENDS_TIME_AT: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS SPENDS_TIME_AT(FROM Person TO Place, number INT64)
