# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sentences in the binary form that Qt reads by itself, from any of its threads (`.qm`)."""

import struct
from collections.abc import Mapping

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE = 1, 3, 6


def packed(sentences: Mapping[str, str]) -> bytes:
    """Translations by their sentence, for every context alike."""
    places = []
    messages = b""
    for sentence, translation in sentences.items():
        source = sentence.encode()
        places.append((_hash(source), len(messages)))
        messages += _tagged(_TRANSLATION, translation.encode("utf-16-be"))
        messages += _tagged(_SOURCE, source) + bytes([_END])
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + _tagged(_HASHES, hashes) + _tagged(_MESSAGES, messages)


def _tagged(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _hash(text: bytes) -> int:
    """By which Qt finds a sentence: the hash of names in ELF files, never 0."""
    found = 0
    for byte in text:
        found = (found << 4) + byte
        high = found & 0xF000_0000
        found = (found ^ (high >> 24)) & ~high
    return found or 1
