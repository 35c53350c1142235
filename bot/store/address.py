"""Where a database is: a file, or a server. Nothing here shows a password."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

SERVER_SCHEMES = ("postgresql", "postgres")

_URL = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def scheme(address: str) -> str:
    """Return what a URL begins with, in small letters; empty for the path of a file."""
    url = _URL.match(address)
    return url[1].lower() if url else ""


def is_server(address: str) -> bool:
    """Tell whether this is the address of a PostgreSQL server, rather than a file."""
    return scheme(address) in SERVER_SCHEMES


def shown(address: str) -> str:
    """Return an address as it may be shown: the path of a file; of a server, no password."""
    if not is_server(address):
        return str(Path(address))
    try:
        parts = urlsplit(address)
        user, host, port = parts.username, parts.hostname, parts.port
    except ValueError:
        return "postgresql://(not readable)"
    place = f"[{host}]" if host and ":" in host else host or ""
    return (
        f"postgresql://{f'{user}@' if user else ''}{place}{f':{port}' if port else ''}{parts.path}"
    )
