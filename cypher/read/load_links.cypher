// name: read/load_links
// does: How many links each load brought, by agency and by who may see them.
// access: read
// params:
// uses: admitted, standing
// returns: load, agency, audience, in_meeting: yes/no, links: whole
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{admitted(r)}} AND {{standing(r)}}
RETURN
  r._load AS load,
  r.agency AS agency,
  r.audience AS audience,
  r.in_meeting AS in_meeting,
  count(*) AS links
ORDER BY load, agency, audience, in_meeting
