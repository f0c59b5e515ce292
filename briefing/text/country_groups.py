"""Groups of countries under all their names: G7 and Group of Seven."""

from __future__ import annotations

import re

from briefing.text.countries import names_of_country

_GROUPS = (
    "G7|G-7|Group of Seven|주요 7개국|주요7개국|七国集团|七國集團"
    "|主要7カ国|主要７カ国|主要七カ国|先進7カ国",
    "G8|G-8|Group of Eight|주요 8개국|八国集团|主要8カ国",
    "G20|G-20|Group of 20|Group of Twenty|주요 20개국|주요20개국|二十国集团|20国集团|主要20カ国",
    "NATO|Nato|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|OTAN|나토"
    "|북대서양조약기구|北约|北約|北大西洋公约组织|北大西洋条約機構",
    "APEC|Apec|Asia-Pacific Economic Cooperation|아시아태평양경제협력체|아·태경제협력체"
    "|亚太经合组织|亞太經合會|アジア太平洋経済協力",
    "ASEAN|Asean|Association of Southeast Asian Nations|아세안|동남아시아국가연합|东盟|東盟|東協"
    "|東南アジア諸国連合",
    "EU|E.U.|European Union|UE|유럽연합|유럽 연합|欧盟|歐盟|欧州連合",
    "UN|U.N.|United Nations|ONU|유엔|联合国|聯合國|国連|國聯",
    "BRICS|Brics|브릭스|金砖国家|金磚國家",
    "SCO|Shanghai Cooperation Organisation|Shanghai Cooperation Organization|상하이협력기구"
    "|上海合作组织|上合组织|上海協力機構",
    "OPEC|Opec|Organization of the Petroleum Exporting Countries|석유수출국기구|欧佩克"
    "|石油輸出国機構",
    "GCC|Gulf Cooperation Council|걸프협력회의|海湾合作委员会|湾岸協力会議",
    "African Union|아프리카연합|非洲联盟|アフリカ連合",
    "Arab League|League of Arab States|아랍연맹|阿拉伯国家联盟|アラブ連盟",
    "Quad|쿼드|四方安全对话|クアッド",
    "AUKUS|Aukus|오커스",
    "CARICOM|Caricom|Caribbean Community",
    "ECOWAS|Ecowas|Economic Community of West African States",
    "Mercosur|Mercosul|남미공동시장|南方共同市场",
)
_REFERENCES = {
    "NATO": ("the alliance", "the military alliance", "동맹", "同盟"),
    "EU": ("the bloc", "the 27-nation bloc"),
    "ASEAN": ("the bloc", "the 10-member bloc", "the regional bloc"),
}


def _key(name: str) -> str:
    return re.sub(r"[\s.·‐‑-]", "", name).casefold()


_NAMES_BY_KEY = {_key(name): tuple(row.split("|")) for row in _GROUPS for name in row.split("|")}


def is_group(name: str) -> bool:
    """Whether ``name`` is a known group of countries, under any of its names."""
    return _key(name) in _NAMES_BY_KEY


def is_country_or_group(name: str) -> bool:
    """Whether ``name`` is a country or a group of countries, under any of its known names."""
    return is_group(name) or bool(names_of_country(name))


def other_names(name: str) -> tuple[str, ...]:
    """All names of the group or country ``name``, or only ``name`` if it is no known one."""
    return _NAMES_BY_KEY.get(_key(name)) or names_of_country(name) or (name,)


def references(name: str) -> tuple[str, ...]:
    """What a text may call the group once it has named it: "the alliance" for NATO."""
    names = _NAMES_BY_KEY.get(_key(name), ())
    return _REFERENCES.get(names[0], ()) if names else ()
