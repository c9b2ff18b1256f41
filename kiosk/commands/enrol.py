# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk enrol CODE`: joins the office with a code that it made for this place."""

import contextlib
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from admin_sync.agent import enrolment, joining, leaving
from admin_sync.agent.enrolment import Enrolment, Notice
from admin_sync.agent.joining import Joining, Who
from admin_sync.agent.line import Line, LineError, Wire
from admin_sync.agent.membership import Papers
from admin_sync.protocol.identity import KeyFileError
from content.clock import boot, utc_now
from content.settings import values
from kiosk import __version__
from kiosk.agency import asking
from kiosk.agency.agency import office_key
from kiosk.commands.command import add_json, number
from kiosk.console import FINE, RED, Console, UsageError
from kiosk.settings.model import Settings
from kiosk.wiring import network_options

HELP = "Join the office with a code from it; staff compare the words and accept."

_USUAL = 30.0
_POLL = 1.0
_ENDS = (enrolment.REFUSED, enrolment.REVOKED, enrolment.STRANGER)


def configure(parser: ArgumentParser) -> None:
    """Declare the code."""
    parser.add_argument("code", metavar="CODE", type=_code, help="eight letters and digits")
    parser.add_argument(
        "--minutes",
        metavar="N",
        type=number(0.05, 60),
        default=_USUAL,
        help=f"how long to wait for the office (default: {_USUAL:g})",
    )
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Ask, say the words, and wait until staff have accepted. 1: they have not, or refused."""
    settings = console.settings()
    if not settings.office.url:
        raise UsageError("the settings name no office", 'add [office] url = "https://…"')
    papers = Papers(settings.paths.state / leaving.FOLDER, office_key(settings))
    if (member := papers.membership()) is not None and not member.revoked:
        raise UsageError(
            f"this terminal is joined already ({member.place or member.device})",
            "have the office revoke or wipe it first",
        )
    told = _Told(console)
    try:
        if asking.is_running(settings.paths.state):
            end = _by_agent(settings.paths.runtime, papers.folder, args, told)
        else:
            end = _by_ourselves(settings, papers, args, told)
    except KeyFileError as error:
        console.note(f"kiosk enrol: {error}")
        return RED
    if args.json:
        console.document(
            {"version": 1, "state": end.state, "place": end.place, "words": end.words,
             "detail": end.detail}
        )  # fmt: skip
    return FINE if end.state == enrolment.ACCEPTED else RED


class _Told:
    """Says on the console how it stands, each thing once."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said: set[str] = set()

    def __call__(self, stands: Enrolment) -> None:
        if stands.words:
            self._once(f"Words of this terminal: {stands.words}")
        if stands.office:
            self._once(f"Words of the office: {stands.office}")
        if stands.state == enrolment.WAITING:
            self._once("The office knows the code; staff compare the words and accept.")
        elif stands.state == enrolment.ACCEPTED:
            self._once(f"Accepted: {stands.place or 'this terminal belongs to the office now'}.")
        if stands.detail:
            self._once(stands.detail)

    def trouble(self, words: str) -> None:
        """Why nobody answers."""
        self._once(words)

    def _once(self, line: str) -> None:
        if line not in self._said:
            self._said.add(line)
            self._console.note(line)


def _by_agent(runtime: Path, folder: Path, args: Namespace, told: _Told) -> Enrolment:
    """Let the agent that runs ask, and watch how it stands."""
    # what stands there now is not about this code
    before = enrolment.read(runtime)
    joining.ask_with(folder, args.code)
    stands = before or Enrolment(enrolment.JOINING)
    end = time.monotonic() + 60 * args.minutes
    while time.monotonic() < end:
        stands = enrolment.read(runtime) or stands
        if stands != before:
            told(stands)
            if stands.state in (enrolment.ACCEPTED, enrolment.REFUSED):
                return stands
        if stands.state == enrolment.STRANGER:
            told(stands)
            return stands
        time.sleep(_POLL)
    joining.forget_code(folder)
    told.trouble("The office has not accepted this terminal in time.")
    return stands


def _by_ourselves(settings: Settings, papers: Papers, args: Namespace, told: _Told) -> Enrolment:
    """Ask from here, since no agent runs."""
    known = bool(office_key(settings))
    with contextlib.closing(
        Wire(settings.office.url, network_options(settings.network), lambda: known)
    ) as wire:
        return _asked(wire, settings, papers, args, told)


def _asked(
    wire: Wire, settings: Settings, papers: Papers, args: Namespace, told: _Told
) -> Enrolment:
    heard = [Enrolment(enrolment.JOINING)]

    def hear(stands: Enrolment) -> None:
        heard.append(stands)
        told(stands)

    def joining_with(code: str) -> Joining:
        identity, who = papers.identity(), Who("", __version__)
        line = Line(wire, identity, utc_now, boot())
        key = office_key(settings)
        return Joining(line, papers, identity, notice, who, clock=utc_now, code=code, office=key)

    notice = Notice(settings.paths.runtime, hear)
    joins = joining_with(args.code)
    joins.begin()
    end, anew = time.monotonic() + 60 * args.minutes, False
    while time.monotonic() < end:
        joined, wait = _step(joins, told)
        if joins.locked_out and not anew:
            # a key that was locked out never comes in again: this terminal becomes another
            papers.forget(key=True)
            joins, anew = joining_with(args.code), True
            continue
        if joined or heard[-1].state in _ENDS:
            return heard[-1]
        time.sleep(min(wait, max(0.0, end - time.monotonic())))
    told.trouble("The office has not accepted this terminal in time.")
    return heard[-1]


def _step(joins: Joining, told: _Told) -> tuple[bool, float]:
    """Ask once: whether we are accepted, and for how long to wait else."""
    try:
        member, wait = joins.step()
    except LineError as error:
        told.trouble(error.message)
        return False, max(error.retry_after, joining.POLL)
    return member is not None, wait


def _code(text: str) -> str:
    try:
        return str(values.JOINING_CODE.read(text))
    except values.BadValueError as error:
        raise ArgumentTypeError(f"{error}: {error.hint}") from error
