# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A checked settings text as TOML for those who run without rights: without the network's secrets.

Written anew instead of copied, since comments hold old passwords as well. Pure.
"""

import json
import re
import tomllib
from collections.abc import Mapping

from kiosk.settings.schema import TABLES

#: What a file begins with that nobody should edit.
HEAD = "# Written by `kiosk provision` from {name}; changes here are lost.\n"

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SECRETS = {(table.name, key.name) for table in TABLES for key in table.keys if key.secret}


def plain(text: str, name: str, ca_file: str = "") -> str:
    """The same settings, with the certificates of `ca_file` where it is given.

    Raises:
        ValueError: what was written would not be read as the same.
    """
    document = {table: _without_secrets(table, keys) for table, keys in tomllib.loads(text).items()}
    if ca_file:
        document["network"] = {**_mapping(document["network"]), "ca_file": ca_file}
    lines = [HEAD.format(name=name).rstrip()]
    for table, value in document.items():
        if isinstance(value, list):
            for entry in value:
                lines += ["", f"[[{table}]]", *_rows(_mapping(entry))]
        else:
            lines += ["", f"[{table}]", *_rows(_mapping(value))]
    written = "\n".join(lines) + "\n"
    # numbers that equal nothing, not even themselves, are compared by how they are written
    if repr(tomllib.loads(written)) != repr(document):
        raise ValueError("what was written would be read as something else")
    return written


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError("a table was expected")  # noqa: TRY004 - data, not a type of the program
    return value


def _without_secrets(table: str, value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {key: inner for key, inner in value.items() if (table, key) not in _SECRETS}


def _rows(keys: Mapping[str, object]) -> list[str]:
    return [f"{_name(key)} = {_value(value)}" for key, value in keys.items()]


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    if isinstance(value, dict):
        rows = ", ".join(_rows(value))
        return f"{{ {rows} }}" if rows else "{}"
    raise ValueError("a value of no known type")


def _text(value: str) -> str:
    # the one sign that JSON leaves as it is and TOML does not take
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
