"""The one query language: which events a command is about (README, "Queries")."""

from timeline.query.build import build
from timeline.query.match import And, Not, Or, Query, Term, select, terms
from timeline.query.periods import period
from timeline.query.syntax import parse

__all__ = ["And", "Not", "Or", "Query", "Term", "build", "parse", "period", "select", "terms"]
