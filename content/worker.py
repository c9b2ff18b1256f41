# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The child process that touches foreign bytes: parses, scales and draws, from stdin to stdout.

It reaches no network, writes no file and knows no store; `content.workshop` is its other end.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from typing import BinaryIO

from content.cage import lock_up, one_job
from content.codec import parsed_to_json
from content.frames import Frame, FrameError, read_frame, read_parse_job, write_frame
from content.images import ImageRefused, scale
from content.printed import PdfPage, PdfRefused
from content.sources.adapter import Parsed, adapter, formats

# the largest input of any format; the fetch has smaller limits
LARGEST_JOB = 64_000_000
_PDF = "content.pdf"
# what libraries load on first use, and what a job must find loaded: the cage is shut then
_LOADED_EARLY = (
    "PIL.BmpImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.IcoImagePlugin",
    "PIL.JpegImagePlugin",
    "PIL.MpoImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.WebPImagePlugin",
    "encodings.cp1252",
    "encodings.idna",
    "encodings.latin_1",
    "encodings.utf_16",
)


def serve(
    stdin: BinaryIO,
    stdout: BinaryIO,
    bounds: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> None:
    """Say that all is ready, then do the jobs that come in until there are no more.

    A job that failed is answered with `{"failed": exception's name}`; the parent is expected
    to end this process then. `bounds` is held around each job.

    Raises:
        FrameError: the parent does not speak in frames.
        OSError: the parent is gone.
    """
    write_frame(stdout, Frame({"done": "start"}))
    while (job := read_frame(stdin, LARGEST_JOB)) is not None:
        try:
            with bounds():
                answer = _do(job)
        except Exception as error:  # noqa: BLE001 - whatever a library does, the parent hears of it
            answer = Frame({"failed": type(error).__name__})
        write_frame(stdout, answer)


def _do(job: Frame) -> Frame:
    match job.head["op"]:
        case "parse":
            return _parse(job)
        case "image":
            return _image(job)
        case "pdf":
            return _pdf(job)
        case other:
            raise ValueError(other)


def _parse(job: Frame) -> Frame:
    name, data, context = read_parse_job(job)
    try:
        reader = adapter(name)
    except KeyError:
        known = ", ".join(formats())
        parsed = Parsed(error=f"There is no format {name[:50]!r}; there are {known}.")
    else:
        parsed = reader.parse(data, context)
    # Half a character from a broken file ends here: no database and no page could take it.
    text = json.dumps(parsed_to_json(parsed), ensure_ascii=False)
    return Frame({"done": "parse"}, text.encode(errors="replace"))


def _image(job: Frame) -> Frame:
    width, height = job.head["box"]
    try:
        scaled = scale(job.body, (width, height))
    except ImageRefused as refusal:
        return Frame({"done": "refused", "reason": refusal.reason})
    size = {"width": scaled.width, "height": scaled.height, "format": scaled.format}
    return Frame({"done": "image"} | size, scaled.data)


def _pdf(job: Frame) -> Frame:
    # not at the top: who starts workers needs no PDFium himself
    pdf = import_module(_PDF)
    try:
        page: PdfPage = pdf.page_of(job.body, int(job.head["page"]))
    except (PdfRefused, ImageRefused) as refusal:
        return Frame({"done": "refused", "reason": refusal.reason})
    drawn = page.picture
    size = {"width": drawn.width, "height": drawn.height, "format": drawn.format}
    return Frame({"done": "pdf", "text": page.text, "pages": page.pages} | size, drawn.data)


def main() -> int:
    """Run as a worker: limits first, then jobs from stdin. Returns the exit code."""
    # Only frames may reach the pipe: what a library prints goes to stderr.
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for name in _LOADED_EARLY:
        import_module(name)
    with suppress(Exception):
        import_module(_PDF)
    for name in formats():
        # a format that cannot be loaded fails its own jobs, and nobody else's
        with suppress(Exception):
            adapter(name)
    lock_up()
    try:
        serve(stdin, stdout, one_job)
    except (FrameError, OSError, KeyboardInterrupt):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
