# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What to ask a server for. Reaches no network itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. With a `body` it is a POST, with the body's media type in `headers`.

    With a `sha256` (hex) it names a document that never changes: another one is no answer.
    """

    url: str
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    sha256: str = ""
