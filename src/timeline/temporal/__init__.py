"""Read dates: what a text says about time, and what it means."""

from timeline.temporal.reader import read

__all__ = ["read"]
