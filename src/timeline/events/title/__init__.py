"""The title of an event: a clause put together again as what an editor would print."""
