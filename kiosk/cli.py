# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The `kiosk` command: finds the command that was asked for, runs it, reports errors once."""

import argparse
import os
import sys
import textwrap
from collections.abc import Sequence
from io import TextIOWrapper

from content.fetched import FetchError
from content.settings.problem import SettingsError
from content.store import StoreError
from kiosk import __version__
from kiosk.commands.command import add_settings, command, names
from kiosk.console import (
    RED,
    USAGE,
    Console,
    UsageError,
    settings_file,
)

_INTERRUPTED = 130
# what is missing of these is a fault, of any other package an extra that was not installed
_OURS = ("", "admin_sync", "content", "kiosk", "player")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 is fine; 1 is done, with a source or check that is not; 2 is a mistake in the settings or
    in the call.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    args = _parser(words).parse_args(words)
    for stream in (sys.stdout, sys.stderr):
        # a terminal that knows no emoji gets its number instead
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    console = Console(settings_file(args.settings), sys.stdout, sys.stderr)
    try:
        code = command(args.command).run(args, console)
    except SettingsError as error:
        for problem in error.problems:
            console.note(str(problem))
        return USAGE
    except UsageError as error:
        console.note(f"kiosk {args.command}: {error} ({error.hint})")
        return USAGE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # the reader of a pipe left; without this the interpreter complains once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return RED
    except (OSError, StoreError, FetchError) as error:
        console.note(f"kiosk {args.command}: {error} (see kiosk doctor)")
        return RED
    return USAGE if console.flawed else code


class _Whole(argparse.HelpFormatter):
    """Help whose names can be copied: it breaks no line at a hyphen."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), width, break_on_hyphens=False)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; only the command that is asked for gets imported, all of them for help."""
    known = names()
    wanted = [word for word in words if word in known] or known
    parser = argparse.ArgumentParser("kiosk", description="A terminal of the Amt.")
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    add_settings(parser, None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in known:
        if name in wanted:
            try:
                chosen = command(name)
            except ModuleNotFoundError as error:
                lack = f"needs {error.name}, which is not installed"
                if (error.name or "").partition(".")[0] in _OURS:
                    raise
                if name in words:
                    parser.error(f"{name} {lack}")
                commands.add_parser(name, help=lack)
                continue
            inner = commands.add_parser(
                name, help=chosen.HELP, description=chosen.HELP, formatter_class=_Whole
            )
            add_settings(inner)
            chosen.configure(inner)
    return parser


if __name__ == "__main__":
    sys.exit(main())
