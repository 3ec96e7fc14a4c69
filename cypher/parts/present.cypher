// name: parts/present
// does: Whether some load describes a node. One whose loads were all taken back is in the store from no day on.
// access: read
// takes: item
// params:
item.loaded_at < '~'
