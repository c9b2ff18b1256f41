# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk worker`: the child process that parses; for the agent, not for people."""

from argparse import ArgumentParser, Namespace

from content.worker import main
from kiosk.console import Console

HELP = "Parse for another process: jobs on stdin, answers on stdout."


def configure(parser: ArgumentParser) -> None:
    """There is nothing to choose."""
    del parser


def run(args: Namespace, console: Console) -> int:
    """Serve until standard input ends."""
    del args, console
    return main()
