"""The story of Saltmere, a town that does not exist, written by hand, agency by agency."""
