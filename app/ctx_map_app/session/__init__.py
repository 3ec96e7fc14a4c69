"""What one session holds, and what it gets from the store. Draws nothing."""
