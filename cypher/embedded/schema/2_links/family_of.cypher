// name: schema/2_links/family_of
// does: The relationships FAMILY_OF: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS FAMILY_OF(FROM Person TO Person, number INT64)
