// name: care/tables
// does: The names of the tables that this file has, to find out whether it holds a store before anything is made.
// access: schema
// params:
// returns: name
CALL show_tables()
RETURN name AS name
ORDER BY name
