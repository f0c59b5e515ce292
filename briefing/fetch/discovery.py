"""Which addresses to ask for the feed of what a person typed; decided without asking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from briefing.fetch.ip_address import canonical, names_private
from briefing.text.urls import canonical_feed_url, split_url, url_problem

if TYPE_CHECKING:
    from briefing.text.feed_links import FeedLink, FeedLinks

MOST = 8
"""Addresses that are asked beyond the page itself."""

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
_USUAL = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json", "feeds")
_USUAL_INSIDE = 6
_DEEPEST_INSIDE = 2


class Candidate(NamedTuple):
    """An address that may be a feed's, and what the page calls it.

    ``declared``: the page says that it is a feed.
    """

    url: str
    title: str
    declared: bool


def spellings(typed: str) -> tuple[str, ...]:
    """The addresses that ``typed`` may mean, the likeliest first.

    Without a scheme https is meant, else http; ``feed:`` is no scheme of its own.
    """
    text = _FEED_SCHEME.sub("", typed.strip(), count=1)
    if _SCHEME.match(text):
        return (text,)
    text = text.lstrip("/")
    return (f"https://{text}", f"http://{text}") if text else ("",)


def candidates(found: FeedLinks, page: str, typed: str) -> tuple[Candidate, ...]:
    """The feeds that the page at ``page`` points to, best first, each once.

    News stand before comments, the whole site before one category, tag or search, what the page
    declares before what only looks like a feed; the rest keeps the order of the page. What a page
    says leads to a private address only where both it and ``typed``, the address that a person
    gave, are on that very host.
    """
    home = _home(page, typed)
    base = _joined(page, found.base, page) if found.base else None
    ranked: dict[str, tuple[tuple[object, ...], Candidate]] = {}
    for place, link in enumerate(found.links):
        url = _joined(base or page, link.href, page)
        if url is None or not _may_ask(url, home):
            continue
        compared = canonical_feed_url(url)
        if compared == canonical_feed_url(page):
            continue
        rank = (*_rank(link, url, page), place)
        known = ranked.get(compared)
        if known is None or rank < known[0]:
            ranked[compared] = (
                rank,
                Candidate(url, link.title, link.kind != "anchor"),
            )
    return tuple(candidate for _, candidate in sorted(ranked.values(), key=lambda pair: pair[0]))


def guesses(page: str) -> tuple[Candidate, ...]:
    """Where feeds usually are, for a page that names none: below it, and at its host's top."""
    parts = urlsplit(page)
    segments = [segment for segment in parts.path.split("/") if segment]
    inside = 0 < len(segments) <= _DEEPEST_INSIDE and "." not in segments[-1]
    folder = "/" + "".join(f"{segment}/" for segment in segments) if inside else "/"
    top = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    urls = [f"{top}{folder}{name}" for name in _USUAL[: _USUAL_INSIDE if inside else MOST]]
    urls += [f"{top}/{name}" for name in ("feed", "rss.xml") if inside]
    return tuple(Candidate(url, "", False) for url in urls[:MOST])


def about_comments(title: str) -> bool:
    """Whether ``title`` is that of a feed of comments."""
    return _COMMENTS.search(title.lower()) is not None


def _home(page: str, typed: str) -> str | None:
    """The one host whose private address may be asked: the typed one, while the page is on it."""
    given, here = (split_url(url) for url in (typed, page))
    if given is None or here is None or not given.hostname or not here.hostname:
        return None
    same = canonical(given.hostname) == canonical(here.hostname)
    return canonical(given.hostname) if same else None


def _joined(base: str, href: str, page: str) -> str | None:
    """``href`` in full, without a fragment; None for what no fetch may use."""
    written = _LINE_ENDS.sub("", href).strip().replace(" ", "%20")
    if _FEED_SCHEME.match(written):
        rest = _FEED_SCHEME.sub("", written, count=1)
        written = rest if _SCHEME.match(rest) else f"{urlsplit(page).scheme}://{rest}"
    try:
        url = urljoin(base, written).partition("#")[0]
        secret = "@" in urlsplit(url).netloc
    except ValueError:
        return None
    return None if secret or url_problem(url) else url


def _may_ask(url: str, home: str | None) -> bool:
    host = urlsplit(url).hostname or ""
    return not names_private(host) or canonical(host) == home


def _rank(link: FeedLink, url: str, page: str) -> tuple[object, ...]:
    """Compared in this order; False comes first."""
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
    """Whether a feed holds a part of its site, and not just the part that was asked for."""
    asked = page.rstrip("/")
    if asked and _NARROW_PATH.search(f"{asked}/") and path.startswith(f"{asked}/"):
        return False
    found = _NARROW_PATH.search(path) or _NARROW_QUERY.search(query) or _NARROW_TITLE.search(title)
    return found is not None


def _is_related(host: str, page: str) -> bool:
    """Whether an anchor to ``host`` may lead to the page's own feed rather than a friend's."""
    ours, theirs = (name.removeprefix("www.").split(".")[-2:] for name in (page, host))
    return ours == theirs or _FEED_HOST.search(host) is not None
