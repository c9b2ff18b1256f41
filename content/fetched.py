# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a fetch is told, what it gives, and why it gave nothing. Reaches no network itself."""

from dataclasses import dataclass
from pathlib import Path

_TRY_AGAIN = frozenset({408, 421, 425, 429})
_SERVER_ERROR = 500
_ADVICE = {
    401: "wants a login; check the address, or let the office fetch it",
    403: "refuses access; ask its operator to allow this terminal, or check the address",
    404: "has nothing at this address; check the path",
    407: "was not reached, since the proxy wants a login; check [network] proxy",
    429: "was asked too often; it will be asked more rarely",
}


class FetchError(Exception):
    """Why nothing came, in one sentence for an admin.

    `permanent` is true where only a change here or at the source will help; `retry_after` is
    how many seconds the source asks to be left alone.
    """

    def __init__(
        self, message: str, *, permanent: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """How this terminal reaches the network. Times are in seconds.

    `ca_file` (PEM) is trusted beside the public authorities. `user_agent` names the product,
    its version and a contact. `connect` bounds each connection, `read` each silence and
    `total` one fetch with all its redirects. `pause` lies between two requests to one host.
    Proxies in the environment are ignored: only `proxy` (a URL, or "") counts.
    """

    proxy: str = ""
    ca_file: Path | None = None
    user_agent: str = "Schaukasten"
    connect: float = 5.0
    read: float = 20.0
    total: float = 60.0
    pause: float = 0.5
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to recognise a version of a resource by; "" where it gave none."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer: 200 with its body, 304 (unchanged) or 410 (gone for good) without.

    `url` is where the answer came from after redirects, `bytes_received` the size of the body
    on the wire, `content_type` the header in lower case without parameters.
    """

    status: int
    body: bytes
    url: str
    validators: Validators
    bytes_received: int
    content_type: str = ""


def refusal(status: int, host: str, retry_after: float | None) -> FetchError:
    """The error for a status that is no answer."""
    later = status >= _SERVER_ERROR or status in _TRY_AGAIN
    if status in _ADVICE:
        advice = _ADVICE[status]
    elif status >= _SERVER_ERROR:
        advice = "has a fault of its own; it will be asked again"
    else:
        advice = "gave an answer that is of no use here; check the address"
    return FetchError(
        f"{host} {advice} (HTTP status {status}).", permanent=not later, retry_after=retry_after
    )
