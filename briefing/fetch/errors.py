"""Why a fetch failed, in words for a person: no class names, no codes, no URLs."""

from __future__ import annotations

import errno
import logging
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpcore

from briefing.domain.failure_words import UNKNOWN_SIGNER

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)

HEADERS_TOO_LONG = "its headers are longer than any answer needs"

_OLD_TLS = "it speaks only versions of TLS that are no longer safe"
_NOT_TLS = "it does not speak TLS where its URL says https"

# X509_V_ERR_*, as OpenSSL numbers them.
_CERTIFICATE_ERRORS = {
    9: "its certificate is not valid yet; is the clock right?",
    10: "its certificate has expired",
    18: f"{UNKNOWN_SIGNER} itself",
    19: f"{UNKNOWN_SIGNER} an unknown authority",
    20: f"{UNKNOWN_SIGNER} an unknown authority",
    21: f"{UNKNOWN_SIGNER} an unknown authority",
    62: "its certificate is for another host",
    64: "its certificate is for another host",
}
# Reasons as OpenSSL names them; its error numbers differ from version to version.
_TLS_ERRORS = {
    "UNSAFE_LEGACY_RENEGOTIATION_DISABLED": "it speaks old TLS, without secure renegotiation "
    "(RFC 5746); legacy_tls = true would allow it",
    "UNSUPPORTED_PROTOCOL": _OLD_TLS,
    "TLSV1_ALERT_PROTOCOL_VERSION": _OLD_TLS,
    "DH_KEY_TOO_SMALL": "the key of its secure connection is too short to be safe",
    "WRONG_VERSION_NUMBER": _NOT_TLS,
    "HTTP_REQUEST": _NOT_TLS,
    "RECORD_LAYER_FAILURE": _NOT_TLS,
}
_SYSTEM_ERRORS = {
    errno.ECONNREFUSED: "the connection was refused",
    errno.ECONNRESET: "the connection was cut",
    errno.EPIPE: "the connection was cut",
    errno.ENETUNREACH: "the network cannot be reached",
    errno.EHOSTUNREACH: "the host cannot be reached",
    errno.ETIMEDOUT: "the host does not answer",
    errno.EMFILE: "too many connections are open on this machine",
}
# For errors whose causes say nothing more precise.
_BY_TYPE: tuple[tuple[type[Exception], str], ...] = (
    (httpcore.LocalProtocolError, "its headers in feeds.toml cannot be sent"),
    (UnicodeError, "its headers in feeds.toml cannot be sent"),
    (httpcore.ConnectError, "no connection could be made"),
    (httpcore.NetworkError, "the connection was cut"),
    (httpcore.TimeoutException, "the host does not answer"),
    (OSError, "no connection could be made"),
)


class FetchError(Exception):
    """A fetch cannot go on and becomes a ``Failed``; the message is the reason a person reads."""


class PrivateAddressError(FetchError):
    """The host is at a private address that is not allowed; the message is the host."""


def describe_status(code: int) -> str:
    """``404 not found``; the server's own phrase is never repeated."""
    try:
        return f"{code} {HTTPStatus(code).phrase.lower()}"
    except ValueError:
        return f"{code}, which is not a known status"


def describe_timeout(timeout: float) -> str:
    """The whole fetch took more than ``timeout`` seconds."""
    return f"no complete answer within {timeout:g} s"


def describe_error(error: Exception) -> str:
    """The reason behind anything that sending a request and reading its response can raise."""
    reason = next((words for cause in _causes(error) if (words := _describe_cause(cause))), None)
    if reason is None and isinstance(error, httpcore.RemoteProtocolError):
        reason = "the answer is not HTTP" if error.__cause__ else "the server hung up"
    if reason is None:
        reason = next((words for kind, words in _BY_TYPE if isinstance(error, kind)), None)
    if reason is None:
        _log.debug("unexpected error while fetching", exc_info=error)
    return reason or "the fetch failed in an unexpected way"


def _describe_cause(cause: BaseException) -> str | None:
    if isinstance(cause, FetchError):
        return str(cause)
    if getattr(cause, "error_status_hint", None) == 431:  # h11, for headers beyond its limit
        return HEADERS_TOO_LONG
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _CERTIFICATE_ERRORS.get(cause.verify_code, "its certificate cannot be verified")
    if isinstance(cause, ssl.SSLError):
        return _TLS_ERRORS.get(cause.reason or "", "no secure connection could be made")
    return _SYSTEM_ERRORS.get(cause.errno or 0) if isinstance(cause, OSError) else None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and its causes, including the members of exception groups."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop(0)
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
