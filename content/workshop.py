# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The parent's side of the worker, and the one door to subprocess in content."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Container, Sequence
from types import TracebackType
from typing import Any, BinaryIO, Literal, Self, cast

from content.codec import parsed_from_json
from content.frames import Frame, FrameError, parse_job, read_frame, write_frame
from content.images import MOST_BYTES, ImageRefused, ScaledImage
from content.printed import MOST_BYTES as LARGEST_PDF
from content.printed import MOST_PAGES, PdfPage, PdfRefused, Printed
from content.sources.adapter import Context, Parsed
from content.worker import LARGEST_JOB

WORKER = (sys.executable, "-P", "-m", "content.worker")
_LARGEST_ANSWER = 64_000_000
_START_SECONDS = 60.0
# a document has many pages, and others wait for their turn
_DOCUMENT_JOBS = 4
_UNEXPECTED = "the worker gave an unexpected answer"
_KEPT_STDERR = 4096
# all else stays behind: proxies, tokens, whatever a service manager handed in
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
_CAUSES = {
    "MemoryError": "it takes more memory than a worker may have",
    "RecursionError": "it is nested too deeply",
}
_SIGNALS = {
    signal.SIGXCPU: "it takes more computing time than a worker may have",
    signal.SIGALRM: "it takes longer than a worker may",
    signal.SIGSEGV: "the worker crashed on it (SIGSEGV)",
    signal.SIGABRT: "the worker crashed on it (SIGABRT)",
    signal.SIGBUS: "the worker crashed on it (SIGBUS)",
    signal.SIGKILL: "the worker was killed, perhaps for want of memory (SIGKILL)",
}


class Workshop:
    """Has foreign bytes read by a worker, and outlives whatever they do to it.

    A context manager. Thread-safe: jobs take turns. `seconds` is the wall time of one job,
    after which the worker and all its children are killed; `jobs` is how many one worker does
    before a fresh one takes over; after a failure one does at once. `command` starts a worker.
    """

    def __init__(
        self,
        command: Sequence[str] = WORKER,
        *,
        seconds: float = 10.0,
        jobs: int = 100,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = tuple(command)
        self._seconds = seconds
        self._jobs = jobs
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker. The workshop may be used again."""
        with self._lock:
            self._dismiss()

    def parse(self, format: str, data: bytes, context: Context) -> Parsed:  # noqa: A002 - its name
        """Read one file as `format`; whatever goes wrong is the answer's `error`."""
        job = parse_job(format, data, context)
        if len(job.body) > LARGEST_JOB:
            return Parsed(error=f"The file has more than {LARGEST_JOB // 1_000_000} MB.")
        try:
            answer = self._ask(job, {"parse"})
            return parsed_from_json(json.loads(answer.body))
        except _Failure as failure:
            return Parsed(error=f"The file was not read: {failure}.")
        except (ValueError, RecursionError):
            return Parsed(error=f"The file was not read: {_UNEXPECTED}.")

    def image(self, data: bytes, box: tuple[int, int]) -> ScaledImage:
        """A checked copy of a picture that fits into `box` pixels, see `content.images`.

        Raises:
            ImageRefused: there is none, and why.
        """
        if len(data) > MOST_BYTES:
            raise ImageRefused(f"The picture has more than {MOST_BYTES // 1_000_000} MB.")
        try:
            head = {"op": "image", "box": list(box)}
            answer = self._ask(Frame(head, data), {"image", "refused"})
        except _Failure as failure:
            raise ImageRefused(f"The picture was not read: {failure}.") from failure
        if answer.head["done"] == "refused":
            raise ImageRefused(str(answer.head.get("reason", "")))
        return _scaled(answer)

    def document(self, data: bytes) -> Printed:
        """The first pages of a PDF as pictures, and its words, see `content.pdf`.

        Page by page, so that one that cannot be drawn costs only those after it.

        Raises:
            PdfRefused: there is none, and why.
        """
        if len(data) > LARGEST_PDF:
            raise PdfRefused(f"Das PDF hat mehr als {LARGEST_PDF // 1_000_000} MB.")
        end = self._monotonic() + _DOCUMENT_JOBS * self._seconds
        pages: list[ScaledImage] = []
        words: list[str] = []
        whole = 1
        while len(pages) < min(whole, MOST_PAGES) and (not pages or self._monotonic() < end):
            try:
                page = self._page(data, len(pages))
            except PdfRefused:
                if pages:
                    break
                raise
            pages.append(page.picture)
            words.append(page.text)
            whole = page.pages
        return Printed(tuple(pages), "\n\n".join(filter(None, words)), whole)

    def _page(self, data: bytes, index: int) -> PdfPage:
        try:
            answer = self._ask(Frame({"op": "pdf", "page": index}, data), {"pdf", "refused"})
        except _Failure as failure:
            raise PdfRefused(
                f"Seite {index + 1} des PDF war nicht zu lesen: {failure}."
            ) from failure
        if answer.head["done"] == "refused":
            raise PdfRefused(str(answer.head.get("reason", "")))
        text, pages = answer.head.get("text"), answer.head.get("pages")
        if not isinstance(text, str) or not isinstance(pages, int):
            raise PdfRefused(f"Das PDF war nicht zu lesen: {_UNEXPECTED}.")
        try:
            return PdfPage(_scaled(answer), text, pages)
        except ImageRefused as refusal:
            raise PdfRefused(refusal.reason) from refusal

    def _ask(self, job: Frame, expected: Container[object]) -> Frame:
        with self._lock:
            try:
                if self._worker is None:
                    self._worker = _Worker(self._command)
                answer = self._worker.ask(job, self._seconds, expected)
            except BaseException:
                self._dismiss()
                raise
            if self._worker.answered >= self._jobs or self._worker.expired:
                self._dismiss()
            return answer

    def _dismiss(self) -> None:
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.end()


class _Failure(Exception):  # noqa: N818 - a reason, ends up in a value
    """Why a job gave nothing: the second half of a sentence."""


class _Worker:
    """One child process in a process group of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self.answered = 0
        self.expired = False
        self._started = False
        self._last_words: deque[bytes] = deque(maxlen=1)
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                process_group=0,
                cwd="/",
                env=environment | {"PYTHONUTF8": "1", "TZ": "UTC"},
            )
        except OSError as error:
            raise _Failure(f"no worker could be started ({error.strerror or error})") from error
        self._stderr = threading.Thread(target=self._listen, daemon=True)
        self._stderr.start()

    def ask(self, job: Frame, seconds: float, expected: Container[object]) -> Frame:
        """One job's answer; after a `_Failure` the worker is of no more use."""
        if not self._started:
            self._exchange(None, _START_SECONDS, {"start"})
            self._started = True
        answer = self._exchange(job, seconds, expected)
        self.answered += 1
        return answer

    def _exchange(self, job: Frame | None, seconds: float, expected: Container[object]) -> Frame:
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            if job is not None:
                # a worker that died while it listened may still have said why
                with contextlib.suppress(OSError):
                    write_frame(self._stdin, job)
            answer = read_frame(self._stdout, _LARGEST_ANSWER)
        except FrameError as error:
            raise _Failure(self._why(f"the worker gave garbage ({error})", seconds)) from error
        finally:
            timer.cancel()
            timer.join()
        if answer is None:
            raise _Failure(self._why("", seconds))
        if "failed" in answer.head:
            name = str(answer.head["failed"])[:50]
            raise _Failure(_CAUSES.get(name, f"the worker failed on it ({name})"))
        if answer.head.get("done") not in expected:
            raise _Failure(_UNEXPECTED)
        return answer

    def end(self) -> None:
        """Kill the whole group and wait for the worker; leaves nothing open."""
        self._kill()
        self._process.wait()
        # not for ever: somebody else may have got hold of the other end
        self._stderr.join(1)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    @property
    def _stdin(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)

    def _expire(self) -> None:
        self.expired = True
        self._kill()

    def _kill(self) -> None:
        # Not waited for yet, so the number still is this group's, also if the worker is dead.
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _why(self, otherwise: str, seconds: float) -> str:
        """What became of the worker, once its pipe is of no more use."""
        if self.expired:
            return f"it took longer than {seconds:g} s"
        if otherwise:
            return otherwise
        try:
            code = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return "the worker closed its pipe"
        # whatever it started and left behind
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        if code < 0:
            number = signal.Signals(-code)
            return _SIGNALS.get(number, f"the worker was ended by {number.name}")
        self._stderr.join(1)
        words = b"".join(self._last_words).decode(errors="replace").strip().splitlines()
        return f"the worker ended with code {code} ({words[-1][:200] if words else 'silently'})"

    def _listen(self) -> None:
        """Take whatever the worker says on stderr, and keep the end of it."""
        stream = cast("BinaryIO", self._process.stderr)
        kept = b""
        while said := os.read(stream.fileno(), 65536):
            kept = (kept + said)[-_KEPT_STDERR:]
            self._last_words.append(kept)


def _scaled(answer: Frame) -> ScaledImage:
    head: dict[str, Any] = answer.head
    width, height, kind = head.get("width"), head.get("height"), head.get("format")
    known: dict[str, Literal["jpeg", "png"]] = {"jpeg": "jpeg", "png": "png"}
    if not isinstance(width, int) or not isinstance(height, int) or kind not in known:
        raise ImageRefused(f"The picture was not read: {_UNEXPECTED}.")
    return ScaledImage(answer.body, width, height, known[kind])
