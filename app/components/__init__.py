"""Parts of screens that are drawn in the browser by our own script."""
