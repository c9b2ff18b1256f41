# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Signed requests and replies within a session: HMAC-SHA256 in the syntax of RFC 9421.

What is covered is fixed: method, path, query and digest of a request, status and digest of a
reply. `keyid` is the session. `nonce` is the sequence: in a request a number that strictly rises
within the session, so that no request counts twice, whatever the clocks say; in a reply that of
the request which it answers. A message without a body has the digest of no bytes.
"""

import base64
import hashlib
import hmac
import re
from binascii import b2a_base64
from collections.abc import Mapping
from typing import NamedTuple

DIGEST, INPUT, SIGNATURE = "Content-Digest", "Signature-Input", "Signature"
#: What a session is named with.
SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")
_REQUEST = '("@method" "@path" "@query" "content-digest")'
_REPLY = '("@status" "content-digest")'
_PARAMETERS = r';keyid="([A-Za-z0-9_-]{1,64})";nonce="([1-9][0-9]{0,15})";alg="hmac-sha256"'
_INPUTS = {
    shape: re.compile(f"kiosk=({re.escape(shape)}{_PARAMETERS})") for shape in (_REQUEST, _REPLY)
}
_SIGNED = re.compile(r"kiosk=:([A-Za-z0-9+/]{43}=):")


class RequestError(ValueError):
    """A request or reply that is not signed as it should be; the text says why."""


class Claim(NamedTuple):
    """What a message says of itself; nothing of it is believed before it was checked."""

    session: str
    sequence: int
    parameters: str
    signature: bytes
    digest: str


def sign(  # noqa: PLR0913 - what is signed is what is handed in
    key: bytes, session: str, sequence: int, method: str, target: str, *, body: bytes = b""
) -> dict[str, str]:
    """The header fields of a request. `target` is its path with the query, if there is one."""
    path, _, query = target.partition("?")
    return _signed(key, _REQUEST, session, sequence, _covered(method, path, query), body=body)


def sign_reply(key: bytes, session: str, sequence: int, status: int, body: bytes) -> dict[str, str]:
    """The header fields of the reply to the request of that number."""
    return _signed(key, _REPLY, session, sequence, f'"@status": {status}\n', body=body)


def claim(fields: Mapping[str, str]) -> Claim:
    """What a request claims; `fields` are its header fields under their names as written here.

    Raises:
        RequestError: it is not signed in the one way that is spoken here.
    """
    return _claim(fields, _REQUEST)


def check(claimed: Claim, key: bytes, method: str, target: str, body: bytes) -> None:
    """That a request is what the holder of the session's key signed.

    Raises:
        RequestError: it is not.
    """
    path, _, query = target.partition("?")
    _check(claimed, key, _covered(method, path, query), body)


def check_reply(  # noqa: PLR0913 - what is signed is what is handed in
    key: bytes, session: str, sequence: int, status: int, *, fields: Mapping[str, str], body: bytes
) -> None:
    """That the office signed this very reply to the request of that number.

    Raises:
        RequestError: it did not.
    """
    claimed = _claim(fields, _REPLY)
    if (claimed.session, claimed.sequence) != (session, sequence):
        raise RequestError("the reply to another request")
    _check(claimed, key, f'"@status": {status}\n', body)


class Stated(NamedTuple):
    """What a request says that it covers, in the form spoken here; not yet believed."""

    session: str
    sequence: int
    parameters: str


def stated(text: str) -> Stated | None:
    """What a Signature-Input of a request says; None for any other form."""
    found = _INPUTS[_REQUEST].fullmatch(text)
    return Stated(found[2], int(found[3]), found[1]) if found else None


def holds(  # noqa: PLR0913, PLR0917 - what is signed is what is handed in
    said: Stated, key: bytes, path: str, body: bytes, content: object, signature: object
) -> bool:
    """Whether a POST without a query is what the holder of the key signed: `claim` and `check`.

    The digest and the signature that there should be are written down and compared as texts, so
    that of each only its one form counts.
    """
    told = digest(body)
    if content != told or not isinstance(signature, str):
        return False
    code = _code(key, _covered("POST", path, ""), told, said.parameters)
    expected = b"kiosk=:%b:" % b2a_base64(code, newline=False)
    return hmac.compare_digest(expected, signature.encode("utf-8", "surrogateescape"))


def digest(body: bytes) -> str:
    """A Content-Digest (RFC 9530)."""
    return f"sha-256=:{b2a_base64(hashlib.sha256(body).digest(), newline=False).decode()}:"


def _covered(method: str, path: str, query: str) -> str:
    return f'"@method": {method}\n"@path": {path}\n"@query": ?{query}\n'


def _signed(  # noqa: PLR0913
    key: bytes, shape: str, session: str, sequence: int, covered: str, *, body: bytes
) -> dict[str, str]:
    parameters = f'{shape};keyid="{session}";nonce="{sequence}";alg="hmac-sha256"'
    content = digest(body)
    code = b2a_base64(_code(key, covered, content, parameters), newline=False).decode()
    return {DIGEST: content, INPUT: f"kiosk={parameters}", SIGNATURE: f"kiosk=:{code}:"}


def _claim(fields: Mapping[str, str], shape: str) -> Claim:
    stated = _INPUTS[shape].fullmatch(fields.get(INPUT, ""))
    signed = _SIGNED.fullmatch(fields.get(SIGNATURE, ""))
    if stated is None or signed is None:
        raise RequestError("not signed as RFC 9421 has it with the components spoken here")
    signature = base64.b64decode(signed[1])
    if base64.b64encode(signature).decode() != signed[1]:
        raise RequestError("a signature that is not in its one form")
    return Claim(stated[2], int(stated[3]), stated[1], signature, fields.get(DIGEST, ""))


def _check(claimed: Claim, key: bytes, covered: str, body: bytes) -> None:
    if claimed.digest != digest(body):
        raise RequestError("the body is not the one of the digest")
    expected = _code(key, covered, claimed.digest, claimed.parameters)
    if not hmac.compare_digest(expected, claimed.signature):
        raise RequestError("not signed with the key of the session")


def _code(key: bytes, covered: str, content: str, parameters: str) -> bytes:
    base = f'{covered}"content-digest": {content}\n"@signature-params": {parameters}'
    return hmac.digest(key, base.encode("utf-8", "surrogateescape"), "sha256")
