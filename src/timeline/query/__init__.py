"""The one query language: which events a command is about (README, "Queries")."""

from timeline.query.build import build, parse
from timeline.query.match import And, Not, Or, Query, Term, select, terms

__all__ = ["And", "Not", "Or", "Query", "Term", "build", "parse", "select", "terms"]
