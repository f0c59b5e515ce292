"""Lines of a page that belong to no text: sign-ups, links to other texts, weather, handles."""

from __future__ import annotations

import re

from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any

_COMMANDS = lazy_regex(
    # English
    r"(?:click (?:here|on|to)\b|sign (?:up|in)\b|subscribe\b|log in\b|join us\b|share this\b"
    r"|see also\b"
    r"|(?:also )?(?:read|see|watch|listen|related|recommended|trending|more)(?: also| more"
    r"| next)?\s?[:：]"
    r"|(?:read|see) (?:also|more|next)\b|more (?:on this|from|about|stories|news)\b|advertisement\b"
    r"|(?:related|recommended|trending|popular|most read) (?:stories|articles|news|topics|links"
    r"|content)\b"
    r"|this (?:article|story|post|report) (?:was|has been|first|originally|is) (?:first "
    r"|originally "
    r"|automatically )?(?:published|posted|updated|corrected|amended|appeared|produced by"
    r"|provided by"
    r"|syndicated|translated|part of|developing)\b"
    r"|(?:this is )?a (?:developing|breaking) (?:news )?story\b|more to follow\b"
    r"|download (?:the|our)\b|for more (?:news|stories|on|information)\b|(?:get|receive) (?:our"
    r"|the latest)\b"
    r"|you can (?:find|read|watch|listen to) (?:more|previous|our|the (?:full|rest|latest)|it"
    r"|all)\b"
    r"|skip to\b|comments are\b|have (?:a tip|you got a story)\b|got a tip\b|you are reading\b"
    r"|(?:watch|listen)(?: live| now| here| to)?\s?:|support (?:our|independent) journalism\b"
    r"|(?:like|follow|find) us on\b|(?:please )?enable javascript\b|autoplay\b|copy this code\b"
    r"|you (?:must|need to) be logged in\b|you can unsubscribe\b"
    r"|get (?:the|our|your) .{0,40}newsletter|email the (?:author|reporter)\b|media playback is\b"
    r"|this (?:programme|video|content) (?:will be|is not|is no longer) available\b"
    r"|more (?:in|on) [^:,]{1,30}:|story highlights?$"
    r"|leave a comment\b|(?:view )?\d* ?comments?(?: \(\d+\))?$|(?:estimated )?reading time\b"
    r"|(?:listen (?:to this article )?|watch )?\(?\d+[ -]min(?:ute)?s?(?: read| listen)?\)?$"
    r"|read or share this\b|connect tweet\b|your (?:daily|weekly|morning) (?:briefing|newsletter"
    r"|digest)\b"
    r"|already (?:a subscriber|subscribed|have an account)\b|not a subscriber\b|it is now \d)"
    # Spanish, Portuguese, Italian, French
    r"|(?:(?:lea|lee|leer|ver|vea|mira) también\b|te puede interesar\b|le puede interesar\b"
    r"|más (?:información"
    r"|sobre)\b.{0,40}[:：]?$|suscr[ií]b(?:ase|ete|irse)\b|regístrese\b|síguenos\b|haga clic\b"
    r"|compartir\b)"
    r"|(?:(?:leia|veja|saiba) (?:também|mais)\b|assine\b|inscreva-se\b|siga-nos\b|clique aqui\b)"
    r"|(?:leggi anche\b|vedi anche\b|potrebbe interessarti\b|iscriviti\b|abbonati\b|seguici\b"
    r"|clicca qui\b)"
    r"|(?:(?:lire|à lire|voir|lisez|à voir)(?: également| aussi)\b|à lire\s?:|sur le même sujet\b"
    r"|abonnez-vous\b|inscrivez-vous\b|suivez-nous\b|recevez (?:notre|nos|chaque)\b"
    r"|cliquez ici\b|partager\b)"
    # German, Dutch, Nordic languages, Polish, Turkish
    r"|(?:lesen sie (?:auch|hier|mehr)\b|mehr zum thema\b|siehe auch\b|abonnieren sie\b"
    r"|jetzt (?:abonnieren"
    r"|anmelden|registrieren)\b|melden sie sich\b.{0,40}newsletter|folgen sie uns\b|hier klicken\b)"
    r"|(?:lees ook\b|bekijk ook\b|abonneer\b|läs också\b|les også\b|læs også\b|lue myös\b"
    r"|(?:czytaj|zobacz|przeczytaj) (?:też|także|również)\b|ayrıca bak\b|abone ol)"
    # Russian, Ukrainian
    r"|(?:(?:читайте|смотрите) (?:также|ещё|еще)\b|подпи(?:шитесь|сывайтесь)\b|материалы по теме\b"
    r"|читайте (?:також|ще)\b|підпи(?:шіться|суйтесь)\b|ранее по теме\b)"
    # Korean, Japanese, Chinese
    r"|[\[【]?(?:관련\s?(?:기사|뉴스)|원문\s?보기|구독|이 기사를|많이 본)"
    r"|\S{0,12}(?:구독하기|구독 신청|앱 다운로드)"
    r"|읽는\s?시간|\[?(?:앵커|기자|리포트)\]?$"
    r"|(?:この記事は)?約?\s?\d+\s?分で読め|読了(?:時間|目安)|(?:阅读|閱讀)(?:时间|時間|时长|時長)"
    r"|(?:【?関連(?:記事|ニュース|リンク)?】?[:：】]?|あわせて読みたい|おすすめ記事|会員登録|無料登録|メルマガ|購読)"
    r"|[【\[]?(?:相关(?:阅读|新闻|报道)|延伸閱讀|延伸阅读|推荐阅读|更多(?:新闻|新聞|报道|報導)|相關(?:新聞|報導)|点击订阅|關注我們"
    r"|关注我们|扫码|掃碼|下载.{0,8}(?:APP|客户端))",
    re.IGNORECASE,
)
_INBOX = lazy_regex(
    r"\b(?:delivered|sent|straight|right|direct(?:ly)?) (?:\w+ ){0,2}to your (?:e-?mail )?inbox\b"
)
_WEATHER = lazy_regex(
    r"\b(?:[Hh]ighs?|[Ll]ows?)\s(?:(?:around|near|of|in the|between|from"
    r"|at)\s)?(?:the\s)?(?:upper |mid |lower )?"
    r"-?\d{1,3}(?:s\b|\s?°|\s?[FC]\b|\sdegrees)|\b[Ww]inds?\s(?:light|[NSEW]{1,3}"
    r"|[a-z]{4,9})\s(?:at|and|around)\b"
    r".{0,30}\b(?:mph|km/h|kph|knots)\b|\bchance of (?:rain|snow|showers|storms)\s\d{1,3}\s?%"
    r"|\bUV index\b"
)
_URL = lazy_regex(
    r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+|\b[a-z0-9-]+\.(?:com|org|net)/\S*"
)
_HANDLE = lazy_regex(r"(?<!\w)[@#]\w+")
_TWEETED = lazy_regex(r"^[—–-]?\s?[^!?]{0,60}\(@\w{1,30}\)")
_WORD = lazy_regex(r"[^\W_]{2,}")
_SCRIPT = lazy_regex(r"\|\|\s?\[\]|\w\(\{|\bfunction\s?\(\w{0,20}\)\s?\{")
_SCRIPT_SIGNS = ("function", "||", "({")
_WEATHER_SIGNS = ("igh ", "ighs ", "ow ", "ows ", "ind ", "inds ", "chance of", "UV index")
_FEWEST_WORDS = 4


def is_page_line(line: str) -> bool:
    """Whether ``line`` invites to do something, points at other texts, or is no sentence at all."""
    if _COMMANDS.match(line.lstrip("([（【")) or is_script(line) or _tells_weather(line):
        return True
    if "inbox" in line and _INBOX.search(line):
        return True
    if "@" in line and _TWEETED.match(line) and len(line) < 120:
        return True
    if not ("/" in line or "@" in line or "#" in line):
        return False
    rest = _HANDLE.sub(" ", _URL.sub(" ", line))
    return rest != line and len(_WORD.findall(rest)) < _FEWEST_WORDS


def is_script(line: str) -> bool:
    """Whether ``line`` contains JavaScript that a page left in its text."""
    return contains_any(line, _SCRIPT_SIGNS) and _SCRIPT.search(line) is not None


def _tells_weather(line: str) -> bool:
    return contains_any(line, _WEATHER_SIGNS) and _WEATHER.search(line) is not None
