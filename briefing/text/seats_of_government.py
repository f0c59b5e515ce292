"""Places where a head of state or government is at home: capitals and residences.

That a leader is in one says nothing about a meeting there. Capitals whose leaders seldom stand in
world news are left out, so that a summit there needs no more evidence than elsewhere.
"""

from __future__ import annotations

from briefing.text.countries import names_of_country

_SEATS = frozenset(
    name.strip().casefold()
    for name in (
        "Washington, Washington D.C., Washington DC, White House, the White House, Camp David"
        ", Mar-a-Lago, London, Downing Street, 10 Downing Street, Chequers, Paris, Elysee, Élysée"
        ", Berlin, Moscow, Kremlin, the Kremlin, Beijing, Zhongnanhai, Tokyo, Seoul, Blue House"
        ", Pyongyang, Taipei, New Delhi, Delhi, Islamabad, Jerusalem, Tel Aviv, Ramallah, Tehran"
        ", Baghdad, Damascus, Beirut, Amman, Cairo, Riyadh, Doha, Abu Dhabi, Ankara, Kyiv, Kiev"
        ", Minsk, Warsaw, Rome, Vatican, the Vatican, Madrid, Lisbon, Athens, Budapest, Belgrade"
        ", Ottawa, Mexico City, Brasilia, Brasília, Buenos Aires, Caracas, Bogota, Havana, Canberra"
        ", Wellington, Jakarta, Manila, Hanoi, Bangkok, Kuala Lumpur, Pretoria, Nairobi, Abuja"
        ", Addis Ababa, Brussels, Windsor, Buckingham Palace"
        ", 워싱턴, 백악관, 런던, 파리, 베를린, 모스크바, 크렘린, 베이징, 도쿄, 서울, 청와대, 용산"
        ", 평양, 뉴델리, 예루살렘, 테헤란, 키이우, 华盛顿, 華盛頓, 白宫, 白宮, 伦敦, 倫敦, 巴黎"
        ", 柏林, 莫斯科, 克里姆林宫, 北京, 中南海, 东京, 東京, 首尔, 首爾, 平壤, 新德里, ワシントン"
        ", ホワイトハウス, ロンドン, パリ, ベルリン, モスクワ, クレムリン, ソウル, 平壌"
        ", ニューデリー"
    ).split(",")
)


def is_seat_of_government(place: str) -> bool:
    """Whether ``place`` is the seat of a government, or a whole country."""
    return place.casefold() in _SEATS or bool(names_of_country(place))
