"""The pages. Each is: filters → queries → sentences and figures → components."""
