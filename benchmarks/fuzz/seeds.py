"""The inputs that mutation begins with, and the words that it puts in."""

from __future__ import annotations

import json
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_FEEDS = _ROOT / "tests" / "parse" / "feeds"
_RSS = (
    "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Wire"
    "</title><language>en</language><item><title>Lee &amp; Trump meet</title><guid>1</guid><link>"
    "https://wire.example/1?a=1&amp;b=2</link><pubDate>Wed, 29 Oct 2025 05:00:00 KST</pubDate>"
    "<description>&lt;p&gt;They met in &lt;b&gt;Gyeongju&lt;/b&gt;.&lt;/p&gt;</description>"
    "<media:title>Photo</media:title></item></channel></rss>"
)
_ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>W&amp;amp;</title><entry><id>tag:"
    "wire.example,2025:1</id><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <i>b"
    "</i></div></title><link href='/1'/><updated>2025-10-29T05:00:00Z</updated>"
    "<content type='html'><![CDATA[<p>One.</p><p>Two “three.”</p>]]></content></entry></feed>"
)
_RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>협상</title></channel><item><title>"
    "정상회담</title><link>https://wire.example/ko</link><dc:date>2025-10-29T14:00+09:00</dc:date>"
    "</item></rdf:RDF>"
)
_JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "items": [
            {
                "id": "1",
                "url": "https://wire.example/1",
                "title": "Talks",
                "content_html": "<p>One.</p>",
                "date_published": "2025-10-29T05:00:00Z",
            }
        ],
    }
)
HTML = (
    "<p>One <b>two</b> &amp; three.</p><ul><li>Four</li><li>Five</li></ul>",
    '<div class="x"><h2>Title</h2>Text<br><br>more<br/>end.</div><script>alert(1)</script>',
    "<figure><img src=x onerror=alert(1) alt='A photo'><figcaption>Caption</figcaption></figure>",
    "<table><tr><td>a<td>b</table><blockquote><p>“Quote.”</blockquote>&lt;p&gt;again&lt;/p&gt;",
    "plain text\n\nof two paragraphs\x1b[31m red\x9b0m ]0;title\x07 5 < 6 \u202eback",
    "&lt;a href=&quot;javascript:alert(1)&quot;&gt;x&lt;/a&gt; &#27;]8;;x&#7; &#xD800; &nbsp;",
)
NEWS = (
    "Post\nTrump meets Lee in Gyeongju\nTrump met Lee in Gyeongju on Wednesday. He said: “It is a"
    " great deal, worth $350 billion.”\nSeoul denied that a deal had been signed.\n\n"
    "Echo\nA crown for the guest\nLee gave Trump a crown. The two will meet again on 31 October"
    " 2025 at 10:30, two aides told the paper.\n",
    "연합\n한미 정상회담\n이재명 대통령은 29일 경주에서 트럼프 대통령을 만났다고 밝혔다. 두 정상은"
    " 30일 다시 만날 예정이다. 3500억 달러를 투자한다.\n\n新聞\n首脳会談\n"
    "両首脳は10月29日に会談し、関税で合意したと述べた。特朗普周三在庆州会见了李在明，双方没有签署协议。\n",
    "Bell\n[x](javascript:alert(1)) <script>x</script>\n- item `code` **b** ![i](http://e.example)"
    " & &lt;b&gt; \r\nBEGIN:VEVENT\nNo, Mr. Kim of the U.S. said, 12 people were killed and 17 hurt"
    " from 1 to 3 November.\n",
)
DATES = (
    "Wed, 29 Oct 2025 05:00:00 +0900", "2025-10-29T05:00:00.123Z", "2025년 10월 29일 오후 2:05",
    "29/10/25 14h05", "October 29th, 2025 at 5 p.m. EST", "令和7年10月29日", "1761728700000",
    "mié, 29 oct 2025 05:00:00 GMT", "from 30 October to 1 November", "next Tuesday morning",
)  # fmt: skip
TOML = (
    '[briefing]\ncache = "b.db"\ntimezone = "Asia/Seoul"\ninterval = "15m"\nkeep = "30d"\n'
    '[[feeds]]\nurl = "https://wire.example/rss"\nname = "Wire"\ntags = ["asia"]\nprefer = 2\n'
    '[[summits]]\nid = "g"\nname = "Gyeongju summit"\npeople = ["Lee Jae Myung", ["Trump"]]\n'
    'place = ["Gyeongju"]\nstarts = 2025-10-29\nends = 2025-11-01\n[tui]\ntheme = "ink"\n'
    '[keys]\nnext = "j"\n',
)
OPML = (
    "<opml version='2.0'><body><outline text='Asia'><outline text='Wire' type='rss'"
    " xmlUrl='https://wire.example/rss' category='/a/b,c'/></outline></body></opml>",
)
WORDS = (
    *"<item> </item> <entry> <title> <description> <guid> <pubDate> <link/> <![CDATA[ ]]> <!-- -->"
    " <p> </p> <br> <div> <li> <script> </script> <table> <a  ' \" & &amp; &lt; &#x1b; &#0; [ ] ( )"
    " ]0; “ ” 「 」 。 … .. -- — · $ % 1 12 10,000 2025-10-29 10:30 Mr. U.S. said denied not"
    " will Trump Lee Gyeongju October Monday 월 일 년 은 다. 说 と述べた http:// javascript: www."
    .split(),
    " ", "\n", "\n\n", "\r", "\t", "\0", "\x1b[", "\x1b]", "\x9b", "\x07", "\u00a0", "\u2028",
    "\u202e", "\u2066", "\u200d", "\ufe0f", "\u0301", "\ufeff", "\u00ad", "\U000e0041",
    "\ud83d", "é", "İ", "ß", "ﷺ", "한", "中", "ا", "👩", "ｱ",
)  # fmt: skip
"""What feeds are made of; mutation puts them in, also many times over."""


def documents() -> list[bytes]:
    """Whole documents, in several encodings, behind a byte that chooses a declared type."""
    written = [text.encode() for text in (_RSS, _ATOM, _RDF, _JSON)]
    written += [_RSS.encode("utf-16"), _RDF.encode("cp949"), _RSS.encode("utf-16-be")]
    written += [path.read_bytes() for path in sorted(_FEEDS.glob("*.xml"))]
    return [b"\0" + document for document in written if len(document) < 1 << 16]


def texts(*written: str) -> list[bytes]:
    """Texts as input."""
    return [text.encode("utf-8", "surrogatepass") for text in written]
