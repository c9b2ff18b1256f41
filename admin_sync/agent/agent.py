# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The agent's line to the office: joins, beats, applies documents, takes orders, delivers.

One step after the other in one thread, each of which may fail without costing the next. What the
terminal shows never waits for any of it.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from admin_sync.agent import enrolment, leaving
from admin_sync.agent.blobs import Blobs
from admin_sync.agent.clocks import Clocks
from admin_sync.agent.documents import DocumentError, Documents
from admin_sync.agent.enrolment import Enrolment, Notice
from admin_sync.agent.evidence.collect import Collector, Telling, mark_of
from admin_sync.agent.joining import ACCEPTED, REVOKED, Joining, Who, asked_code
from admin_sync.agent.ledger import Ledger
from admin_sync.agent.line import Line, LineError, RefusedError, RevokedError
from admin_sync.agent.membership import Membership, Papers
from admin_sync.agent.orders import Orders
from admin_sync.agent.post import Post, Proofs
from admin_sync.agent.rhythm import Rhythm, pause
from admin_sync.protocol import wire
from admin_sync.protocol.envelope import EnvelopeError, unseal
from admin_sync.protocol.identity import words
from admin_sync.protocol.messages import Beat, BeatReply
from admin_sync.protocol.orders import Order
from admin_sync.protocol.report import Report
from content.clock import Clock, since_boot

_log = logging.getLogger(__name__)

# after an order: the office waits for its receipt
_SOON = 0.5
# an answer that says nothing of the line: orders, entries and proofs go their way all the same
_OF_ONE_DOCUMENT = frozenset({200, 400, 404, 413, 500})
# of one answer; an office that sends more sends them again
_MOST_ORDERS = 50
# so many beats without an answer to a wipe's receipt, and we go without
_LAST_WORDS = 5
# a code that somebody types is taken up so soon
_LISTENING = 5.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What an agent is made of. `applied` hears which document was applied or forgotten.

    `forget` removes the content.
    """

    line: Line
    papers: Papers
    joining: Joining
    notice: Notice
    who: Who
    clocks: Clocks
    collector: Collector
    documents: Documents
    ledger: Ledger
    orders: Orders
    blobs: Blobs
    post: Post
    proofs: Proofs
    applied: Callable[[str], None]
    forget: Callable[[], None]


class Agent:
    """One terminal's side of the line. `boot` is the kernel's name of this time since the start."""

    def __init__(  # noqa: PLR0913 - its parts, and where and when it is
        self,
        parts: Parts,
        *,
        boot: str,
        metered: bool,
        clock: Clock,
        rng: Random,
        monotonic: Callable[[], float] = since_boot,
    ) -> None:
        self._parts = parts
        self._boot = boot
        self._metered = metered
        self._clock = clock
        self._rng = rng
        self._monotonic = monotonic
        self._member = parts.papers.membership()
        self._telling = Telling()
        self._failures = 0
        self._beats = 0
        self._asked_whole = True
        self._unheard = 0
        self.trouble = ""
        #: Whether this process has to begin anew, with another key.
        self.done = False

    def run(self, stop: threading.Event) -> None:
        """Speak to the office until told to stop, or until another key is needed."""
        self.begin()
        wait = self._rng.random()
        while not stop.wait(wait):
            wait = self.step()
            if self.done:
                return

    def begin(self) -> None:
        """Say how this terminal stands, and settle what the process before this one left."""
        parts = self._parts
        self._guarded("settling", parts.orders.settle)
        member = self._member
        if member is None:
            if parts.ledger.leaving:  # the power went at the very end of it
                self._guarded("leaving", parts.ledger.left)
            parts.joining.begin()
            return
        parts.line.belong(member.device, member.office_key)
        if member.revoked:
            self._guarded("leaving", parts.forget)
        self._stands(member)

    def step(self) -> float:
        """One exchange with the office; the seconds to the next. Never raises."""
        try:
            wait = self._step()
        except LineError as error:
            self._failures += 1
            self._say_trouble(error.message)
            if isinstance(error, RefusedError) and self._member is not None:
                self._say_refused(error.message)
            return pause(self._failures, self._rng, error.retry_after)
        except Exception as error:  # noqa: BLE001 - an agent that ends helps nobody
            self._failures += 1
            _log.exception("The line to the office broke off.")
            self._say_trouble(f"{type(error).__name__}: {error}"[:200])
            return pause(self._failures, self._rng)
        self._failures = 0
        self.trouble = ""
        return wait

    def _step(self) -> float:
        self._parts.clocks.look()
        if self._member is None:
            return self._join()
        if self._member.revoked:
            return self._outside(self._member)
        if self._parts.ledger.leaving:
            return self._leave()
        try:
            return self._beat(self._member)
        except RevokedError:
            return self._revoked(self._member)

    def _join(self) -> float:
        self._guarded("skipping", self._parts.proofs.skip)
        member, wait = self._parts.joining.step()
        if member is None:
            locked_out = self._parts.joining.locked_out
            return self._anew() if locked_out and self._parts.joining.code() else wait
        self._member = member
        self._asked_whole = True
        self._parts.line.belong(member.device, member.office_key)
        self._parts.applied("")
        return 0.0

    def _beat(self, member: Membership) -> float:
        parts = self._parts
        now = self._monotonic()
        report = parts.collector.collect(self._clock(), parts.clocks.look())
        beat = self._said(report, now)
        reply = parts.line.beat(beat)
        self._beats += 1
        parts.clocks.office_said(reply.now, self._monotonic())
        if beat.report is not None:
            self._telling.said(report, now)
        self._asked_whole = reply.full
        parts.ledger.acknowledged(reply.acknowledged)
        self._stands(member)
        news = self._apply(reply.wants, member)
        self._take(reply, member)
        more = self._deliver()
        if news or more or parts.ledger.receipts() or reply.full:
            return _SOON
        return Rhythm(member.device, self._metered).next(reply.next, self._monotonic(), self._rng)

    def _said(self, report: Report, now: float) -> Beat:
        whole = self._telling.is_due(report, now, asked=self._asked_whole)
        frames, sight = report.frames, report.sight
        return Beat(
            boot=self._boot,
            sequence=self._beats + 1,
            report_mark=mark_of(report) if whole else self._telling.mark,
            has=self._parts.documents.has,
            report=report if whole else None,
            receipts=tuple(
                receipt
                for receipt in self._parts.ledger.receipts()
                # the office takes nothing for an order that is over
                if not self._parts.blobs.waits(receipt.order)
            ),
            frames_age=frames.age if frames else None,
            frames=frames.presented if frames else None,
            sight_age=sight.age if sight else None,
            sight=sight.state if sight else None,
        )

    def _apply(self, wants: Mapping[str, str], member: Membership) -> bool:
        """Get what is wanted and not had; a document that is no good costs only itself.

        Whether something was applied, which the office then wants to know.
        """
        parts = self._parts
        news = False
        for name in parts.documents.superfluous(wants):
            parts.documents.forget(name)
            parts.applied(name)
        for name in parts.documents.missing(wants):
            try:
                sealed = parts.line.document(name)
                parts.documents.apply(
                    name, sealed, member.office_key, member.device, wants[name], now=self._clock()
                )
            except (RevokedError, RefusedError):
                raise
            except LineError as error:
                if error.status not in _OF_ONE_DOCUMENT:
                    raise
                self._say_trouble(f"{name}: {error.message}")
                continue
            except DocumentError as error:
                _log.warning("%s", error)
                continue
            _log.info("The document %s is applied.", name)
            parts.applied(name)
            news = True
        return news

    def _take(self, reply: BeatReply, member: Membership) -> None:
        for sealed in reply.orders[:_MOST_ORDERS]:
            try:
                body = unseal(sealed.encode(), member.office_key, "order", member.device, reply.now)
                order = wire.read(Order, body)
            except (EnvelopeError, wire.MessageError, UnicodeError) as error:
                # nobody knows whose it is: there is nothing to give a receipt for
                _log.warning("An order is not to be believed: %s", error)
                continue
            self._parts.orders.take(order, member.device, reply.now)

    def _deliver(self) -> bool:
        """Hand up pictures, entries and links; each may fail by itself. Whether more wait."""
        parts = self._parts
        if parts.clocks.look().trusted:
            self._guarded("proving", lambda: parts.proofs.extend(self._clock()))
        more = False
        for way in (parts.blobs.deliver, parts.proofs.deliver, parts.post.deliver):
            try:
                more = way(parts.line) or more
            except RevokedError:
                raise
            except LineError as error:
                self._say_trouble(error.message)
        return more

    def _revoked(self, member: Membership) -> float:
        """Believe it only from the office itself: a proxy can answer anything."""
        parts = self._parts
        standing = parts.line.announce(parts.who.serial, parts.who.version)
        if standing.state == ACCEPTED:
            return pause(1, self._rng)
        if standing.state != REVOKED:
            raise LineError(f"The office says that this terminal is {standing.state}.")
        _log.warning("The office has revoked this terminal; its content is removed.")
        self._member = parts.papers.keep(
            Membership(member.device, member.office, member.place, revoked=True)
        )
        parts.forget()
        parts.documents.clear()
        self._stands(self._member)
        return _LISTENING

    def _outside(self, member: Membership) -> float:
        """Revoked: say nothing and show nothing, until somebody types a new code here."""
        self._stands(member)
        if not asked_code(self._parts.papers.folder):
            return _LISTENING
        return self._anew()

    def _anew(self) -> float:
        """Become somebody else: a key that was locked out never comes in again."""
        self._parts.papers.forget(key=True)
        self._parts.ledger.left()
        self.done = True
        return 0.0

    def _leave(self) -> float:
        """After a wipe: give the receipt, if anybody takes it, and forget the office and all."""
        parts = self._parts
        parts.forget()
        parts.documents.clear()
        parts.blobs.clear()
        if parts.ledger.receipts() and self._unheard < _LAST_WORDS:
            self._unheard += 1
            while parts.proofs.deliver(parts.line):
                pass  # what was shown stays proved
            report = parts.collector.collect(self._clock(), parts.clocks.look())
            reply = parts.line.beat(self._said(report, self._monotonic()))
            self._beats += 1
            parts.ledger.acknowledged(reply.acknowledged)
            return _SOON
        _log.warning("This terminal was wiped; it belongs to no office any more.")
        leaving.ask(parts.papers.folder)
        return self._anew()

    def _stands(self, member: Membership) -> None:
        state = enrolment.REVOKED if member.revoked else enrolment.ACCEPTED
        office = words(member.office_key)
        self._parts.notice.say(Enrolment(state, place=member.place, office=office))

    def _say_refused(self, why: str) -> None:
        detail = f"Die Leitstelle weist sich nicht aus, wie sie es früher tat: {why}"
        self._parts.notice.say(Enrolment(enrolment.REFUSED, detail=detail))

    def _say_trouble(self, trouble: str) -> None:
        if trouble != self.trouble:
            _log.warning("%s", trouble)
        self.trouble = trouble

    def _guarded(self, name: str, deed: Callable[[], object]) -> None:
        try:
            deed()
        except Exception:  # noqa: BLE001 - what fails here must not keep the line from working
            _log.exception("%s failed.", name.capitalize())
