"""The one JSON shape of an event (README, "The record"): plain dicts of plain values."""
