"""Poldergids: a guide to open source e-participation, answering from a structured knowledge base."""

__version__ = "0.1.0"
