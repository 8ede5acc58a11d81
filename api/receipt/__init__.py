"""回执: the household's own copy of a contact, read without a login, script or cookie."""
