# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What opens a source: kept sealed with the office's secret, told only to that source's host."""

import base64
import contextlib
import json
import threading
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from content.clock import Clock, utc_now
from content.fetch import Fetched, Fetcher, NetworkOptions, Validators
from content.request import Request
from content.source import Source
from content.stores import Stores
from content.sync import SourceResult, Syncer
from content.workshop import Workshop

#: Stands for no host at all: with it as the configured address, nothing private is reached.
OUTSIDE = "https://outside.invalid"


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
    """Fetches, and shows the site of the source that is at work what opens it: nobody else.

    What lies in the office's own network is reached only for sources that may lie there.
    """

    def __init__(self, network: NetworkOptions) -> None:
        super().__init__(network)
        # lanes work side by side, each on one source at a time
        self._at_work = threading.local()

    @contextlib.contextmanager
    def opening(self, url: str, header: str, *, inside: bool) -> Iterator[None]:
        """Within, requests of this thread to the site of `url` carry an Authorization.

        `inside`: whether that site may have a private address.
        """
        at_work = self._at_work
        at_work.site, at_work.header, at_work.inside = _site(url), header, inside
        try:
            yield
        finally:
            at_work.header, at_work.inside = "", False

    def fetch(
        self, asked: str | Request, validators: Validators, limit: int, *, configured: str = ""
    ) -> Fetched:
        """As `Fetcher.fetch`."""
        here = Request(asked) if isinstance(asked, str) else asked
        header = getattr(self._at_work, "header", "")
        if header and _site(here.url) == self._at_work.site:
            here = replace(here, headers=(*here.headers, ("Authorization", header)))
        if not getattr(self._at_work, "inside", False):
            configured = OUTSIDE
        return super().fetch(here, validators, limit, configured=configured)


class KnownSyncer(Syncer):
    """Syncs sources, each opened with its own of `headers` (by the source's id).

    Those of `inside` may have a private address, the others are refused there.
    """

    def __init__(  # noqa: PLR0913 - the parts it drives
        self,
        stores: Stores,
        fetcher: KnownFetcher,
        workshop: Workshop,
        headers: Mapping[str, str],
        inside: Collection[str],
        *,
        runtime: Path,
        clock: Clock = utc_now,
    ) -> None:
        super().__init__(stores, fetcher, workshop, runtime=runtime, clock=clock)
        self._known = fetcher
        self._headers = dict(headers)
        self._inside = frozenset(inside)

    def sync(self, source: Source) -> SourceResult:
        """As `Syncer.sync`."""
        header, inside = self._headers.get(source.id, ""), source.id in self._inside
        with self._known.opening(source.url, header, inside=inside):
            return super().sync(source)


def same_site(one: str, other: str) -> bool:
    """Whether what opens one address may be shown at another."""
    return _site(one) == _site(other)


def _site(url: str) -> tuple[str, str]:
    """Scheme, host and port: what is opened in TLS is not shown without it."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.casefold()


def _box() -> Fernet:
    info = b"schaukasten source secrets"
    derived = HKDF(SHA256(), 32, salt=None, info=info).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
