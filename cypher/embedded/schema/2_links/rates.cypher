// name: schema/2_links/rates
// does: The relationships RATES: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS RATES(FROM Event TO Place, number INT64)
