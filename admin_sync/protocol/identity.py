# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keys by which terminals and the office know each other: Ed25519 (RFC 8032)."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from admin_sync.protocol.encoding import to_text

#: Bytes of a public key, and of a signature.
KEY, SIGNATURE = 32, 64
_WORDS = 6


class KeyFileError(ValueError):
    """A key file that is none, or that others may read; names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A private key. It is never printed; `public` are the 32 bytes that others know it by."""

    _key: Ed25519PrivateKey
    public: bytes

    @classmethod
    def create(cls) -> Self:
        """A new key that nobody has had before."""
        return cls.of_seed(secrets.token_bytes(KEY))

    @classmethod
    def of_seed(cls, seed: bytes) -> Self:
        """The key that grows from these 32 secret bytes."""
        key = Ed25519PrivateKey.from_private_bytes(seed)
        return cls(key, key.public_key().public_bytes_raw())

    @property
    def name(self) -> str:
        """The public key as text (base64url)."""
        return to_text(self.public)

    def sign(self, data: bytes) -> bytes:
        """The 64 bytes that only this key can make of the data."""
        return self._key.sign(data)

    def save(self, file: Path) -> None:
        """Writes it as PEM (PKCS 8) that only its owner may read; never over another key.

        Raises:
            FileExistsError: there is a file of that name.
            OSError: it cannot be written.
        """
        pem = self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(pem)
                out.flush()
                os.fsync(out.fileno())
            # a link, unlike a rename, never replaces what is there
            os.link(draft, file)
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(file.parent)


def load(file: Path) -> Identity:
    """The key of a file.

    Raises:
        OSError: it cannot be read.
        KeyFileError: others may read it, or it holds no Ed25519 key.
    """
    with file.open("rb") as opened:
        if os.fstat(opened.fileno()).st_mode & 0o077:
            raise KeyFileError(f"{file}: others may read this key; chmod 600 {file}")
        data = opened.read(10_000)
    try:
        key = serialization.load_pem_private_key(data, None)
    except (ValueError, TypeError) as error:
        raise KeyFileError(f"{file}: no private key in PEM: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{file}: a private key, but not Ed25519")
    return Identity(key, key.public_key().public_bytes_raw())


def load_or_create(file: Path) -> Identity:
    """The key of a file, made and saved where there is none yet.

    Raises:
        OSError: it can neither be read nor written.
        KeyFileError: there is one, but it is not usable; it is left as it is.
    """
    try:
        return load(file)
    except FileNotFoundError:
        created = Identity.create()
    try:
        created.save(file)
    except FileExistsError:
        # another process was quicker: there is one key, and it is theirs
        return load(file)
    return created


def verify(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the owner of the key signed these very bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def words(public: bytes) -> str:
    """The fingerprint of a public key as six nouns, to be compared by eye or read aloud."""
    listed = _listed()
    return " ".join(listed[byte] for byte in hashlib.sha256(public).digest()[:_WORDS])


@cache
def _listed() -> tuple[str, ...]:
    text = resources.files("admin_sync.protocol").joinpath("words.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
