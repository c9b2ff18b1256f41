# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Messages as JSON and back: nothing is guessed, and what is unknown is passed over.

Unknown keys come from a newer version, whose further fields have defaults.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError

from admin_sync.protocol.envelope import moment

_Message = TypeVar("_Message")


class MessageError(ValueError):
    """JSON that is not the message it should be; the text says where."""


def plain(message: object) -> dict[str, Any]:
    """A message as JSON would hold it; what is as by default is left out."""
    written: dict[str, Any] = _CODEC.unstructure(message)
    return written


def read(kind: type[_Message], raw: object) -> _Message:
    """A message of that kind.

    Raises:
        MessageError: it is none.
    """
    try:
        return _CODEC.structure(raw, kind)
    except (BaseValidationError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise MessageError(f"no {kind.__name__}: {type(error).__name__} {error!s:.200}") from error


def _exactly(kind: type, *others: type) -> Any:  # noqa: ANN401 - a hook of cattrs
    """No guessing: a number is no text, and 1 is not true. Enums of that kind come here, too."""

    def hook(raw: object, wanted: type) -> Any:  # noqa: ANN401
        if type(raw) not in (kind, *others):
            raise TypeError(f"{raw!r:.40} is no {kind.__name__}")
        return wanted(raw)

    return hook


def _moment(raw: object) -> datetime:
    when = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    if when is None or when.tzinfo is None:
        raise TypeError(f"{raw!r:.40} is no time with an offset")
    return when.astimezone(UTC)


def _object(raw: object, _: object = None) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raise TypeError(f"{raw!r:.40} is no object")
    text = _exactly(str)
    return {text(key, str): text(value, str) for key, value in raw.items()}


def _anything(raw: object, _: object = None) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise TypeError(f"{raw!r:.40} is no object")
    return dict(raw)


def _listed(codec: Converter, kind: type) -> Any:  # noqa: ANN401 - a hook of cattrs
    """A text is no list of letters."""

    def hook(raw: object, _: object = None) -> tuple[Any, ...]:
        if not isinstance(raw, list | tuple):
            raise TypeError(f"{raw!r:.40} is no list")
        return tuple(codec.structure(one, kind) for one in raw)

    return hook


def _is_list(kind: Any) -> bool:  # noqa: ANN401 - a hook of cattrs
    return get_origin(kind) is tuple


def _converter() -> Converter:
    codec = Converter(detailed_validation=False, omit_if_default=True)
    for kind, also in ((str, ()), (bool, ()), (int, ()), (float, (int,))):
        # by class: what is registered by a function comes after cattrs' own hooks for these
        codec.register_structure_hook(kind, _exactly(kind, *also))
    codec.register_structure_hook(datetime, lambda raw, _: _moment(raw))
    codec.register_unstructure_hook(datetime, moment)
    codec.register_unstructure_hook(StrEnum, str)
    codec.register_structure_hook_func(lambda kind: kind == Mapping[str, str], _object)
    codec.register_structure_hook_func(lambda kind: kind == Mapping[str, Any], _anything)
    codec.register_structure_hook_factory(_is_list, lambda kind: _listed(codec, get_args(kind)[0]))
    return codec


_CODEC = _converter()
