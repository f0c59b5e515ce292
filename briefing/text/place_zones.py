"""The time zones of places where summits are held.

A city has the zone of its country or region in `zone1970.tab` of the IANA time zone database. The
table has capitals, the cities of summits since 1945, and countries with a single zone. A name that
several likely places share (Washington, Georgia, Birmingham, Cambridge) is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = {
    "Africa/Abidjan": "Accra; Dakar; Abidjan; Ghana; Senegal",
    "Africa/Addis_Ababa": "Addis Ababa; Ethiopia",
    "Africa/Algiers": "Algiers; Algeria",
    "Africa/Cairo": "Cairo; Sharm el-Sheikh; Sharm El Sheikh; Egypt; 카이로; 开罗; カイロ",
    "Africa/Casablanca": "Rabat; Marrakesh; Marrakech; Casablanca; Morocco",
    "Africa/Johannesburg": "Johannesburg; Pretoria; Cape Town; Durban; South Africa"
                           "; 요하네스버그; 约翰内斯堡; ヨハネスブルク",
    "Africa/Kigali": "Kigali; Rwanda",
    "Africa/Lagos": "Abuja; Lagos; Nigeria; Luanda; Angola; Malabo",
    "Africa/Nairobi": "Nairobi; Kenya; Kampala; Uganda",
    "Africa/Tunis": "Tunis; Tunisia",
    "America/Anchorage": "Anchorage; Alaska",
    "America/Argentina/Buenos_Aires":
        "Buenos Aires; Argentina; 부에노스아이레스",
    "America/Belem": "Belem; Belém",
    "America/Bogota": "Bogota; Bogotá; Colombia",
    "America/Cancun": "Cancun; Cancún",
    "America/Chicago": "Chicago; New Orleans; Houston",
    "America/Denver": "Denver",
    "America/Edmonton": "Calgary; Kananaskis; Banff; 카나나스키스; カナナスキス",
    "America/Halifax": "Halifax",
    "America/Havana": "Havana; Cuba",
    "America/Lima": "Lima; Peru; 리마; 利马; リマ",
    "America/Los_Angeles": "San Francisco; Los Angeles; Woodside; Sunnylands; Seattle; San Diego"
                           "; 샌프란시스코; 旧金山; サンフランシスコ",
    "America/Mazatlan": "Los Cabos",
    "America/Mexico_City": "Mexico City; 멕시코시티",
    "America/New_York": "White House; Washington, D.C.; Washington DC; Washington D.C."
                        "; Camp David; New York; Mar-a-Lago; Miami; Philadelphia; Pittsburgh"
                        "; Sea Island; Boston; Atlanta; Dayton; 백악관; 뉴욕; 白宫; 纽约"
                        "; ニューヨーク; ホワイトハウス",
    "America/Panama": "Panama; Panama City",
    "America/Santiago": "Santiago; Chile",
    "America/Sao_Paulo": "Brasilia; Brasília; Rio de Janeiro; Rio; Sao Paulo; São Paulo"
                         "; Fortaleza; 리우데자네이루; 里约热内卢; リオデジャネイロ",
    "America/Toronto": "Ottawa; Toronto; Montreal; Quebec City; Charlevoix; Muskoka; Huntsville",
    "America/Vancouver": "Vancouver",
    "Asia/Almaty": "Astana; Almaty; 阿斯塔纳",
    "Asia/Amman": "Amman; Jordan",
    "Asia/Ashgabat": "Ashgabat; Turkmenistan",
    "Asia/Baghdad": "Baghdad; Iraq",
    "Asia/Baku": "Baku; Azerbaijan",
    "Asia/Bangkok": "Bangkok; Thailand; Phnom Penh; Cambodia; Vientiane; Laos; 방콕; 曼谷"
                    "; バンコク; 비엔티안; 万象; ビエンチャン",
    "Asia/Beirut": "Beirut; Lebanon",
    "Asia/Bishkek": "Bishkek; Kyrgyzstan",
    "Asia/Colombo": "Colombo; Sri Lanka",
    "Asia/Damascus": "Damascus; Syria",
    "Asia/Dhaka": "Dhaka; Bangladesh",
    "Asia/Dubai": "Dubai; Abu Dhabi; United Arab Emirates; UAE; Muscat; Oman; 두바이; 아부다비",
    "Asia/Dushanbe": "Dushanbe; Tajikistan",
    "Asia/Ho_Chi_Minh": "Hanoi; Da Nang; Danang; Ho Chi Minh City; Vietnam; 하노이; 다낭; 河内"
                        "; ハノイ",
    "Asia/Hong_Kong": "Hong Kong; 홍콩; 香港",
    "Asia/Jakarta": "Jakarta; Bandung; 자카르타; 雅加达; ジャカルタ",
    "Asia/Jerusalem": "Jerusalem; Tel Aviv; Israel",
    "Asia/Kabul": "Kabul; Afghanistan",
    "Asia/Karachi": "Islamabad; Karachi; Lahore; Pakistan",
    "Asia/Kathmandu": "Kathmandu; Nepal",
    "Asia/Kolkata": "New Delhi; Delhi; Mumbai; Goa; India; 뉴델리; 新德里; ニューデリー",
    "Asia/Kuala_Lumpur": "Kuala Lumpur; Malaysia; 쿠알라룸푸르; 吉隆坡; クアラルンプール",
    "Asia/Kuwait": "Kuwait; Kuwait City",
    "Asia/Makassar": "Bali; Nusa Dua; 발리; 巴厘岛; バリ",
    "Asia/Manila": "Manila; Philippines; 마닐라; 马尼拉; マニラ",
    "Asia/Nicosia": "Nicosia; Cyprus",
    "Asia/Pyongyang": "Pyongyang; North Korea; 평양; 平壤; 平壌",
    "Asia/Qatar": "Doha; Qatar; Manama; Bahrain; 도하; 多哈; ドーハ",
    "Asia/Riyadh": "Riyadh; Jeddah; Mecca; Saudi Arabia; 리야드; 利雅得; リヤド",
    "Asia/Seoul": "Seoul; Gyeongju; Busan; Panmunjom; Incheon; Jeju; South Korea; 서울; 경주"
                  "; 부산; 판문점; 인천; 제주; 首尔; 庆州; 釜山; 慶州; ソウル; 板门店; 板門店",
    "Asia/Shanghai": "Beijing; Shanghai; Hangzhou; Xiamen; Tianjin; Qingdao; Boao; Xi'an"
                     "; Shenzhen; 베이징; 상하이; 톈진; 北京; 上海; 杭州; 厦门; 天津; 青岛; 深圳",
    "Asia/Singapore": "Singapore; 싱가포르; 新加坡; シンガポール",
    "Asia/Taipei": "Taipei; Taiwan; 타이베이; 台北",
    "Asia/Tashkent": "Tashkent; Samarkand; Uzbekistan",
    "Asia/Tbilisi": "Tbilisi",
    "Asia/Tehran": "Tehran; Iran",
    "Asia/Tokyo": "Tokyo; Osaka; Hiroshima; Kyoto; Nara; Yokohama; Ise-Shima; Toyako; Okinawa"
                  "; Japan; 도쿄; 오사카; 히로시마; 나라; 东京; 東京; 大阪; 広島; 京都; 奈良",
    "Asia/Ulaanbaatar": "Ulaanbaatar; Ulan Bator",
    "Asia/Vladivostok": "Vladivostok; 블라디보스토크; ウラジオストク",
    "Asia/Yangon": "Naypyidaw; Yangon; Myanmar",
    "Asia/Yekaterinburg": "Yekaterinburg; Ufa",
    "Asia/Yerevan": "Yerevan; Armenia",
    "Atlantic/Reykjavik": "Reykjavik; Reykjavík; Iceland; 레이캬비크",
    "Australia/Brisbane": "Brisbane",
    "Australia/Perth": "Perth",
    "Australia/Sydney": "Canberra; Sydney; 시드니; 悉尼; シドニー",
    "Europe/Amsterdam": "The Hague; Amsterdam; Maastricht; Netherlands; 헤이그; ハーグ",
    "Europe/Andorra": "Andorra",
    "Europe/Athens": "Athens; Greece; 아테네",
    "Europe/Belgrade": "Belgrade; Serbia; Zagreb; Croatia; Ljubljana; Slovenia; Sarajevo; Skopje"
                       "; Brdo",
    "Europe/Berlin": "Berlin; Hamburg; Munich; Elmau; Heiligendamm; Bonn; Cologne; Potsdam"
                     "; Ramstein; Germany; 베를린; 함부르크; 뮌헨; 柏林; ベルリン",
    "Europe/Brussels": "Brussels; Ypres; Belgium; 브뤼셀; 布鲁塞尔; ブリュッセル",
    "Europe/Bucharest": "Bucharest; Romania",
    "Europe/Budapest": "Budapest; Hungary; 부다페스트; 布达佩斯; ブダペスト",
    "Europe/Chisinau": "Chisinau; Moldova; Bulboaca",
    "Europe/Copenhagen": "Copenhagen; 코펜하겐",
    "Europe/Dublin": "Dublin; Ireland; Shannon",
    "Europe/Helsinki": "Helsinki; Finland; 헬싱키; 赫尔辛基; ヘルシンキ",
    "Europe/Istanbul": "Ankara; Istanbul; Antalya; Turkey; Türkiye; 앙카라; 이스탄불",
    "Europe/Kyiv": "Kyiv; Kiev; Ukraine; 키이우; 基辅; キーウ",
    "Europe/Lisbon": "Lisbon",
    "Europe/London": "London; Britain; United Kingdom; UK; U.K.; Great Britain; England"
                     "; Scotland; Wales; Northern Ireland; Windsor; Chequers; Edinburgh; Glasgow"
                     "; Belfast; Carbis Bay; Lough Erne; Gleneagles; Blenheim Palace"
                     "; Downing Street; 런던; 伦敦; ロンドン",
    "Europe/Luxembourg": "Luxembourg",
    "Europe/Madrid": "Madrid; Granada; Barcelona; 마드리드; 马德里; マドリード",
    "Europe/Malta": "Malta; Valletta",
    "Europe/Minsk": "Minsk; Belarus",
    "Europe/Moscow": "Moscow; Kremlin; Sochi; St. Petersburg; Saint Petersburg; Kazan; 모스크바"
                     "; 카잔; 莫斯科; 喀山; モスクワ; カザン",
    "Europe/Oslo": "Oslo; Norway",
    "Europe/Paris": "Paris; Versailles; Biarritz; Deauville; Evian; Strasbourg; Nice; Cannes"
                    "; Elysee; 파리; 비아리츠; 巴黎; 比亚里茨; パリ; ビアリッツ",
    "Europe/Podgorica": "Podgorica; Montenegro",
    "Europe/Prague": "Prague; Bratislava; Slovakia; Czech Republic; Czechia; 프라하",
    "Europe/Riga": "Riga; Latvia",
    "Europe/Rome": "Rome; Taormina; L'Aquila; Venice; Apulia; Borgo Egnazia; Italy; 로마; 罗马"
                   "; ローマ; Vatican; Vatican City; 바티칸; バチカン",
    "Europe/Sofia": "Sofia; Bulgaria",
    "Europe/Stockholm": "Stockholm; Gothenburg; Sweden",
    "Europe/Tallinn": "Tallinn; Estonia",
    "Europe/Tirane": "Tirana; Albania",
    "Europe/Vienna": "Vienna; Salzburg; Austria; 빈; 비엔나; 维也纳; ウィーン",
    "Europe/Vilnius": "Vilnius; Lithuania; 빌뉴스; 维尔纽斯; ビリニュス",
    "Europe/Warsaw": "Warsaw; Poland; Gdansk; 바르샤바",
    "Europe/Zurich": "Geneva; Bern; Davos; Lausanne; Zurich; Burgenstock; Bürgenstock"
                     "; Switzerland; 제네바; 다보스; 日内瓦; ジュネーブ",
    "Pacific/Auckland": "Auckland; Wellington; 오클랜드",
    "Pacific/Honolulu": "Honolulu; Hawaii; Pearl Harbor; 하와이",
    "Pacific/Port_Moresby": "Port Moresby; 포트모르즈비",
}  # fmt: skip
_ZONE_BY_PLACE = {
    name.casefold(): zone for zone, names in PLACES.items() for name in names.split("; ")
}


def zone_of(places: Iterable[str]) -> str | None:
    """The IANA name of the zone of ``places``, the names of one place in any script.

    None if no name is known, or if they lie in several zones.
    """
    zones = {_ZONE_BY_PLACE.get(" ".join(place.split()).casefold()) for place in places} - {None}
    return zones.pop() if len(zones) == 1 else None
