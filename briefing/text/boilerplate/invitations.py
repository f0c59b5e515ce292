"""Invitations to read on, and the footers that programs append to the items of a feed."""

from __future__ import annotations

import re

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.substrings import contains_any

# What stands alone in a line or at the end of a paragraph, in the languages of the feeds that
# people read with this program, and in those of their neighbours.
_READ_ON = (
    r"(?:continue|keep) reading|read (?:more|the (?:full|rest of the|whole|original|entire)"
    r" (?:story|article|post|text|report))",
    # Spanish, Portuguese, Italian, French
    r"(?:seguir|sigue|siga|continuar|continúa|continúe) leyendo|(?:leer|lee|lea) más",
    r"(?:leia|ler|saiba) mais|contin(?:ue|uar) (?:a ler|lendo)|leia na íntegra",
    r"continua(?:re)? (?:a leggere|la lettura)|leggi (?:tutto|di più|ancora|l['’]articolo)",
    r"lire (?:la suite|plus|davantage|l['’](?:article|intégralité))"
    r"|(?:continuer|poursuivre|poursuivez) (?:la|votre) lecture|continuer (?:à|de) lire"
    r"|lisez la suite",
    # German, Dutch, Nordic languages
    r"(?:hier )?weiter\s?lesen|mehr lesen|zum (?:vollständigen |ganzen )?artikel"
    r"|(?:den )?(?:ganzen|vollständigen|kompletten) (?:artikel|beitrag|text) lesen",
    r"lees (?:meer|verder)|verder lezen|läs (?:mer|vidare)|læs (?:mere|videre)|les (?:mer|videre)"
    r"|lue lisää",
    # Polish, Czech, Turkish, Greek, Russian, Ukrainian
    r"(?:czytaj|przeczytaj|zobacz) (?:dalej|więcej|całość)|(?:číst|čtěte) (?:dále|více|dál)"
    r"|devamını oku(?:yun)?|haberin devamı|διαβάστε (?:περισσότερα|τη συνέχεια)",
    r"чита(?:ть|йте) (?:далее|дальше|полностью|подробнее|ещё|еще|больше)|продолжить чтение"
    r"|чита(?:ти|йте) (?:далі|більше|повністю)",
    # Arabic, Indonesian, Vietnamese
    r"[اإ]قرأ المزيد|لقراءة المزيد|(?:baca )?selengkapnya|đọc tiếp|xem thêm",
    # Japanese, Korean, Chinese
    r"(?:この)?(?:記事の)?続き(?:を|は)?(?:読む|見る|こちら(?:から)?)|全文(?:を)?(?:読む|表示|はこちら)"
    r"|(?:記事|もっと|さらに|詳しく)(?:の?全文)?を?(?:読む|見る)",
    r"(?:기사|내용|전체|전문)?\s?(?:더|계속|이어)\s?(?:보기|읽기)|(?:기사|전체|전문|원문|본문)"
    r"(?:\s?기사)?\s?(?:전체\s?)?(?:보기|읽기)|자세히\s?(?:보기|읽기)",
    r"(?:点击|點擊|按此)?(?:这里|此处|這裡)?(?:继续|繼續)?(?:阅读|閱讀|查看|瀏覽|浏览)"
    r"(?:全文|更多|原文|完整[^，。]{0,4}|剩余部分)|(?:继续|繼續)(?:阅读|閱讀)|(?:展开|展開|显示)全文",
)
_ALONE = (
    r"read (?:on|it|now|here|this)|(?:read )?(?:the )?full (?:story|article|text)|more|comments"
    r"|(?:learn|see|show|load|find out) more|view (?:the |full |original )?(?:article|comments"
    r"|story"
    r"|post)|keep reading|advertisement|advertisements",
    r"ver más|saber más|ver mais|veja mais|scopri di più|en savoir plus|voir plus"
    r"|découvrir la suite"
    r"|publicidad|publicité|pubblicità|publicidade|anzeige|werbung|реклама",
    r"mehr (?:dazu|erfahren|zum thema)|weiter|подробнее|далее|детальніше|докладніше|للمزيد|المزيد",
    r"詳細(?:は|を)?(?:こちら|見る)|もっと見る|더\s?알아보기|관련\s?기사|更多|了解更多|广告|廣告|広告|광고",
)
_OBJECT = (
    r"(?:(?:\s(?:on|at|in|about|from|here|of|en|sobre|sur|dans|auf|bei|im|su|em|no|na|op|på|на|в)"
    r"\b|\s?[:：»›→>|-]|\s?(?:에서|で|在)).{0,80})?"
)
_LINE = lazy_regex(rf"\W*(?:(?:{'|'.join(_READ_ON)}){_OBJECT}|{'|'.join(_ALONE)})\W*", re.I)
_ENDING = lazy_regex(
    rf"(?<=[.!?…。！？\"”’」』»)\]])\s*[\[(（]?(?:{'|'.join(_READ_ON)})[\s.…»›→>\])）]*$", re.I
)
_LONGEST_ENDING = 80
"""Characters: no invitation of `_READ_ON` is longer."""
_AFTER_ENDING = " .…»›→>])）"

# "The post HEADLINE appeared first on SITE.", as WordPress writes it in each language. A headline
# begins with no small letter: "The post by the minister appeared first on ..." is news.
_HEADLINE = r"(?![a-zà-öø-ÿа-яёα-ω]).{1,300}?"
_FOOTERS = (
    rf"The (?:post|article) {_HEADLINE} (?:appeared first|first appeared) (?:on|in|at) ",
    r"This (?:article|story|post)(?: .{1,200}?)? (?:(?:was )?(?:originally|first) (?:published"
    r"|appeared)"
    r"|appeared first) (?:on|in|at|by) ",
    rf"De[rn]? (?:Beitrag|Artikel|Post) {_HEADLINE} (?:erschien zuerst"
    rf"|ist zuerst erschienen) (?:auf|bei|in) ",
    rf"Dieser (?:Beitrag|Artikel) (?:{_HEADLINE} )?erschien zuerst (?:auf|bei|in) ",
    rf"(?:L['’]article|Le post) {_HEADLINE} est apparu en premier sur ",
    r"Cet article(?: .{1,300}?)? est (?:d['’]abord )?apparu (?:en premier )?sur ",
    rf"(?:La (?:entrada|publicación)|El (?:post|artículo|cargo|contenido)) {_HEADLINE}"
    r" (?:se publicó primero|apareció primero|aparece primero) en ",
    rf"L['’]entrada {_HEADLINE} ha aparegut primer a ",
    rf"L['’]articolo {_HEADLINE} (?:proviene da|sembra essere il primo su|è apparso per primo su) ",
    rf"O (?:post|artigo|conteúdo) {_HEADLINE} (?:apareceu|aparece) primeiro em ",
    rf"Het (?:bericht|artikel) {_HEADLINE} verscheen eerst op ",
    rf"(?:Inlägget|Indlægget|Innlegget) {_HEADLINE} (?:dök först upp|blev først (?:udgivet|vist)"
    r"|blev vist først|dukket først opp) på ",
    rf"Artikkeli {_HEADLINE} (?:julkaistiin ensimmäisen kerran|ilmestyi ensin) ",
    rf"(?:Artykuł|Post|Wpis) {_HEADLINE} (?:pochodzi z serwisu|pojawił się po ?raz pierwszy) ",
    rf"Pří(?:spěvek) {_HEADLINE} (?:pochází z|se nejdříve objevil na) ",
    rf"Príspevok {_HEADLINE} (?:zobrazený najskôr|bol najskôr zobrazený na) ",
    rf"A (?:bejegyzés )?{_HEADLINE}(?: bejegyzés)? először .{{1,80}} jelent meg",
    rf"(?:Articolul|Postarea) {_HEADLINE} (?:apare|a apărut) prima dată (?:în|pe) ",
    rf"{_HEADLINE} (?:yazısı|haberi) ilk (?:önce )?.{{1,80}} üzerinde (?:ortaya çıktı|göründü)",
    rf"Το άρθρο {_HEADLINE} εμφανίστηκε πρώτα σ",
    rf"(?:Сообщение|Запись|Пост|Статья) {_HEADLINE} (?:появил(?:ись|ось|ась|ся) сначала|впервые"
    r" (?:появил(?:ись|ось|ась|ся)|опубликован[аоы]?)) (?:на|в) ",
    rf"(?:Запис|Допис|Повідомлення|Стаття) {_HEADLINE} (?:спершу|спочатку"
    rf"|вперше) з['’ʼ]явиться на ",
    rf"Публикацията {_HEADLINE} (?:е публикувана за пръв път|се появи първо) ",
    rf"(?:Objava|Članak|Чланак) {_HEADLINE} (?:pojavi(?:la|o) se prvi puta? na"
    rf"|се појавио први пут на) ",
    rf"Artikel {_HEADLINE} pertama kali (?:tampil|muncul) (?:pada|di) ",
    rf"Bài viết {_HEADLINE} (?:đã )?xuất hiện đầu tiên ",
    r"ظهرت المقالة .{1,300}? أول[ًا]{1,2} على ",
    r"הפוסט .{1,300}? הופיע לראשונה ב",
    r"نوشته .{1,300}? اولین بار در ",
    r"投稿 ?.{1,300}? ?は.{1,100}(?:に最初に表示されました|の最初に登場しました)",
    r".{1,300}?(?:글은|게시물[이은]|포스트[는가]?) ?.{1,100}에 (?:처음|최초로|먼저)"
    r" (?:등장했습니다|나타났습니다|게시되었습니다)",
    r"[〈《「]?.{1,300}?[〉》」]?這篇文章最早發[佈布]於",
    r"(?:帖子|文章|博文).{1,300}?最先出现在",
)
_FOOTER = lazy_regex(rf"(?:{'|'.join(_FOOTERS)}).{{0,100}}$", re.DOTALL)
_FOOTER_ENDING = lazy_regex(
    rf"(?<=[.!?…。！？\"”’」»)\]])\s+(?:{'|'.join(_FOOTERS)}).{{1,100}}$", re.DOTALL
)
_FOOTER_WORDS = (
    *(
        " first",
        "zuerst",
        "premier",
        "apparu",
        "primero",
        " primer ",
        " primo ",
        "primeiro",
        "proviene",
    ),
    *(
        "eerst",
        "först",
        "først",
        "ensi",
        "pochodz",
        "pierwsz",
        "pochází",
        "nejd",
        "najsk",
        "először",
    ),
    *("prima dat", " ilk ", "πρώτα", "сначала", "впервые", "спершу", "спочатку", "вперше", "първо"),
    *(
        "пръв",
        "prvi",
        "први",
        "pertama",
        "đầu tiên",
        "أول",
        "לראשונה",
        "اولین",
        "最初",
        "처음",
        "최초",
    ),
    *("먼저", "最早", "最先"),
)
"""One of them is in every footer: looking for them first is much faster."""
_DATED = lazy_regex(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b")
# These languages have nothing before the headline, so the headline itself has to be there.
_FOOTER_BY_TITLE = lazy_regex(r"最先出现在|最早出现在|最早發[佈布]|спочатку з['’ʼ]явиться на")
_LONGEST_INVITATION = 160
_LONGEST_FOOTER = 600


def is_invitation(paragraph: str, title: str = "") -> bool:
    """Whether ``paragraph`` only invites to read on, or only says where the item of this ``title``
    appeared first."""
    if len(paragraph) <= _LONGEST_INVITATION and _LINE.fullmatch(paragraph):
        return True
    if len(paragraph) > _LONGEST_FOOTER or not contains_any(paragraph, _FOOTER_WORDS):
        return False
    footer = _FOOTER.match(paragraph)
    if footer and not _DATED.search(paragraph[-60:]):
        return True
    return bool(title and _FOOTER_BY_TITLE.search(paragraph)) and _contains(paragraph, title)


def without_invitation(paragraph: str) -> str:
    """``paragraph`` without the invitation or footer that it ends in, behind a whole sentence."""
    tail = paragraph[-_LONGEST_FOOTER:]
    head = paragraph[: len(paragraph) - len(tail)]
    # It fills the end of the text, so it is sought only there.
    start = max(0, len(tail.rstrip(_AFTER_ENDING)) - _LONGEST_ENDING)
    ending = _ENDING.search(tail, start)
    if ending is None and contains_any(tail, _FOOTER_WORDS):
        ending = _FOOTER_ENDING.search(tail)
    return head + tail[: ending.start()] if ending and head + tail[: ending.start()] else paragraph


def _contains(paragraph: str, title: str) -> bool:
    return " ".join(words(title)) in " ".join(words(paragraph))
