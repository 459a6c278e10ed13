"""Open data: everything that may be published of a state, as files that anybody can use without this product."""
