"""The slides of a meeting: what stands on them (model, make), how it is divided (fit), how it looks (markup)."""
