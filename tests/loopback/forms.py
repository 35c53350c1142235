"""The parameters of a request, in every form in which the Bot API takes them."""

from __future__ import annotations

import json
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl, urlsplit

from tests.loopback.http import Request

FORM = "application/x-www-form-urlencoded"


def parameters(request: Request) -> dict[str, object]:
    """Return the parameters: texts from a form or a query, values from JSON."""
    found: dict[str, object] = dict(
        parse_qsl(urlsplit(request.target).query, keep_blank_values=True)
    )
    kind = request.content_type.partition(";")[0].strip().lower()
    if kind == FORM:
        found.update(parse_qsl(request.body.decode(), keep_blank_values=True))
    elif kind == "application/json":
        found.update(json.loads(request.body))
    elif kind == "multipart/form-data":
        found.update(_multipart(request))
    elif request.body:
        raise ValueError(f"the content type {kind!r} is not known")
    return found


def _multipart(request: Request) -> dict[str, str]:
    head = f"Content-Type: {request.content_type}\r\n\r\n".encode()
    whole = BytesParser(_class=EmailMessage, policy=HTTP).parsebytes(head + request.body)
    found = {}
    for part in whole.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            found[str(name)] = content.decode(errors="replace")
    return found
