// name: schema/2_links/happened_at
// does: The relationships HAPPENED_AT: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS HAPPENED_AT(FROM Event TO Place, number INT64)
