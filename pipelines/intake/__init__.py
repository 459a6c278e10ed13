"""From what people send to an accepted delivery: the form, reading it, what it would change, the one door."""
