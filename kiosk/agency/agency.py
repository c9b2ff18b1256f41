# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Builds the agent of a terminal from its settings, and runs its two sides beside each other."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from admin_sync.agent import leaving, updatefiles
from admin_sync.agent.agent import Agent, Parts
from admin_sync.agent.blobs import Blobs
from admin_sync.agent.clocks import Clocks
from admin_sync.agent.documents import CONTENT, SETTINGS, SOURCE, Documents
from admin_sync.agent.enrolment import Notice
from admin_sync.agent.evidence.collect import Collector, Eyes
from admin_sync.agent.fetching import OfficeFetcher
from admin_sync.agent.files import Files
from admin_sync.agent.joining import Joining, Who
from admin_sync.agent.ledger import Ledger
from admin_sync.agent.line import Line, Wire
from admin_sync.agent.membership import Papers
from admin_sync.agent.orders import Orders
from admin_sync.agent.post import Post, Proofs
from admin_sync.agent.sights import Sights
from admin_sync.agent.traffic import Traffic
from admin_sync.protocol import chain
from admin_sync.protocol.encoding import from_text
from admin_sync.protocol.identity import KEY, Identity
from content import provisioned
from content.clock import boot, utc_now
from content.delivery import Delivery
from content.fetch import Fetcher
from content.model import Kind
from content.outbox import Outbox
from content.presented import Presented
from content.settings.problem import SettingsError
from kiosk import __version__
from kiosk.agency.contents import OFFICE, Contents, Plan
from kiosk.agency.doors import MachineDoors, set_clock
from kiosk.agency.eyes import Gaze
from kiosk.agency.lighting import Lighting
from kiosk.agency.upkeep import updater
from kiosk.settings.load import Loaded, load_with_formats
from kiosk.settings.model import Paths, Settings
from kiosk.settings.office import fitting, in_force, overlaid
from kiosk.wiring import network_options

_log = logging.getLogger(__name__)

# a showing that the witness could still say something about
_PATIENCE = timedelta(minutes=10)


class Agency:
    """The parts of one terminal's agent. `settings_file` is read anew whenever it is needed.

    Raises:
        SettingsError: there are no settings to begin with.
        OSError, KeyFileError, FetchError: keys or certificates cannot be had.
    """

    def __init__(self, settings_file: Path, loaded: Loaded) -> None:
        self._file = settings_file
        self._loaded = loaded
        settings = loaded.settings
        paths, self.office_url = settings.paths, settings.office.url
        self.papers = Papers(paths.state / leaving.FOLDER, office_key(settings))
        booted = updatefiles.booted()
        # a desk's clock is its owner's
        put_right = set_clock if booted else lambda _: None
        self.clocks = Clocks(self.papers.folder, paths.runtime, utc_now, put_right=put_right)
        release = booted.version if booted else ""
        self.documents = Documents(paths.state / "office", self._wrong, release)
        self.traffic = Traffic(self.papers.folder, settings.network.monthly_mb, utc_now)
        self.gaze = Gaze(paths.state, paths.runtime, utc_now)
        self.contents = Contents(
            self._plan, self._fetcher, self.gaze.ages.noted, self.gaze.ages.held
        )
        self.player_waits = threading.Event()
        self.lighting = Lighting(self.papers.folder, paths.runtime)
        self._wires: list[Wire] = []
        self._files: Files | None = None
        self.updates = updater(
            settings,
            self.documents,
            self.traffic,
            device=self._device,
            trusted=lambda: self.clocks.look().trusted,
            visited=self.gaze.visited,
            seen=self.gaze.sees,
        )
        self.agent = self._agent() if self.office_url else None

    def stop(self) -> None:
        """End both sides, soon."""
        self.contents.stop()
        self.gaze.feeling.stop()
        for wire in self._wires:
            wire.stop()

    def is_leaving(self) -> bool:
        """Whether this is a terminal that was deleted, and has to start anew to forget the rest."""
        return updatefiles.booted() is not None and leaving.is_asked(self.papers.folder)

    def carried(self) -> None:
        """Count what the line itself has carried."""
        self.traffic.used(sum(wire.taken() for wire in self._wires))

    def _agent(self) -> Agent:
        settings = self._loaded.settings
        identity = self.papers.identity()
        line = Line(self._wire(), identity, utc_now, boot())
        self._files = Files(line, self._wire())
        member = self.papers.membership()
        if member is not None:
            # the content side may be the first that asks
            line.belong(member.device, member.office_key)
        parts = self._parts(settings.paths, identity, line)
        metered = settings.network.metered
        # how a fleet spreads its beats is no secret
        return Agent(parts, boot=boot(), metered=metered, clock=utc_now, rng=Random())  # noqa: S311

    def _parts(self, paths: Paths, identity: Identity, line: Line) -> Parts:
        papers, delivery, sights = self.papers, Delivery(paths.state), Sights()
        ledger, post = Ledger(delivery), Post(Outbox(paths.state), delivery)
        proofs = Proofs(
            delivery,
            identity,
            lambda cursor: showings(paths.state, cursor, sights),
            lambda: latest(paths.state),
            self.clocks.vouches,
        )
        doors = MachineDoors(self.contents, paths.state, paths.runtime, self.lighting)
        blobs = Blobs(papers.folder / "made")
        who, notice = Who(_serial(), __version__), Notice(paths.runtime)
        settings = self._loaded.settings
        code, key = settings.office.code, office_key(settings)
        joining = Joining(line, papers, identity, notice, who, clock=utc_now, code=code, office=key)
        return Parts(
            line=line,
            papers=papers,
            joining=joining,
            notice=notice,
            who=who,
            clocks=self.clocks,
            collector=Collector(self._eyes(post, proofs), sights.heard),
            documents=self.documents,
            ledger=ledger,
            orders=Orders(ledger, doors, boot(), blobs.keep),
            blobs=blobs,
            post=post,
            proofs=proofs,
            applied=self._applied,
            forget=doors.forget,
        )

    def _eyes(self, post: Post, proofs: Proofs) -> Eyes:
        return self.gaze.eyes(
            post,
            proofs,
            sources=lambda: self.contents.sources,
            trusted=lambda: self.clocks.look().trusted,
            settings_problems=self._settings_problems,
            problems=self._problems,
            update=self.updates.state,
        )

    def _wire(self) -> Wire:
        settings = self._loaded.settings
        key = office_key(settings)
        wire = Wire(
            self.office_url,
            network_options(settings.network),
            lambda: bool(key) or self.papers.membership() is not None,
        )
        self._wires.append(wire)
        return wire

    def _device(self) -> str:
        member = self.papers.membership()
        return member.device if member is not None else ""

    def _plan(self) -> Plan:
        try:
            self._loaded = in_force(self._file, load_with_formats)
        except SettingsError as error:
            _log.warning("The settings cannot be read; those before stay: %s", error)
        member = self.papers.membership() if self.office_url else None
        revoked = member is not None and member.revoked
        return Plan(self._loaded.settings, joined=member is not None, revoked=revoked)

    def _fetcher(self, plan: Plan) -> Fetcher:
        vital = {source.url for source in plan.settings.sources if source.kind is Kind.WARNING}

        def allowed(url: str) -> str:
            if url in vital or not self.traffic.is_over():
                return ""
            most = plan.settings.network.monthly_mb
            return f"The {most} MB of this month are used up; see [network] monthly_mb."

        return OfficeFetcher(
            network_options(plan.settings.network),
            self.office_url,
            self._files if plan.joined else None,
            self.documents,
            allowed=allowed,
            used=self.traffic.used,
        )

    def _applied(self, name: str) -> None:
        """A document came, or went, or (with "") this terminal has joined."""
        if name in ("", SETTINGS):
            self.contents.begin_anew()
        if not name:
            # what failed before there was a network, or an office, waits half an hour otherwise
            self.contents.ask()
        if name == SETTINGS:
            self.player_waits.set()
        elif name == CONTENT:
            self.contents.ask(OFFICE.id)
        elif name.startswith(SOURCE):
            self.contents.ask(name.removeprefix(SOURCE))

    def _wrong(self, text: str) -> tuple[str, ...]:
        """What is wrong with the office's part of the settings."""
        try:
            fitting(overlaid(self._loaded, text, "office"))
        except SettingsError as error:
            return tuple(str(problem) for problem in error.problems)
        return ()

    def _settings_problems(self) -> tuple[str, ...]:
        own = (*self._loaded.problems, *self._loaded.office_problems)
        # staff read it: what is wrong with the file that set this terminal up, in their language
        how = provisioned.provisioned(provisioned.REPORT)
        faults = [fault.told("de") for fault in how.faults] if how is not None else []
        return (*(str(problem) for problem in own), *faults, *self.documents.problems)

    def _problems(self) -> tuple[str, ...]:
        over = ("the month's megabytes are used up",) if self.traffic.is_over() else ()
        trouble = self.gaze.feeling.trouble
        return (*over, trouble) if trouble else over


def showings(state: Path, cursor: str, sights: Sights) -> list[tuple[str, chain.Showing]]:
    """What the player recorded behind a cursor, with what the witness saw meanwhile.

    What ended just now waits until the witness was heard of that time, or for ten minutes.
    """
    found = []
    for one in Presented(state).after(int(cursor) if cursor.isdecimal() else 0):
        heard = sights.until()
        if (heard is None or heard < one.end) and utc_now() < one.end + _PATIENCE:
            break
        canary = sights.right(one.begin, one.end)
        pages = tuple(page for page in one.pages if page > 0)
        showing = chain.Showing(one.notice, one.content, one.begin, one.end, pages, canary)
        found.append((str(one.number), showing))
    return found


def latest(state: Path) -> str:
    """The cursor after all that the player has recorded so far."""
    number, presented = 0, Presented(state)
    while more := presented.after(number):
        number = more[-1].number
    return str(number)


def office_key(settings: Settings) -> bytes:
    """The key of the office that the settings name; empty where they name none."""
    return from_text(settings.office.key, KEY) if settings.office.key else b""


def run_beside(name: str, deed: Callable[[], None]) -> threading.Thread:
    """Run something beside everything else."""
    thread = threading.Thread(target=deed, name=name, daemon=True)
    thread.start()
    return thread


def _serial() -> str:
    """What stands on the case, where this user may read it; else what systemd named this system."""
    for file in ("/sys/class/dmi/id/product_serial", "/sys/firmware/devicetree/base/serial-number"):
        try:
            found = Path(file).read_text(errors="replace").strip("\0 \n")
        except OSError:
            continue
        if found and found.isprintable():
            return found[:100]
    return ""
