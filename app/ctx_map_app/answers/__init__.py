"""How an answer is shown: finding, table, evidence, small pictures and method."""
