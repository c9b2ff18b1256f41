# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is done with entries: written, handed in, approved, withdrawn; and nothing lost by it.

Each deed names the version that was looked at. Where somebody else was faster, nothing is done.
"""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from admin_sync.office.editor import flow, publish, targets
from admin_sync.office.editor.draft import Draft, to_json
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.models import Entry, Policy, Revision, Step
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.people import audit
from admin_sync.office.people.models import Unit, User
from admin_sync.office.people.rights import Right, may

_LONGEST_TITLE = 200


class Overtaken(Exception):  # noqa: N818 - a verdict
    """Somebody else has changed the entry meanwhile; `latest` is what they wrote."""

    def __init__(self, latest: Revision | None) -> None:
        super().__init__()
        self.latest = latest


def person(by: Bringer, unit: Unit) -> flow.Person:
    """Somebody with their rights in a unit; a club writes, and no more."""
    if by.user is None:
        name = f"club:{by.invitation.pk if by.invitation else ''}"
        return flow.Person(name, write=True, direct=False)
    return flow.Person(
        name=str(by.user.pk),
        write=may(by.user, Right.WRITE, unit),
        approve=may(by.user, Right.APPROVE, unit),
        direct=direct(unit),
    )


def direct(unit: Unit) -> bool:
    """Whether whoever writes in a unit may publish without a second person."""
    policy = Policy.objects.filter(unit=unit).first()
    return policy is None or policy.direct


def allowed(entry: Entry, user: User) -> frozenset[Action]:
    """What somebody of the staff may do with an entry now."""
    return flow.allowed(publish.case(entry), person(Bringer(user), entry.unit))


def write(entry: Entry | None, draft: Draft, by: Bringer, seen: int, now: datetime) -> Entry:
    """Keep a version of an entry, or begin one (`entry` None).

    Raises:
        Overtaken: there is a newer version than the one `seen`.
        flow.Refused: it may not be changed now.
        PermissionDenied: it is for screens on which they may not write.
    """
    _check_targets(draft, by)
    with transaction.atomic():
        held = _held(entry, seen) if entry else _begun(draft, by, now)
        if by.invitation is not None and held.invitation_id != by.invitation.pk:
            raise PermissionDenied
        known = publish.case(held)
        after = flow.done(known, Action.SAVE, person(by, held.unit), now, serious=draft.serious)
        if entry and held.version and _latest(held).draft == draft:
            return held
        held.unit = targets.owner(draft.where, held.unit)
        _note(held, after)
        held.title = draft.title[:_LONGEST_TITLE]
        if not held.live:
            held.since, held.until = draft.since, publish.until_of(draft)
        held.changed = now
        held.save()
        Revision.objects.create(
            entry=held,
            number=held.version,
            content=to_json(draft),
            by=by.user,
            author=_name(by),
            made=now,
        )
        _log(held, Action.SAVE, by, now, "")
    return held


def act(  # noqa: PLR0913 - a deed is all of this
    entry: Entry, action: Action, by: Bringer, seen: int, now: datetime, *, reason: str = ""
) -> Entry:
    """Hand in, publish, approve, return, send out at once, withdraw or take up an entry.

    Raises:
        Overtaken: there is a newer version than the one `seen`.
        flow.Refused: it is not allowed, and why.
    """
    with transaction.atomic():
        held = _held(entry, seen)
        before = publish.case(held)
        doer = person(by, held.unit)
        if by.invitation is not None and held.invitation_id != by.invitation.pk:
            raise PermissionDenied
        after = flow.done(before, action, doer, now, serious=before.serious)
        _note(held, after)
        held.reason, held.changed = reason, now
        if after.live and held.published is None:
            held.published = now
        held.save()
        _log(held, action, by, now, reason)
        if (before.live, before.settled) != (after.live, after.settled) or after.live:
            publish.lay(held, now)
    return held


def with_source(draft: Draft, by: Bringer) -> Draft:
    """A club's entry says whose it is, and can be neither official nor grave."""
    if by.invitation is None:
        return draft
    return replace(
        draft, source=by.invitation.name, takeover=False, pinned=False, pinned_until=None
    )


def _begun(draft: Draft, by: Bringer, now: datetime) -> Entry:
    if by.invitation is not None:
        unit = by.invitation.unit
    else:
        unit = targets.owner(draft.where, _first_unit(by))
    return Entry(kind=draft.kind, unit=unit, invitation=by.invitation, changed=now)


def _first_unit(by: Bringer) -> Unit:
    if by.user is None:
        raise PermissionDenied
    found = targets.choices(by.user).units
    if not found:
        raise PermissionDenied
    return found[0]


def _check_targets(draft: Draft, by: Bringer) -> None:
    if by.invitation is not None:
        offered = targets.of_units(targets.reach(by.invitation.unit))
    elif by.user is not None:
        offered = targets.choices(by.user)
    else:
        raise PermissionDenied
    if not offered.allow(draft.where):
        raise PermissionDenied


def _held(entry: Entry, seen: int) -> Entry:
    """The entry as it is now, held until the transaction ends."""
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    if held.version != seen:
        raise Overtaken(held.revisions.filter(number=held.version).first())
    return held


def _latest(entry: Entry) -> Revision:
    return entry.revisions.get(number=entry.version)


def _note(entry: Entry, after: flow.Case) -> None:
    entry.state = after.state.value
    entry.version = after.version
    entry.live, entry.settled = after.live, after.settled
    entry.urgent_until = after.urgent_until


def _name(by: Bringer) -> str:
    return str(by.user or by.invitation or "")[:100]


def _log(entry: Entry, action: Action, by: Bringer, now: datetime, reason: str) -> None:
    Step.objects.create(
        entry=entry,
        action=action.value,
        version=entry.version,
        by=by.user,
        author=_name(by),
        made=now,
        reason=reason,
    )
    detail = {"title": entry.title, "version": entry.version, "kind": entry.kind}
    if reason:
        detail["reason"] = reason
    if by.invitation is not None:
        detail["club"] = by.invitation.name
    verb = f"entry-{action.value.replace('_', '-')}"
    audit.record(by.user, verb, f"entry:{entry.pk}", detail, now)
