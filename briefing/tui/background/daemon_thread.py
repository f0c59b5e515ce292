"""A thread that runs one job after the other and that the end of the program does not wait for."""

from __future__ import annotations

from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

_Job = tuple[Future[Any], "Callable[[], Any]"]


class DaemonThread:
    """Started by the first job. An executor cannot be left behind: Python joins its threads."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._thread: Thread | None = None
        self._last: _Job | None = None

    def submit(self, job: Callable[[], Result]) -> Future[Result]:
        """Queue a job; the future raises what it raises, and is cancelled after the end."""
        future: Future[Result] = Future()
        if self._last is not None:
            future.cancel()
            return future
        self._jobs.put((future, job))
        if self._thread is None:
            self._thread = Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        return future

    def end(self, last_job: Callable[[], None]) -> None:
        """Drop what is queued; after the job that runs now, ``last_job`` is run. Does not wait."""
        if self._last is None:
            self._last = (Future(), last_job)
            self._jobs.put(self._last)

    def _run(self) -> None:
        while True:
            queued = self._jobs.get()
            future, job = queued
            if self._last is not None and queued is not self._last:
                future.cancel()
                continue
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job())
                except BaseException as error:  # noqa: BLE001  whoever waits for it decides
                    future.set_exception(error)
            if queued is self._last:
                return
