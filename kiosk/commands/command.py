# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a command is, and how one is found: each other module of this package is one."""

import importlib
import pkgutil
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import datetime
from math import nan
from typing import Protocol, cast

import kiosk.commands
from content.clock import utc_now
from content.model import Kind
from kiosk.console import DEFAULT_SETTINGS, Console
from kiosk.moment import FORM, read_moment


class Command(Protocol):
    """One command: a module with these three names.

    `HELP` is one sentence. `configure` declares the options. `run` does it and returns the
    exit code; it raises UsageError or SettingsError for what the caller can mend.
    """

    HELP: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Console], int]


def names() -> tuple[str, ...]:
    """All commands, sorted."""
    found = (module.name for module in pkgutil.iter_modules(kiosk.commands.__path__))
    return tuple(sorted(name.replace("_", "-") for name in found if name != "command"))


def command(name: str) -> Command:
    """The command of that name, imported only now so that the others cost nothing."""
    module = name.replace("-", "_")
    return cast("Command", importlib.import_module(f"kiosk.commands.{module}"))


def add_settings(parser: ArgumentParser, default: str | None = SUPPRESS) -> None:
    """Declare `--settings`, which may stand before or after the command."""
    parser.add_argument(
        "--settings",
        metavar="FILE",
        default=default,
        help=f"settings file (default: $KIOSK_SETTINGS, else {DEFAULT_SETTINGS})",
    )


def add_json(parser: ArgumentParser) -> None:
    """Declare `--json`."""
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def add_at(parser: ArgumentParser) -> None:
    """Declare `--at TIME`; without it `args.at` is now."""
    parser.add_argument("--at", metavar="TIME", type=_moment, default=utc_now(), help=FORM)


def add_kind(parser: ArgumentParser) -> None:
    """Declare `--kind K`; without it `args.kind` is None."""
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], help="one kind only")


def number(low: float, high: float) -> Callable[[str], float]:
    """Reads a number of the command line that lies between these two."""

    def read(text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = nan
        if not low <= found <= high:
            raise ArgumentTypeError(f'"{text}" is not a number from {low:g} to {high:g}')
        return found

    return read


def _moment(text: str) -> datetime:
    try:
        return read_moment(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
