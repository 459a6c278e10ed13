"""The voortgangsrapportage: what a stuurgroep reads on paper before it meets."""
