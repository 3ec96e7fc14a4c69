// name: older/revisions/2_gone
// does: Lets go of the table whose rows were moved.
// access: schema
// params:
// returns:
DROP TABLE Revision
