// name: schema/2_links/uses
// does: The relationships USES: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS USES(FROM Person TO Thing, number INT64)
