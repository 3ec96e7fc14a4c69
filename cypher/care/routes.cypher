// name: care/routes
// does: The addresses to which the server sends those who ask for routes at this address.
// access: schema
// params: address
// returns: address
CALL dbms.routing.getRoutingTable({address: $address})
YIELD servers
UNWIND servers AS server
UNWIND server.addresses AS found
RETURN DISTINCT found AS address
ORDER BY address
