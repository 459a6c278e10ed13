"""What we claim about speed, re-runnable."""
