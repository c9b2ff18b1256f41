# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From the partition to what is in force at this start: the newest file that is fit, or the last.

Everything is written anew at each start into a folder that a restart forgets, each file by
renaming, the report last: whoever finds a report finds all that it speaks of.
"""

import contextlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from content.settings import lines
from content.settings.declared import dotted
from content.settings.options import misfits, unfit_options
from content.settings.problem import Problem, SettingsError
from kiosk.provision import partition, report, reset
from kiosk.provision.kept import Good, Kept, opened
from kiosk.provision.outlet import Outlet
from kiosk.provision.plain import plain
from kiosk.provision.report import Report
from kiosk.settings.load import Loaded, read
from kiosk.settings.model import Settings


@dataclass(frozen=True, slots=True)
class _Offer:
    """What is fit to be in force: what to keep of it, and what it says."""

    good: Good
    settings: Settings


def provision(source: Path, into: Path, state: Path) -> Report:
    """Read the partition, write what is in force, and say how it went.

    A state folder that cannot be used costs only what is kept in it.

    Raises:
        OSError: nothing can be written below `into`.
    """
    with contextlib.ExitStack() as stack:
        kept: Kept | None = None
        trouble: tuple[Problem, ...] = ()
        was_reset = False
        try:
            kept = stack.enter_context(opened(state))
            was_reset = reset.carry_out(kept, state, partition.reset_paper(source))
        except OSError as error:
            hint = "see the data partition, and kiosk doctor"
            message = f"the state folder cannot be used ({error.strerror or error})"
            trouble = (Problem(str(state), 1, "state", message, hint),)
        return _in_force(source, Outlet(into), kept, replace(Report(report.NONE), reset=was_reset,
                                                             problems=trouble))  # fmt: skip


def _in_force(source: Path, outlet: Outlet, kept: Kept | None, so_far: Report) -> Report:
    """Decide which settings are in force, keep them, write them."""
    name, offer, problems = "", None, so_far.problems
    try:
        found = partition.settings_text(source)
        if found is not None:
            name = found[0]
            offer = _checked(Good(*found), source)
    except SettingsError as error:
        name = name or error.problems[0].file
        problems = (*error.problems, *problems)
    if offer is not None:
        state = report.FILE
        with contextlib.suppress(OSError):
            if kept is not None:
                kept.keep_good(offer.good)
    else:
        offer = _last_good(kept)
        state = report.KEPT if offer else report.BROKEN if name else report.NONE
    done = replace(so_far, state=state, name=name, problems=problems)
    outlet.write(offer.good if offer else None, offer.settings if offer else Settings())
    outlet.say(json.dumps(done.document(), ensure_ascii=False, indent=1))
    return done


def _last_good(kept: Kept | None) -> _Offer | None:
    """What was in force before, unless this release finds fault with it."""
    good = kept.good() if kept is not None else None
    if good is None:
        return None
    try:
        return _checked(good, None)
    except (SettingsError, TypeError, AttributeError):
        return None


def _checked(good: Good, source: Path | None) -> _Offer:
    """The settings of a text with the certificates that it names, from the partition or kept.

    Raises:
        SettingsError: with all its errors.
    """
    loaded = read(good.text, good.name)
    problems = [
        _at(loaded, path, message, hint)
        for path, message, hint in (
            *misfits(loaded.settings.sources),
            *unfit_options(loaded.settings.sources),
        )
    ]
    named = loaded.settings.network.ca_file
    if named and source is not None:
        try:
            found = partition.certificates(source, named)
            good = replace(good, certificates=found.decode("ascii"))
        except SettingsError as error:
            first = error.problems[0]
            path = ("network", "ca_file")
            problems.append(_at(loaded, path, f"{first.file}: {first.message}", first.hint))
    try:
        plain(good.text, good.name)
    except (ValueError, RecursionError):
        hint = "see kiosk settings reference"
        problems.append(Problem(good.name, 1, "file", "is nested too deep", hint))
    if problems:
        raise SettingsError(tuple(sorted(problems, key=lambda problem: problem.line)))
    return _Offer(good, loaded.settings)


def _at(loaded: Loaded, path: lines.Path, message: str, hint: str) -> Problem:
    return Problem(loaded.file, lines.line_of(loaded.lines, path), dotted(path), message, hint)
