# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What `kiosk office` does, once Django knows the office: each act by its name."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError

from admin_sync.office.config import Config
from admin_sync.office.fleet import keys
from admin_sync.office.people.models import Membership, Role, Unit
from admin_sync.office.releases import acts as releases
from admin_sync.office.releases.depot import DepotError, is_there
from admin_sync.office.releases.models import Release
from admin_sync.office.sources import work as sources_work
from admin_sync.office.upkeep import (
    accounts,
    backup,
    checking,
    locks,
    making,
    migrating,
    serving,
    villages,
    working,
)
from admin_sync.office.upkeep.said import Note, UpkeepError


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: its words, its office, and where results (`say`) and progress (`note`) go.

    `ask` reads a line from whoever sits there, "" where nobody does. `program` is the `kiosk`
    that units are to start.
    """

    args: Namespace
    config: Config
    file: Path
    now: datetime
    release: str
    program: str
    say: Note
    note: Note
    ask: Callable[[str], str]


def act(name: str, asked: Asked) -> bool:
    """Do it; whether all is well.

    Raises:
        UpkeepError: it cannot be done.
    """
    try:
        return ACTS[name](asked)
    except DatabaseError as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise UpkeepError(first, "see [database] in office.toml, and docs/office.md") from error


def found(asked: Asked) -> list[checking.Finding]:
    """What `check` finds."""
    return list(checking.findings(asked.config, asked.now))


def _init(asked: Asked) -> bool:
    made = list(_made(asked))
    for line in made:
        asked.note(f"made: {line}")
    made += _admin(asked)
    made += _kept(making.setup_files(asked.config, asked.file, asked.program), asked.note)
    made += _kept(making.hand_over(asked.config, asked.file), asked.note)
    if not made:
        asked.say(f"There is an office in {asked.config.state}; nothing to do.")
    else:
        asked.note("What comes next: docs/office.md, with the files in the folder `setup`")
    return True


def _made(asked: Asked) -> Iterator[str]:
    """Everything but people, in the order in which it is needed."""
    if not keys.file(asked.config.state).is_file():
        keys.make(asked.config.state)
        yield f"key {keys.file(asked.config.state)}"
    waiting = migrating.pending()
    if waiting:
        told = "stop it first: systemctl stop schaukasten-office"
        with locks.held(asked.config.state, "serve", told, alone=True):
            migrating.migrate()
        yield f"database, {len(waiting)} migrations"
    if asked.config.database.url == "":
        (asked.config.state / "office.db").chmod(0o600)
    if asked.args.amt is not None:
        area = villages.read(asked.args.amt)
    else:
        area = villages.of_names(asked.config.name, asked.args.village)
    yield from (f"unit {name}" for name in villages.enter(area))


def _admin(asked: Asked) -> list[str]:
    """The first Verwaltung, unless there is one."""
    amt = Unit.objects.get(kind=Unit.Kind.AMT)
    if Membership.objects.filter(role=Role.MANAGER, unit=amt).exists() and not asked.args.admin:
        return []
    mail = asked.args.admin or asked.ask("Mail address of the first Verwaltung: ")
    if not mail:
        asked.note("Nobody can sign in yet: kiosk office invite MAIL")
        return []
    known = Membership.objects.filter(user__email=mail.lower(), unit=amt, role=Role.MANAGER)
    if known.exists():
        return []
    user = accounts.invite(mail, asked.args.admin_name, Role.MANAGER, amt, asked.now)
    asked.say(accounts.link(asked.config, user))
    asked.note(f"made: Verwaltung {user.email}; the link above sets their password, once")
    return [f"Verwaltung {user.email}"]


def _kept(lines: Iterator[str], note: Note) -> list[str]:
    kept = list(lines)
    for line in kept:
        note(f"made: {line}")
    return kept


def _serve(asked: Asked) -> bool:
    serving.serve(asked.config)
    return True


def _worker(asked: Asked) -> bool:
    serving.refuse(asked.config)
    stop = working.stop_on_signals()
    working.work(asked.config, [("sources", sources_work.run)], stop)
    return True


def _upgrade(asked: Asked) -> bool:
    if backup.upgrade(asked.config, asked.now, asked.note):
        asked.say(f"The database is that of {asked.release} now.")
    else:
        asked.say(f"The database is that of {asked.release} already; nothing to do.")
    return True


def _backup(asked: Asked) -> bool:
    target = asked.args.file.absolute()
    size = backup.backup(asked.config, asked.file, target, asked.release, asked.now)
    asked.say(str(target))
    asked.note(f"{size / 1e6:.1f} MB; it holds the keys of the office: keep it as safe as those")
    return True


def _restore(asked: Asked) -> bool:
    backup.restore(
        asked.config, asked.file, asked.args.file, asked.now, asked.note, force=asked.args.force
    )
    return True


def _invite(asked: Asked) -> bool:
    try:
        role = Role(asked.args.role.lower())
    except ValueError as error:
        raise UpkeepError(f'"{asked.args.role}" is no role', ", ".join(Role.values)) from error
    wanted = Unit.objects.filter(name=asked.args.unit) if asked.args.unit else Unit.objects.all()
    unit = wanted.first()
    if unit is None:
        known = ", ".join(Unit.objects.values_list("name", flat=True))
        raise UpkeepError(f'there is no "{asked.args.unit}"', f"one of {known}")
    user = accounts.invite(asked.args.mail, asked.args.name, role, unit, asked.now)
    asked.say(accounts.link(asked.config, user))
    return True


def _passwd(asked: Asked) -> bool:
    user = accounts.known(asked.args.mail)
    if asked.args.second_factor:
        asked.note(f"{accounts.forget_factor(user, asked.now)} second factors are forgotten")
    if asked.args.stdin:
        accounts.set_password(user, asked.ask(""), asked.now)
        asked.note("The password is set")
    else:
        asked.say(accounts.link(asked.config, user))
    return True


def _release(asked: Asked) -> bool:
    """`add FILE`, `list` and `remove VERSION`."""
    args = asked.args
    try:
        if args.deed == "add":
            made = releases.add(args.file.absolute(), asked.now)
            asked.say(made.version)
            asked.note(f"{made.size / 1e6:.0f} MB for {made.compatible}; send it on the page")
        elif args.deed == "remove":
            releases.remove(args.version, asked.now)
        else:
            for one in Release.objects.all():
                lacks = "" if is_there(one.pk) else "  (its file is missing: add it once more)"
                asked.say(f"{one.version}  {one.compatible}  {one.size / 1e6:.0f} MB{lacks}")
    except DepotError as error:
        raise UpkeepError(str(error), error.hint) from error
    return True


ACTS: Mapping[str, Callable[[Asked], bool]] = {
    "init": _init,
    "serve": _serve,
    "worker": _worker,
    "upgrade": _upgrade,
    "backup": _backup,
    "restore": _restore,
    "invite": _invite,
    "passwd": _passwd,
    "release": _release,
}
