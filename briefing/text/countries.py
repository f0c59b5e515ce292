"""Names of countries in English, Korean, Chinese and Japanese, and the letters that stand for them.

Of a pair such as 한미 or 中美 each letter is a country. The table has the members of the G20, ASEAN
and NATO, their neighbours, and other frequent hosts of summits; a country that is missing is only
not recognised.
"""

from __future__ import annotations

import re

_ROWS = """
us | United States, US, U.S., USA, America | American | 미국 美国 美國 米国 アメリカ
gb | Britain, UK, U.K., United Kingdom, Great Britain | British | 영국 英国 英國 イギリス
ru | Russia, Russian Federation | Russian | 러시아 俄罗斯 俄羅斯 ロシア
su | Soviet Union | Soviet | 소련 苏联 ソ連
cn | China | Chinese | 중국 中国 中國
kr | South Korea, Korea, Republic of Korea | South Korean, Korean | 한국 韩国 韓国 韓國 대한민국
kp | North Korea, DPRK | North Korean | 북한 朝鲜 朝鮮 北朝鮮
jp | Japan | Japanese | 일본 日本
fr | France | French | 프랑스 法国 法國 フランス
de | Germany | German | 독일 德国 德國 ドイツ
it | Italy | Italian | 이탈리아 意大利 義大利 イタリア
ca | Canada | Canadian | 캐나다 加拿大 カナダ
in | India | Indian | 인도 印度 インド
ua | Ukraine | Ukrainian | 우크라이나 乌克兰 烏克蘭 ウクライナ
tr | Turkey, Turkiye, Türkiye | Turkish | 튀르키예 土耳其 トルコ
il | Israel | Israeli | 이스라엘 以色列 イスラエル
ir | Iran | Iranian | 이란 伊朗 イラン
iq | Iraq | Iraqi | 이라크 伊拉克 イラク
sa | Saudi Arabia | Saudi | 사우디아라비아 사우디 沙特 沙烏地阿拉伯 サウジアラビア
ae | United Arab Emirates, UAE, U.A.E. | Emirati | 아랍에미리트 阿联酋 アラブ首長国連邦
qa | Qatar | Qatari | 카타르 卡塔尔 カタール
kw | Kuwait | Kuwaiti |
bh | Bahrain | Bahraini |
om | Oman | Omani |
ye | Yemen | Yemeni |
eg | Egypt | Egyptian | 이집트 埃及 エジプト
jo | Jordan | Jordanian | 요르단 约旦 ヨルダン
sy | Syria | Syrian | 시리아 叙利亚 シリア
lb | Lebanon | Lebanese |
au | Australia | Australian | 호주 澳大利亚 澳洲 オーストラリア 豪州
nz | New Zealand |  | 뉴질랜드 新西兰 ニュージーランド
br | Brazil | Brazilian | 브라질 巴西 ブラジル
mx | Mexico | Mexican | 멕시코 墨西哥 メキシコ
ar | Argentina | Argentine, Argentinian | 아르헨티나 阿根廷 アルゼンチン
cl | Chile | Chilean | 칠레 智利 チリ
pe | Peru | Peruvian | 페루 秘鲁 ペルー
co | Colombia | Colombian |
ve | Venezuela | Venezuelan |
cu | Cuba | Cuban | 쿠바 古巴 キューバ
za | South Africa | South African | 남아프리카공화국 남아공 南非 南アフリカ
ng | Nigeria | Nigerian |
ke | Kenya | Kenyan |
et | Ethiopia | Ethiopian |
rw | Rwanda | Rwandan |
cd | Congo | Congolese |
gh | Ghana | Ghanaian |
dz | Algeria | Algerian |
ma | Morocco | Moroccan |
tn | Tunisia | Tunisian |
ly | Libya | Libyan |
sd | Sudan | Sudanese |
id | Indonesia | Indonesian | 인도네시아 印度尼西亚 印尼 インドネシア
my | Malaysia | Malaysian | 말레이시아 马来西亚 マレーシア
sg | Singapore | Singaporean | 싱가포르 新加坡 シンガポール
th | Thailand | Thai | 태국 泰国 タイ
vn | Vietnam | Vietnamese | 베트남 越南 ベトナム
ph | Philippines | Philippine, Filipino | 필리핀 菲律宾 フィリピン
kh | Cambodia | Cambodian | 캄보디아 柬埔寨 カンボジア
la | Laos | Lao, Laotian | 라오스 老挝 ラオス
mm | Myanmar |  |
tw | Taiwan | Taiwanese | 대만 台湾 台灣
mn | Mongolia | Mongolian | 몽골 蒙古 モンゴル
pk | Pakistan | Pakistani | 파키스탄 巴基斯坦 パキスタン
bd | Bangladesh | Bangladeshi |
np | Nepal | Nepali, Nepalese |
lk | Sri Lanka | Sri Lankan |
af | Afghanistan | Afghan |
kz | Kazakhstan | Kazakh | 카자흐스탄 哈萨克斯坦 カザフスタン
uz | Uzbekistan | Uzbek | 우즈베키스탄 乌兹别克斯坦 ウズベキスタン
kg | Kyrgyzstan | Kyrgyz |
tj | Tajikistan | Tajik |
tm | Turkmenistan | Turkmen |
az | Azerbaijan | Azerbaijani |
am | Armenia | Armenian |
ge | Georgia | Georgian |
by | Belarus | Belarusian, Belarussian | 벨라루스 白俄罗斯 ベラルーシ
pl | Poland | Polish | 폴란드 波兰 ポーランド
hu | Hungary | Hungarian | 헝가리 匈牙利 ハンガリー
ro | Romania | Romanian |
bg | Bulgaria | Bulgarian |
rs | Serbia | Serbian | 세르비아 塞尔维亚 セルビア
hr | Croatia | Croatian |
si | Slovenia | Slovenian |
sk | Slovakia | Slovak |
cz | Czech Republic, Czechia | Czech |
gr | Greece | Greek |
cy | Cyprus | Cypriot |
al | Albania | Albanian |
mk | North Macedonia, Macedonia | Macedonian |
md | Moldova | Moldovan |
es | Spain | Spanish | 스페인 西班牙 スペイン
pt | Portugal | Portuguese | 포르투갈 葡萄牙 ポルトガル
nl | Netherlands | Dutch | 네덜란드 荷兰 オランダ
be | Belgium | Belgian | 벨기에 比利时 ベルギー
lu | Luxembourg |  |
ch | Switzerland | Swiss | 스위스 瑞士 スイス
at | Austria | Austrian | 오스트리아 奥地利 オーストリア
ie | Ireland | Irish |
is | Iceland | Icelandic |
no | Norway | Norwegian | 노르웨이 挪威 ノルウェー
se | Sweden | Swedish | 스웨덴 瑞典 スウェーデン
fi | Finland | Finnish | 핀란드 芬兰 フィンランド
dk | Denmark | Danish | 덴마크 丹麦 デンマーク
ee | Estonia | Estonian |
lv | Latvia | Latvian |
lt | Lithuania | Lithuanian | 리투아니아 立陶宛 リトアニア
va | Vatican, Holy See |  | 바티칸 梵蒂冈 バチカン
eu | European Union, EU | European | 유럽연합 欧盟 歐盟 欧州連合
"""
_LETTERS = {
    "ko": dict(
        zip("한미중일러북남영독불인", "kr us cn jp ru kp kr gb de fr in".split(), strict=True)
    ),
    "han": dict(
        zip(
            "中美米日俄露韩韓朝英法仏德独印欧歐澳豪",
            "cn us us jp ru ru kr kr kp gb fr fr de de in eu eu au au".split(),
            strict=True,
        )
    ),
}


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    foreign: dict[str, str] = {}
    shown: dict[str, str] = {}
    for row in _ROWS.strip().splitlines():
        code, english, adjective, others = (cell.strip() for cell in row.split("|"))
        written = english.split(", ")
        shown[code] = next((name for name in written if len(name) > 3), written[0])
        names.update((_key(name), code) for name in written)
        adjectives.update((_key(name), code) for name in adjective.split(", ") if name)
        foreign.update((name, code) for name in others.split())
    return names, adjectives, foreign, shown


def _key(name: str) -> str:
    return re.sub(r"['’]s?$", "", name).lower().replace(".", "")


_NAMES, _ADJECTIVES, FOREIGN_NAMES, SHOWN = _tables()
"""`FOREIGN_NAMES`: the code of each Korean, Chinese and Japanese name; `SHOWN`: the English name
of each code."""

NAMES_OF_STATES: tuple[str, ...] = tuple(name for name, code in _NAMES.items() if code != "eu")
"""The English names in lower case, without adjectives."""

NAMES_BY_CODE: dict[str, tuple[str, ...]] = {}
"""The English names of each code as they are written, without adjectives."""
for _row in _ROWS.strip().splitlines():
    NAMES_BY_CODE[_row.split(" | ")[0]] = tuple(_row.split(" | ")[1].split(", "))

_ALL_NAMES: dict[str, tuple[str, ...]] = {
    code: (*english, *(name for name, other in FOREIGN_NAMES.items() if other == code))
    for code, english in NAMES_BY_CODE.items()
}

LETTERS: dict[str, str] = {**_LETTERS["ko"], **_LETTERS["han"]}
"""The country of a letter in a pair: 한 of 한미, 中 of 中美."""


def country(name: str) -> str | None:
    """The code of the country that ``name`` is the English name or adjective of, in any case."""
    key = _key(name)
    return _NAMES.get(key) or _ADJECTIVES.get(key)


def country_name(name: str) -> str | None:
    """The code of the country with this English name; None for an adjective: "Russian"."""
    return _NAMES.get(_key(name))


def names_of_country(name: str) -> tuple[str, ...]:
    """All names of the country with this name, in English, Korean, Chinese and Japanese; empty if
    it is none."""
    code = FOREIGN_NAMES.get(name) or country_name(name)
    return _ALL_NAMES[code] if code else ()
