"""Feed discovery: which addresses to try for what a person typed. No request is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from briefing.fetch.ip_address import canonical_host, names_private
from briefing.text.urls import canonical_feed_url, split_url, url_problem

if TYPE_CHECKING:
    from briefing.text.feed_links import FeedLink, FeedLinks

MAX_CANDIDATES = 8
"""Addresses that are requested besides the page itself."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))")
_FEED_SCHEME = re.compile(r"feed:(?://)?", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[\t\r\n]")
_COMMENTS = re.compile(
    r"(?:^|[\W_])(?:comments?|replies|kommentare?|commentaires?|comentarios|coment[aá]rios"
    r"|commenti|reacties|комментарии|комментариев)(?:$|[\W_])|댓글|コメント|评论|評論"
)
_NARROW_PATH = re.compile(r"/(?:categor(?:y|ies|ie|ia)|tags?|topics?|authors?|search|label)(?:/|$)")
_NARROW_QUERY = re.compile(r"(?:^|&)(?:s|q|search|query|cat|category|tag|author|label)=")
_NARROW_TITLE = re.compile(r"\b(?:category|tag|author|search results?|posts by)\b")
_FEED_HOST = re.compile(r"^(?:feeds?\d?|rss)\.")
_USUAL_NAMES = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json", "feeds")
_USUAL_BELOW_PAGE = 6
_MAX_DEPTH_BELOW_PAGE = 2


class Candidate(NamedTuple):
    """The address of a possible feed, and its title on the page.

    ``declared``: the page says that it is a feed.
    """

    url: str
    title: str
    declared: bool


def spellings(typed: str) -> tuple[str, ...]:
    """The addresses that ``typed`` may mean, the likeliest first.

    Without a scheme they are https, then http; ``feed:`` is ignored.
    """
    text = _FEED_SCHEME.sub("", typed.strip(), count=1)
    if _SCHEME.match(text):
        return (text,)
    text = text.lstrip("/")
    return (f"https://{text}", f"http://{text}") if text else ("",)


def candidates(links: FeedLinks, page: str, typed: str) -> tuple[Candidate, ...]:
    """The feeds that the page at ``page`` points to, best first, each once.

    News come before comments, the whole site before one category, tag or search, what the page
    declares before what only looks like a feed; the rest keeps the order of the page. A page may
    lead to a private address only if the page and ``typed``, the address that a person gave, are
    both on that same host.
    """
    home = _home(page, typed)
    base = _joined(page, links.base, page) if links.base else None
    ranked: dict[str, tuple[tuple[object, ...], Candidate]] = {}
    for position, link in enumerate(links.links):
        url = _joined(base or page, link.href, page)
        if url is None or not _may_ask(url, home):
            continue
        compared = canonical_feed_url(url)
        if compared == canonical_feed_url(page):
            continue
        rank = (*_rank(link, url, page), position)
        known = ranked.get(compared)
        if known is None or rank < known[0]:
            ranked[compared] = (rank, Candidate(url, link.title, link.kind != "anchor"))
    return tuple(candidate for _, candidate in sorted(ranked.values(), key=lambda pair: pair[0]))


def guesses(page: str) -> tuple[Candidate, ...]:
    """The usual addresses of feeds, for a page that names none: below it and at its host's root."""
    parts = urlsplit(page)
    segments = [segment for segment in parts.path.split("/") if segment]
    below_page = 0 < len(segments) <= _MAX_DEPTH_BELOW_PAGE and "." not in segments[-1]
    folder = "/" + "".join(f"{segment}/" for segment in segments) if below_page else "/"
    top = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    urls = [
        f"{top}{folder}{name}"
        for name in _USUAL_NAMES[: _USUAL_BELOW_PAGE if below_page else MAX_CANDIDATES]
    ]
    urls += [f"{top}/{name}" for name in ("feed", "rss.xml") if below_page]
    return tuple(Candidate(url, "", False) for url in urls[:MAX_CANDIDATES])


def about_comments(title: str) -> bool:
    """Whether ``title`` belongs to a feed of comments."""
    return _COMMENTS.search(title.lower()) is not None


def _home(page: str, typed: str) -> str | None:
    """The one host that may be private: the typed one, if the page is on it."""
    given, here = (split_url(url) for url in (typed, page))
    if given is None or here is None or not given.hostname or not here.hostname:
        return None
    same = canonical_host(given.hostname) == canonical_host(here.hostname)
    return canonical_host(given.hostname) if same else None


def _joined(base: str, href: str, page: str) -> str | None:
    """``href`` as an absolute URL without a fragment; None for one that must not be fetched."""
    address = _LINE_ENDS.sub("", href).strip().replace(" ", "%20")
    if _FEED_SCHEME.match(address):
        rest = _FEED_SCHEME.sub("", address, count=1)
        address = rest if _SCHEME.match(rest) else f"{urlsplit(page).scheme}://{rest}"
    try:
        url = urljoin(base, address).partition("#")[0]
        has_credentials = "@" in urlsplit(url).netloc
    except ValueError:
        return None
    return None if has_credentials or url_problem(url) else url


def _may_ask(url: str, home: str | None) -> bool:
    host = urlsplit(url).hostname or ""
    return not names_private(host) or canonical_host(host) == home


def _rank(link: FeedLink, url: str, page: str) -> tuple[object, ...]:
    """The sort key of a link; False comes first."""
    parts, here = urlsplit(url), urlsplit(page)
    where = unquote(f"{parts.path}?{parts.query}").lower()
    title = link.title.lower()
    return (
        bool(_COMMENTS.search(where) or _COMMENTS.search(title)),
        link.kind == "anchor" and not _is_related(parts.hostname or "", here.hostname or ""),
        _is_narrow(parts.path.lower(), parts.query.lower(), title, here.path.lower()),
        ("link", "anchor", "json").index(link.kind),
    )


def _is_narrow(path: str, query: str, title: str, page: str) -> bool:
    """Whether a feed covers only a part of its site, and not the part that was asked for."""
    requested = page.rstrip("/")
    if requested and _NARROW_PATH.search(f"{requested}/") and path.startswith(f"{requested}/"):
        return False
    return bool(
        _NARROW_PATH.search(path) or _NARROW_QUERY.search(query) or _NARROW_TITLE.search(title)
    )


def _is_related(host: str, page: str) -> bool:
    """Whether an anchor to ``host`` may lead to the page's own feed, not to another site's."""
    ours, theirs = (name.removeprefix("www.").split(".")[-2:] for name in (page, host))
    return ours == theirs or _FEED_HOST.search(host) is not None
