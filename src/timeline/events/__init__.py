"""Dated sentences become events: which clause, what title, who, where, planned or happened."""

from __future__ import annotations

from timeline.events.records import find

__all__ = ["find"]
