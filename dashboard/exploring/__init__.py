"""Exploring: what a reader chose, which values may stand beside each other, and how they are shown."""
