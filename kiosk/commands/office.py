# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office`: the office server and its care."""

import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from admin_sync.office import config
from content.clock import utc_now
from kiosk import __version__
from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console, UsageError

if TYPE_CHECKING:
    from admin_sync.office.upkeep.checking import Finding
    from admin_sync.office.upkeep.making import Wanted

HELP = "The office server and its care."

_STATE = Path("/var/lib/schaukasten-office")


def configure(parser: ArgumentParser) -> None:
    """Declare what can be done with an office."""
    parser.add_argument(
        "--office",
        metavar="FILE",
        type=Path,
        help=f"its settings (default: ${config.VARIABLE}, {config.DEFAULT_FILE})",
    )
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    _making(acts)
    acts.add_parser("serve", help="answer staff, terminals and the public")
    acts.add_parser("worker", help="do what the office does by itself: sources, alerts, mail")
    acts.add_parser("upgrade", help="bring the database to this release, with a way back")
    backup = acts.add_parser("backup", help="pack all of it into one file, while it runs")
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = acts.add_parser("restore", help="make an office what a backup says")
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help="its state folder")
    restore.add_argument("--force", action="store_true", help="move aside what is there")
    add_json(acts.add_parser("check", help="look at all that an admin would look at"))
    invite = acts.add_parser("invite", help="an account, and a link to set its password")
    invite.add_argument("mail", metavar="MAIL")
    invite.add_argument("--name", default="", help="what they are called")
    invite.add_argument("--role", default="verwaltung", help="their role (default: verwaltung)")
    invite.add_argument("--unit", default="", help="Amt or village (default: the Amt)")
    passwd = acts.add_parser("passwd", help="a link to set a password, for who is locked out")
    passwd.add_argument("mail", metavar="MAIL")
    passwd.add_argument(
        "--stdin", action="store_true", help="read the password from a line instead"
    )
    passwd.add_argument(
        "--second-factor", action="store_true", help="forget their second factor as well"
    )
    _releasing(acts)
    acts.add_parser("reference", help="the documentation of office.toml")


def _releasing(acts: "_SubParsersAction[ArgumentParser]") -> None:
    """Declare `release`."""
    release = acts.add_parser("release", help="the systems that terminals can be given")
    deeds = release.add_subparsers(dest="deed", metavar="DEED", required=True)
    add = deeds.add_parser("add", help="take a bundle in, with the FILE.json beside it")
    add.add_argument("file", metavar="FILE", type=Path)
    deeds.add_parser("list", help="what there is")
    remove = deeds.add_parser("remove", help="remove one that no terminal is to have")
    remove.add_argument("version", metavar="VERSION")


def _making(acts: "_SubParsersAction[ArgumentParser]") -> None:
    """Declare `init`."""
    init = acts.add_parser("init", help="make an office on this machine, or see that there is one")
    init.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help=f"default: {_STATE}")
    init.add_argument("--name", default="", help="whose office it is")
    init.add_argument("--base-url", default="", help="the address that staff and terminals use")
    init.add_argument("--listen", default="", metavar="HOST:PORT", help="where the proxy finds it")
    init.add_argument("--database", default="", help="postgresql://… (default: SQLite)")
    init.add_argument("--password-file", default="", help="the file with its password")
    init.add_argument("--admin", default="", metavar="MAIL", help="the first Verwaltung")
    init.add_argument("--admin-name", default="", metavar="NAME", help="what they are called")
    init.add_argument("--amt", type=Path, metavar="FILE", help="the Amt and its villages")
    init.add_argument("--village", action="append", default=[], metavar="NAME", help="one of them")


def run(args: Namespace, console: Console) -> int:
    """Do it."""
    try:
        # an office is installed with more than a terminal has, so only now
        from admin_sync.office.upkeep import ground  # noqa: PLC0415
        from admin_sync.office.upkeep.said import UpkeepError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UsageError(
            f"this is no office: {error.name} is missing", "install schaukasten[office]"
        ) from error
    if args.act == "reference":
        console.say(config.reference().rstrip())
        return FINE
    try:
        return _run(args, console, ground.enter, _file(args))
    except UpkeepError as error:
        if error.fault:
            console.note(f"kiosk office {args.act}: {error} ({error.hint})")
            return RED
        raise UsageError(str(error), error.hint) from error


def _run(
    args: Namespace, console: Console, enter: Callable[[Path], config.Config], file: Path
) -> int:
    """Do what needs Django, which is told of the office on the way."""
    from admin_sync.office.upkeep import archive, making  # noqa: PLC0415 - as above

    if args.act == "init":
        wanted = _wanted(args, file)
        for line in making.folders(wanted):
            console.note(f"made: {line}")
        # Django reads the secret once
        for line in making.secret(config.load(file)):
            console.note(f"made: {line}")
    elif args.act == "restore" and not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(archive.settings_of(args.file, args.folder), "utf-8")
    chosen = enter(file)
    # its modules need Django, which only now knows the office
    from admin_sync.office.upkeep import acts  # noqa: PLC0415

    asked = acts.Asked(
        args,
        chosen,
        file,
        utc_now(),
        __version__,
        _program(),
        console.say,
        console.note,
        _ask,
    )
    if args.act == "check":
        return _check(args, console, acts.found(asked))
    return FINE if acts.act(args.act, asked) else RED


def _check(args: Namespace, console: Console, found: Sequence["Finding"]) -> int:
    """Say what was found, as `kiosk doctor` does."""
    if args.json:
        console.document({"checks": [asdict(one) for one in found]})
    else:
        for one in found:
            hint = f" ({one.hint})" if one.hint else ""
            console.say(f"{'ok ' if one.ok else 'RED'} {one.name}: {one.detail}{hint}")
    return FINE if all(one.ok for one in found) else RED


def _wanted(args: Namespace, file: Path) -> "Wanted":
    """What `init` was asked for."""
    from admin_sync.office.upkeep.making import Wanted  # noqa: PLC0415 - as above

    return Wanted(
        (args.folder or _STATE).absolute(),
        file,
        args.name,
        args.base_url,
        args.listen,
        args.database,
        args.password_file,
    )


def _ask(question: str) -> str:
    """A line of whoever sits there; "" where nobody does."""
    if question and not sys.stdin.isatty():
        return ""
    if question:
        sys.stderr.write(question)
        sys.stderr.flush()
    return sys.stdin.readline().strip()


def _program() -> str:
    """The `kiosk` that units are to start: this one."""
    called = Path(sys.argv[0])
    if called.name == "kiosk" and called.is_file():
        return str(called.absolute())
    return "/usr/bin/kiosk"


def _file(args: Namespace) -> Path:
    """The settings file that an option, the environment, a folder or the default names."""
    folder = getattr(args, "folder", None)
    if args.office is not None:
        return Path(args.office).absolute()
    if folder is not None:
        return Path(folder).absolute() / "office.toml"
    return Path(os.environ.get(config.VARIABLE) or config.DEFAULT_FILE)
