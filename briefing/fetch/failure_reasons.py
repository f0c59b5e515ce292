"""Why a fetch failed, in words for a person: no class names, no codes, no URLs."""

from __future__ import annotations

import errno
import logging
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpcore

from briefing.fetch.counted_stream import LONG_HEAD
from briefing.fetch.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)

# X509_V_ERR_*, as OpenSSL numbers them.
_CERTIFICATES = {
    9: "its certificate is not valid yet; is the clock right?",
    10: "its certificate has expired",
    18: "its certificate is signed by itself",
    19: "its certificate is signed by an authority nobody knows",
    20: "its certificate is signed by an authority nobody knows",
    62: "its certificate is for another host",
    64: "its certificate is for another host",
}
_SYSTEM = {
    errno.ECONNREFUSED: "the connection was refused",
    errno.ECONNRESET: "the connection was cut",
    errno.EPIPE: "the connection was cut",
    errno.ENETUNREACH: "the network cannot be reached",
    errno.EHOSTUNREACH: "the host cannot be reached",
    errno.ETIMEDOUT: "the host does not answer",
    errno.EMFILE: "too many connections are open on this machine",
}
# What is left when no cause says more.
_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (httpcore.LocalProtocolError, "its headers in feeds.toml cannot be sent"),
    (UnicodeError, "its headers in feeds.toml cannot be sent"),
    (httpcore.ConnectError, "no connection could be made"),
    (httpcore.NetworkError, "the connection was cut"),
    (httpcore.TimeoutException, "the host does not answer"),
    (OSError, "no connection could be made"),
)


def status(code: int) -> str:
    """``404 not found``; the server's own phrase is never repeated."""
    try:
        return f"{code} {HTTPStatus(code).phrase.lower()}"
    except ValueError:
        return f"{code}, which means nothing"


def too_slow(timeout: float) -> str:
    """The whole fetch took more than ``timeout`` seconds."""
    return f"no complete answer within {timeout:g} s"


def why(error: Exception) -> str:
    """The reason behind anything that sending a request and reading its answer can raise."""
    known = next((words for cause in _chain(error) if (words := _cause(cause))), None)
    if known is None and isinstance(error, httpcore.RemoteProtocolError):
        known = "the answer is not HTTP" if error.__cause__ else "the server hung up"
    if known is None:
        known = next((words for kind, words in _KINDS if isinstance(error, kind)), None)
    if known is None:
        _log.debug("unforeseen while fetching", exc_info=error)
    return known or "the fetch failed in a way nobody foresaw"


def _cause(cause: BaseException) -> str | None:
    if isinstance(cause, Trouble):
        return str(cause)
    if getattr(cause, "error_status_hint", None) == 431:  # h11, of headers beyond its bound
        return LONG_HEAD
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(cause.verify_code, "its certificate cannot be verified")
    if isinstance(cause, ssl.SSLError):
        return "no secure connection could be made"
    return _SYSTEM.get(cause.errno or 0) if isinstance(cause, OSError) else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """``error`` and what it came from, the members of a group included."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
