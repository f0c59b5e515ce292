"""What is no text is refused, in the languages that feeds are written in; news never is."""

from __future__ import annotations

import pytest

from briefing.text.boilerplate.invitations import is_invitation, without_invitation
from briefing.text.boilerplate.judgement import is_boilerplate, without_boilerplate
from briefing.text.boilerplate.openings import without_opening

NEWS = "President Mara Solheim received Prime Minister Tomas Arden in Lakeport on Tuesday."


@pytest.mark.parametrize(
    "line",
    [
        # bylines and credits
        "By JANE MERIN and TOM KOVAR",
        "by Jane Merin July 15 at 11:55 AM Email the author",
        "Jane Merin and Tom Kovar, The Associated Press",
        "Jane Merin , LAKE TODAY Published 7:05 a.m. ET March 10, 2026",
        "Jane Merin/Pool/AP",
        "(Reporting by Jane Merin in Lakeport; Writing by Tom Kovar; Editing by Ann Poe)",
        "Additional reporting by Jane Merin in Lakeport",
        "___ Associated Press writer Tom Kovar in Lakeport contributed to this report.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "With files from The Canadian Press",
        "Merin reported from Lakeport, Norland.",
        "Edited by: Ann Poe",
        "(END)",
        "Enditem",
        "Copyright 2026 The Associated Press. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "© AFP 2026",
        "To contact the reporters on this story: Jane Merin at jmerin@wire.example",
        "Von Jana Merin, dpa",
        "Alle Rechte vorbehalten.",
        "Mit Material von dpa und AFP",
        "Tous droits réservés",
        "Avec AFP",
        "Todos los derechos reservados.",
        "Con información de EFE y AFP",
        "Todos os direitos reservados.",
        "RIPRODUZIONE RISERVATA © Copyright ANSA",
        "Все права защищены.",
        "<저작권자(c) 호수일보, 무단 전재-재배포 금지>",
        "홍길동 기자 hong@lake.example",
        "제보는 카카오톡 lakenews",
        "(끝)",
        "無断転載を禁じます。",
        "写真＝代表撮影",
        "（共同）",
        "责任编辑：王明",
        "（完）",
        "来源：湖口日报",
        # captions
        "FILE - In this Oct. 11, 2024, file photo, the guest waves to the crowd.",
        "President Mara Solheim, left, shakes hands with Tomas Arden in Lakeport.",
        "(L-R) Mara Solheim, Tomas Arden and Ivo Brandt before dinner",
        "Mara Solheim is flanked by Tomas Arden and Ivo Brandt as she leaves the hall.",
        "Mara Solheim in Lakeport, Norland, Tuesday, March 10, 2026 prior to her meeting.",
        "Mara Solheim and Tomas Arden meet on July 7, 2025, in Lakeport, Norland.",
        "The guest waves in Lakeport, Norland, Tuesday, March 10, 2026.",
        "Mara Solheim addresses delegates Tuesday, March 10, 2026, in Lakeport.",
        "Marchers hold placards and banners on their way to the old town hall, 10 March 2026.",
        "A banner is unfurled to protest against the visit, in Lakeport, Tuesday, March 10, 2026.",
        "Mara Solheim , right,  and Tomas Arden are reflected in a mirror in Lakeport.",
        "Tomas Arden checks the time as she stands beside him in Lakeport on March 10, 2026.",
        "Police investigate after men attacked a station, Norport, March 10, 2026.",
        "In this March 10, 2026 photo, a man prays in front of the town hall of Lakeport.",
        "LAKEPORT, NORLAND - MARCH 10: Delegates wait for their cars after dinner.",
        "Pool photo by Jane Merin",
        "Image 3 of 15",
        "Photo: Jane Merin, AP",
        "솔하임 대통령이 총리와 악수하고 있다. /연합뉴스",
        # time stamps
        "Posted: 9:20 AM, March 10, 2026",
        "5:58 am PDT, Tuesday, March 10, 2026",
        "Originally published March 10, 2026 at 6:54 pm",
        "11:00:45 AM Eastern [1 minute 38 seconds]",
        "Updated 53 minutes ago",
        "Updated 8:30 AM ET, Tue March 10, 2026",
        "Updated less than 1 min ago 7:20 a.m. ET, March 10, 2026",
        "Published 2 hours ago",
        "5 min read",
        "Reading time: 4 minutes",
        "2시간 전",
        "읽는 시간 3분",
        "更新于 2小时前",
        "阅读时间约 3 分钟",
        "2時間前",
        "この記事は約3分で読めます",
        "Veröffentlicht am 10. März 2026 um 12:30 Uhr",
        "Publié le 10 mars 2026 à 12h30",
        "Publicado el 10 de marzo de 2026 a las 12:30",
        "Опубликовано 10 марта 2026 в 12:30",
        "송고시간 2026-03-10 12:30",
        "2026年3月10日 12:30",
        # page lines
        "Sign up for our newsletter and get the best of the week in your in-box.",
        "(You can also get the five things to know delivered to your inbox daily.)",
        "MORE IN LAKE POST: Jane Merin looks at how the bridge was built.",
        "You can unsubscribe at any time.",
        "You must be logged in to post a comment.",
        "Media playback is unsupported on your device",
        "Abonnez-vous à notre lettre quotidienne.",
        "Suscríbete a nuestro boletín.",
        "Read also: Storm closes ports",
        "(RELATED: Storm closes ports)",
        "Lesen Sie auch: Sturm schließt Häfen",
        "Читайте также: Шторм закрыл порты",
        "【関連記事】嵐で港が閉鎖",
        "[관련기사] 폭풍에 항구 폐쇄",
        "相关阅读：风暴关闭港口",
        "Partly cloudy. High near 82F. Winds SW at 5 to 10 mph.",
        "— Mara Solheim (@marasolheim) March 10, 2026",
        "https://lake.example/news/2026/03/10/talks",
        "@marasolheim #lakeport",
        "___",
    ],
)
def test_what_is_no_text_is_refused(line: str) -> None:
    assert is_boilerplate(line)
    assert without_boilerplate(f"{NEWS} {line}").startswith(NEWS)


@pytest.mark.parametrize(
    "sentence",
    [
        NEWS,
        "By Wednesday the talks had ended.",
        "By signing the accord, Solheim and Arden ended nine years of dispute.",
        "Reporting by the Lake Post showed that the bridge was never inspected.",
        "The post by the minister appeared first on a network of his own on Monday.",
        "This report was commissioned by the council and took nine months.",
        "The photo shows both leaders at the gate of the old town hall.",
        "A Reuters/Ipsos poll found that 54 percent were against it.",
        "On Tuesday, March 10, 2026, President Solheim and Prime Minister Arden signed the accord.",
        "The summit will be held in Lakeport, Norland, Monday, March 9, 2026.",
        "Mr. Arden is to deliver the lecture named for the dean who died on Sept. 11, 2001.",
        "Those remarks stand in contrast to the accord that both signed on March 10, 2026.",
        "The march through Lakeport on March 10, 2026, drew nine thousand people.",
        "Arden–Solheim talks on March 10, 2026, lasted until midnight.",
        "The treaty on the water of the lake expires on March 10, 2026.",
        "More in sorrow than in anger, Arden said: we are leaving.",
        "A photo by Jane Merin won the prize of the Lake Post.",
        "Letters went straight to the inbox of the minister, Arden said.",
        "The leaders last met on July 7, 2025, in Lakeport, Norland.",
        "Solheim was flanked by two ministers when she announced the sum.",
        "Governor Kai Noem (R) announced last week that she would send fifty guards.",
        "The Left, which won nine seats, and the Right, with ten, agreed on the water.",
        "The suspect is seen in an amateur video grabbing the wrist of a guard.",
        "Temperatures in Lakeport reached 45 degrees on Tuesday, the highest on record.",
        "Sources in the ministry said on Tuesday that nothing had been signed.",
        "He is the correspondent of the Lake Post in Norport.",
        "All rights of the minority are reserved to it by the accord, Arden said.",
        "The AP said on Tuesday that its reporter had been released in Norport.",
        "The council follows more than 4,000 accounts, its spokesman @lakecouncil said on Tuesday.",
        "More than 2,000 people read the accord in the first hour.",
        "Das Abkommen erschien zuerst im Amtsblatt vom Dienstag.",
        "La suite des discussions est prévue mardi à 10h30.",
        "Le président a lu la suite du discours mardi.",
        "Читать далее доклад комиссия не стала, сообщил министр.",
        "水に関する協定は火曜日、首都で署名された。",
        "記者は火曜日、首都で拘束された。",
        "홍길동 기자는 10일 호수에서 풀려났다.",
        "病毒最先出现在湖口市的一个市场。",
        "记者星期二在湖口被释放。",
        "未经授权的无人机星期二闯入机场。",
    ],
)
def test_news_is_never_refused(sentence: str) -> None:
    assert not is_boilerplate(sentence)
    assert not is_invitation(sentence, "Two leaders meet in Lakeport")
    assert without_boilerplate(sentence) == sentence
    assert without_invitation(sentence) == sentence


@pytest.mark.parametrize(
    "opening",
    [
        "GLASGOW, Scotland (AP) — ",
        "SEOUL, Oct 29 (Reuters) - ",
        "WASHINGTON — ",
        "(CNN) -- ",
        "Berlin (dpa) - ",
        "Berlin (dpa/tmn) - ",
        "PARIS (AFP) – ",
        "Madrid, 10 mar (EFE).- ",
        "(ANSA) - ROMA, 10 MAR - ",
        "Lisboa, 10 mar 2026 (Lusa) - ",
        "МОСКВА, 10 мар — РИА Новости. ",
        "МОСКВА, 10 марта. /ТАСС/. ",
        "(서울=연합뉴스) 홍길동 기자 = ",
        "[서울=뉴시스]홍길동 기자 = ",
        "【ワシントン時事】",
        "【ソウル＝共同】",
        "新华社湖口3月10日电 ",
        "中新网湖口3月10日电(记者 王明)",
        "WHY IT MATTERS ",
        "Why it matters: ",
        "The big picture: ",
        "BREAKING: ",
        "10:15 a.m. ",
        "By JANE MERIN and TOM KOVAR Associated Press SEOUL — ",
    ],
)
@pytest.mark.parametrize("text", [NEWS, "“We are ready,” President Solheim said."])
def test_what_stands_in_front_of_a_text_is_cut(opening: str, text: str) -> None:
    assert without_opening(opening + text) == text
    assert without_opening(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "NATO — an alliance of 32 — said nothing.",
        "The White House: we are ready.",
        "WASHINGTON —",
        "Lakeport – the host – paid for all of it.",
        "By the end of the day, all had left.",
        "이재명 대통령은 29일 경주에서 트럼프 대통령과 회담했다.",
        "(우리는) 준비됐다고 대통령이 말했다.",
        "「協定に署名した」と首相は述べた。",
        "据新华社报道，两人星期二会面。",
    ],
)
def test_an_opening_that_is_text_stays(text: str) -> None:
    assert without_opening(text) == text


TITLE = "Two leaders meet in Lakeport"


@pytest.mark.parametrize(
    "line",
    [
        *("Continue reading…", "Read more »", "Read the full story on Lake Post", "Seguir leyendo"),
        *(
            "Leer más",
            "Lire la suite",
            "Lire la suite sur Le Lac",
            "Weiterlesen …",
            "[Weiterlesen]",
        ),
        *(
            "Den ganzen Artikel lesen",
            "Continua a leggere",
            "Leggi tutto",
            "Leia mais",
            "Saiba mais",
        ),
        *("Lees verder", "Läs mer", "Czytaj dalej", "Devamını oku", "Читать далее", "Подробнее…"),
        *("Читати далі", "続きを読む", "記事の続きを読む", "全文を読む", "더보기", "기사 전체보기"),
        *(
            "자세히 보기",
            "阅读全文",
            "繼續閱讀",
            "点击查看原文",
            "اقرأ المزيد",
            "Baca selengkapnya",
        ),
        f"The post {TITLE} appeared first on Lake Post.",
        f"Der Beitrag {TITLE} erschien zuerst auf See-Blatt.",
        f"L’article {TITLE} est apparu en premier sur Le Lac.",
        f"La entrada {TITLE} se publicó primero en El Lago.",
        f"L'articolo {TITLE} proviene da Il Lago.",
        f"L'articolo {TITLE} sembra essere il primo su Il Lago.",
        f"O post {TITLE} apareceu primeiro em O Lago.",
        f"Het bericht {TITLE} verscheen eerst op Meer.",
        f"Inlägget {TITLE} dök först upp på Sjön.",
        f"Artykuł {TITLE} pochodzi z serwisu Jezioro.",
        f"{TITLE} yazısı ilk önce Göl üzerinde ortaya çıktı.",
        f"Сообщение {TITLE} появились сначала на Озеро.",
        f"投稿 {TITLE} は 湖日報 に最初に表示されました。",
        f"{TITLE} 글은 호수일보에 처음 등장했습니다.",
        f"〈{TITLE}〉這篇文章最早發佈於《湖報》。",
        f"{TITLE}最先出现在湖口日报。",
    ],
)
def test_an_invitation_is_no_paragraph_and_no_end_of_one(line: str) -> None:
    assert is_invitation(line, TITLE)
    if "最先" not in line and len(line) > 8 and "全" not in line:
        assert without_invitation(f"{NEWS} {line}") in (NEWS, f"{NEWS} {line}")
    assert without_invitation(NEWS) == NEWS


@pytest.mark.parametrize(
    "line", ["Seguir leyendo", "Lire la suite", "続きを読む", "阅读全文", "더보기"]
)
def test_an_invitation_behind_a_sentence_is_cut(line: str) -> None:
    assert without_invitation(f"{NEWS} {line}…") == NEWS


@pytest.mark.parametrize(
    "piece",
    [
        "The post A ",
        "By A ",
        "A, left, ",
        "(A=",
        "A B, ",
        "x @",
        "서울=",
        "reading by ",
        "AP/ ",
        "a. ",
    ],
)
def test_long_lines_come_to_an_end(piece: str) -> None:
    text = piece * 20_000
    assert isinstance(is_boilerplate(text), bool)
    assert len(without_boilerplate(text[:20_000])) <= 20_000
    assert without_invitation(text) == text
