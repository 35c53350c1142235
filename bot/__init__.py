"""Poldergids: a guide that answers questions from a structured knowledge base."""

__version__ = "0.1.0"
