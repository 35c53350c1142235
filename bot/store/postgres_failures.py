"""What is wrong with a PostgreSQL database, in words for who runs the bot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from bot.store.failures import CLOSED, HALF, failure

NOT_REACHED = (
    "The database server cannot be reached. See whether it runs, and whether "
    "POLDERGIDS_DATABASE names the right host and port."
)
SILENT = (
    "The database server does not answer in time (store.patience). See whether it is overloaded "
    "or stands still, and whether a firewall lies between it and the bot."
)
NOT_LET_IN = (
    "The database server does not let this user in. See to the user and the password "
    "in POLDERGIDS_DATABASE."
)
NO_DATABASE = "There is no database of this name. Make it (createdb), or set POLDERGIDS_DATABASE."
NO_RIGHT = "This user has not enough rights in the database. Make it the owner of the database."
FULL = "The disk of the database server is full. Make room, and try again."
CROWDED = "The database server takes no more connections. Raise its limit, or run fewer replicas."
READ_ONLY = "The database cannot be written: the server is a standby. Name the primary server."
STOPPING = "The database server is starting or stopping. Wait, and try again."
HELD = "Somebody else holds a table of the database for too long. Wait, and try again."
DAMAGED = "The database is damaged. Put a backup in its place."
NOT_UTF8 = "The database cannot keep all letters. Make it anew with the encoding UTF8."
UNREADABLE = (
    "This is no address of a database. Write postgresql://user:password@host:5432/name, with "
    "special characters in the password as %XX."
)

# By the start of the code that PostgreSQL gives to an error (its manual, appendix A).
_BY_CODE = {
    "08": NOT_REACHED,
    "22000": HALF,  # of what is sent, all but texts is numbers
    "22021": HALF,
    "25006": READ_ONLY,
    "28": NOT_LET_IN,
    "3D000": NO_DATABASE,
    "42501": NO_RIGHT,
    "53100": FULL,
    "53300": CROWDED,
    "55P03": HELD,
    "57014": HELD,
    "57P": STOPPING,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn every error of a server into a StoreError that says how to mend it."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raise failure(name, _explain(error)) from error
    except asyncpg.InterfaceError as error:
        raise failure(name, _explain_misuse(error)) from error
    except asyncpg.InternalClientError as error:  # connections that break confuse the driver
        raise failure(name, NOT_REACHED) from error
    except TimeoutError as error:
        raise failure(name, SILENT) from error
    except OSError as error:
        raise failure(name, NOT_REACHED) from error


def _explain(error: asyncpg.PostgresError) -> str:
    code = error.sqlstate or ""
    known = next((what for start, what in _BY_CODE.items() if code.startswith(start)), None)
    return known or f"{_unknown(error)} Its code is {code}."


def _explain_misuse(error: asyncpg.InterfaceError) -> str:
    """Say what is wrong where the driver was asked for what it cannot do any more."""
    words = str(error)
    if "pool is clos" in words:
        return CLOSED
    return NOT_REACHED if "clos" in words or "released" in words else _unknown(error)


def _unknown(error: Exception) -> str:
    """Say what kind of error it is; its own words may have something of a message in them."""
    return f"The database cannot be used: {type(error).__name__}."
