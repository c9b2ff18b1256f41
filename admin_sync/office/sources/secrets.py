# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What opens a source: kept sealed with the office's secret, told only to that source's host."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from content.address import host_of
from content.fetch import Fetched, Fetcher, NetworkOptions, Validators
from content.request import Request


@dataclass(frozen=True, slots=True)
class Secret:
    """A login (`user`, `password`) or a `token`, and options that nobody else may know."""

    user: str = ""
    password: str = ""
    token: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def header(self) -> str:
        """What to say as Authorization (RFC 7617, RFC 6750); "" for nothing."""
        if self.token:
            return f"Bearer {self.token}"
        if not self.user:
            return ""
        return f"Basic {base64.b64encode(f'{self.user}:{self.password}'.encode()).decode()}"


def seal(secret: Secret) -> bytes:
    """A secret as it is kept; b"" for an empty one."""
    if secret == Secret():
        return b""
    said = {
        "user": secret.user,
        "password": secret.password,
        "token": secret.token,
        "options": dict(secret.options),
    }
    return _box().encrypt(json.dumps(said).encode())


def unseal(sealed: bytes | memoryview) -> Secret:
    """What was sealed; an empty one where the office's secret is another one now."""
    if not sealed:
        return Secret()
    try:
        said = json.loads(_box().decrypt(bytes(sealed)))
    except InvalidToken:
        return Secret()
    options = tuple(sorted(said.pop("options", {}).items()))
    return Secret(**said, options=options)


class KnownFetcher(Fetcher):
    """Fetches, and shows each address of `headers` (origin to Authorization) what opens it.

    What that source names on the same host is opened by it, too; no other host is told.
    """

    def __init__(self, network: NetworkOptions, headers: Mapping[str, str]) -> None:
        super().__init__(network)
        self._headers = dict(headers)

    def fetch(
        self, asked: str | Request, validators: Validators, limit: int, *, configured: str = ""
    ) -> Fetched:
        """As `Fetcher.fetch`."""
        here = Request(asked) if isinstance(asked, str) else asked
        header = self._headers.get(configured or here.url, "")
        if header and host_of(here.url) == host_of(configured or here.url):
            here = replace(here, headers=(*here.headers, ("Authorization", header)))
        return super().fetch(here, validators, limit, configured=configured)


def _box() -> Fernet:
    info = b"schaukasten source secrets"
    derived = HKDF(SHA256(), 32, salt=None, info=info).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
