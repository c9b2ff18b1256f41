# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The files that the office has for this terminal, over a connection beside the line.

They are asked for in the line's session, but hold up no beat, however long one takes.
"""

from http import HTTPStatus

from admin_sync.agent.line import BASE, Line, Wire


class Files:
    """Asks with the session of a line, over a wire of its own. Thread-safe."""

    def __init__(self, line: Line, wire: Wire) -> None:
        self._line = line
        self._wire = wire

    def blob(self, digest: str, limit: int) -> bytes:
        """A file by its SHA-256 (hex), unchecked.

        Raises:
            LineError: there is none for this terminal, or no answer.
        """
        path = f"{BASE}blob/{digest}"
        session, fields = self._line.reading(path)
        answer = self._wire.exchange("GET", path, b"", fields, limit)
        if answer[0] == HTTPStatus.UNAUTHORIZED:
            # the line may have made another one meanwhile, or the office forgot it
            self._line.drop(session)
            _, fields = self._line.reading(path)
            answer = self._wire.exchange("GET", path, b"", fields, limit)
        self._line.good(answer[0], answer[1])
        return answer[2]
