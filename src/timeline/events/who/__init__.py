"""Who and where: the names in a text, and whom "she" or "the company" means."""
