"""Reading and validating the YAML files that people edit; the only room that knows ``yaml``.

``read`` turns a file into a ``Document`` (plain data with line numbers); ``validate`` turns a
``Document`` into a model. Neither raises for bad content: both return what they could make of it
and a list of problems, so that a person sees all of them at once.

    document, problems = read(path)
    if document is not None:
        model, more = validate(document, ModelOfThisFile)
        problems += more
    if problems:
        raise InvalidFilesError(problems)
"""

from bot.documents.document import Document, Place, display
from bot.documents.fingerprint import fingerprint, short_hash
from bot.documents.reading import read
from bot.documents.validation import Fault, Shape, nearest, reject, validate

__all__ = [
    "Document",
    "Fault",
    "Place",
    "Shape",
    "display",
    "fingerprint",
    "nearest",
    "read",
    "reject",
    "short_hash",
    "validate",
]
