// name: parts/admitted
// does: Whether the load that wrote a node or report has finished.
// access: read
// takes: item
// needs: finished
// params:
item._admitted <= finished
