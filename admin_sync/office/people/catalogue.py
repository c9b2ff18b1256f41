# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office's words in English: `django.po` of each app, compiled without gettext's tools.

A catalogue is read by the rules of GNU gettext's PO files and written as its MO files (section
"The Format of GNU MO Files"), the part of both that Django uses.
"""

import ast
import logging
import os
import struct
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

OFFICE = Path(__file__).parents[1]
_MAGIC = 0x950412DE
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Message:
    """One entry of a PO file; `strings` by plural form."""

    context: str | None = None
    singular: str = ""
    plural: str | None = None
    strings: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> str:
        """The message as MO files name it."""
        start = f"{self.context}\x04" if self.context is not None else ""
        end = f"\0{self.plural}" if self.plural is not None else ""
        return f"{start}{self.singular}{end}"

    @property
    def value(self) -> str:
        """All forms, as MO files hold them."""
        return "\0".join(text for _, text in sorted(self.strings.items()))


def read(text: str) -> list[Message]:
    """The messages of a PO file, the header (msgid "") among them.

    Raises:
        ValueError: a line is no PO.
    """
    messages: list[Message] = []
    current, slot = Message(), ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("#~"):
            continue
        if line.startswith("#") or not line:
            if slot.startswith("msgstr"):
                messages.append(current)
                current, slot = Message(), ""
            if line.startswith("#,") and "fuzzy" in line:
                current.fuzzy = True
            continue
        keyword, _, quoted = line.partition('"')
        keyword = keyword.strip()
        if slot.startswith("msgstr") and keyword in {"msgid", "msgctxt"}:
            messages.append(current)
            current = Message()
        slot = keyword or slot
        try:
            _add(current, slot, ast.literal_eval(f'"{quoted}'))
        except (SyntaxError, ValueError) as error:
            raise ValueError(f"line {number} is no PO: {line}") from error
    if slot.startswith("msgstr"):
        messages.append(current)
    return messages


def _add(message: Message, slot: str, text: str) -> None:
    if slot == "msgctxt":
        message.context = (message.context or "") + text
    elif slot == "msgid":
        message.singular += text
    elif slot == "msgid_plural":
        message.plural = (message.plural or "") + text
    elif slot == "msgstr" or slot.startswith("msgstr["):
        form = int(slot[7:-1]) if "[" in slot else 0
        message.strings[form] = message.strings.get(form, "") + text
    else:
        raise ValueError(slot)


def packed(messages: list[Message]) -> bytes:
    """A MO file of what is translated and not fuzzy."""
    kept = {
        m.key.encode(): m.value.encode()
        for m in messages
        if (not m.fuzzy or not m.key) and any(m.strings.values())
    }
    keys = sorted(kept)
    start = 7 * 4 + 16 * len(keys)
    ids: list[int] = []
    strings: list[int] = []
    pool = b""
    for texts, table in ((keys, ids), ([kept[key] for key in keys], strings)):
        for text in texts:
            table += [len(text), start + len(pool)]
            pool += text + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, start)
    return head + struct.pack(f"<{4 * len(keys)}I", *ids, *strings) + pool


def catalogues() -> list[Path]:
    """All PO files of the office."""
    return sorted(OFFICE.glob("*/locale/*/LC_MESSAGES/django.po"))


def refresh() -> None:
    """Compile each catalogue that is newer than its compiled form.

    A folder that cannot be written (an installed wheel, which brings them compiled) is left.
    """
    for source in catalogues():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        try:
            with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as part:
                part.write(packed(read(source.read_text("utf-8"))))
            Path(part.name).chmod(0o644)
            os.replace(part.name, target)  # noqa: PTH105
        except OSError as error:
            _log.warning("%s is not compiled: %s", source, error)
