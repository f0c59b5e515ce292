"""URLs as they may be shown: http and https only, and never with a password."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# User name and password up to the "@" (RFC 3986, 3.2.1). The second form is a password that holds
# a bare "/" or "?": no URL any more, and still nobody's business.
_USERINFO = re.compile(
    r"""(?<=://)(?:[^/?#\s"'@]*(?:@[^/?#\s"'@]*)*@|[^/?#\s"'@:]+:(?!\d*[/?#"'\s])[^\s"']{0,256}@)"""
)
_SPECIAL = re.compile(r"[^\w!#$%&'()*+,./:;=?@\[\]~-]")


def masked(text: str) -> str:
    """``text`` with the user name and password of every URL in it left out."""
    return _USERINFO.sub("", text) if "@" in text else text


def safe_link(url: str | None) -> str | None:
    """``url`` as a link may carry it; None for what is no http or https address.

    User names and passwords are left out, and what could end a link early is percent-encoded.
    """
    if not url:
        return None
    target = _SPECIAL.sub(lambda char: quote(char.group(), errors="replace"), masked(url.strip()))
    return target if url_problem(target) is None else None


def url_problem(url: str) -> str | None:
    """Why no fetch can use ``url``, in words; None when one can."""
    if not url:
        return "the URL is empty"
    if re.search(r"[\x00-\x20\x7f-\x9f]", url):
        return "the URL holds a space or a control character"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "the URL's host or port is not valid"
    if parts.scheme not in ("http", "https"):
        scheme = f'not "{parts.scheme}"' if parts.scheme else "and this has neither"
        return f"the URL must begin with http:// or https://, {scheme}"
    if not parts.hostname:
        return "the URL names no host"
    if port == 0:
        return "the URL's port is not valid"
    return None
