# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Log lines as JSON, one object a line, without what people wrote and without secrets.

Addresses can carry tokens, so a request is told by the name of its route. Of an error that
nobody caught the kind and the places are told, not its text: databases put values into it.
"""

import json
import logging
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from secrets import token_hex
from time import perf_counter
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase

REQUEST: Final[ContextVar[str]] = ContextVar("request", default="")

_LOG = logging.getLogger("schaukasten.office.request")
#: What every record has; anything else was handed in by whoever logged.
_OWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
#: What Django hands in that holds a whole request.
_NEVER = frozenset({"request", "status_code", "sql", "params", "alias", "duration"})
#: These put a path into their text.
_PATHS = ("django.request", "django.security")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """One object: `time`, `level`, `logger`, `message`, and what was handed in beside."""
        by_django = record.name.startswith(_PATHS)
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": str(record.msg) if by_django else record.getMessage(),
        }
        if REQUEST.get():
            line["request"] = REQUEST.get()
        line |= {
            name: value if isinstance(value, int | float | bool) else str(value)
            for name, value in record.__dict__.items()
            if name not in _OWN | _NEVER
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["places"] = [
                f"{place.filename}:{place.lineno} {place.name}"
                for place in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        return json.dumps(line, ensure_ascii=False)


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give each request a name for the log, and log how it ended."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        name = request.headers.get("X-Request-ID", "")
        given = name if name.isalnum() and len(name) <= 64 else token_hex(8)  # noqa: PLR2004 - a name, no text
        token = REQUEST.set(given)
        began = perf_counter()
        try:
            response = get_response(request)
            match = request.resolver_match
            _LOG.info(
                "answered",
                extra={
                    "method": request.method,
                    "route": match.view_name if match else "",
                    "status": response.status_code,
                    "ms": round((perf_counter() - began) * 1000, 1),
                },
            )
            response["X-Request-ID"] = given
            return response
        finally:
            REQUEST.reset(token)

    return answer


def configuration(level: str = "INFO") -> dict[str, Any]:
    """For `logging.config`: JSON lines on standard error, where systemd's journal takes them."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": f"{__name__}.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "schaukasten": {"level": level},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "_granian": {"level": "INFO", "propagate": True},
            "granian.access": {"level": "WARNING", "propagate": True},
            # its jobs are logged by the worker
            "apscheduler": {"level": "ERROR"},
        },
    }
