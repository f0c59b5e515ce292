"""Names of months and weekdays. Weekdays count from Monday, 0, and months from January, 1."""

from __future__ import annotations

import unicodedata

SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

WEEKDAY_PATTERN = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A long English weekday, as a regular expression."""
MONTH_PATTERN = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sep(?:tember|t?\.)?|Sept|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""An English month, long or abbreviated, as a regular expression."""

NORMAL_NAMES = frozenset(name.lower() for name in (*LONG_WEEKDAYS, *LONG_MONTHS))
"""The long English names in normal form (`briefing.text.normalize`)."""

CJK_WEEKDAYS = {
    **dict(zip("월화수목금토일", range(7), strict=True)),
    **dict(zip("一二三四五六日", range(7), strict=True)),
    **dict(zip("月火水木金土", range(6), strict=True)),
    "天": 6,
}
"""The character that names a weekday in Korean, Chinese and Japanese, and its number."""

# Month names, short and long, in the languages of news feeds.
_NAMES_BY_NUMBER = (
    "january jan janvier janv januar jän jänner enero ene janeiro gennaio gen januari января"
    " январь янв січня styczeń stycznia sty leden ledna led ocak oca januarie tammikuuta január"
    " ιανουαρίου ιαν يناير جانفي जनवरी มกราคม ינואר",
    "february feb février fevrier févr fév februar febrero fevereiro fev febbraio februari feber"
    " февраля февраль фев февр лютого luty lutego lut únor února úno şubat şub helmikuuta február"
    " φεβρουαρίου φεβ فبراير فيفري شباط फरवरी फ़रवरी กุมภาพันธ์ פברואר",
    "march mar mars märz maerz mär mrz marzo março marco maart mrt maret marts марта март мар"
    " березня marzec marca březen března bře mart maaliskuuta március μαρτίου μαρ مارس آذار"
    " मार्च มีนาคม מרץ",
    "april apr avril avr abril abr aprile апреля апрель апр квітня kwiecień kwietnia kwi duben"
    " dubna dub nisan nis aprilie huhtikuuta április απριλίου απρ أبريل إبريل ابريل أفريل نيسان"
    " अप्रैल เมษายน אפריל",
    "may mai mayo maio maggio mag mei maj мая май травня maja květen května kvě mayıs mayis"
    " toukokuuta május μαΐου μαϊ μαΐ مايو ماي أيار मई พฤษภาคม מאי",
    "june jun juin juni junio junho giugno giu июня июнь июн червня czerwiec czerwca cze červen"
    " června čvn haziran haz iunie kesäkuuta június ιουνίου ιουν يونيو جوان حزيران जून มิถุนายน"
    " יוני",
    "july jul juillet juil juli julio julho luglio lug июля июль июл липня lipiec lipca lip"
    " červenec července čvc temmuz tem iulie heinäkuuta július ιουλίου ιουλ يوليو جويلية تموز"
    " जुलाई กรกฎาคม יולי",
    "august aug août aout agosto ago augustus augusti agustus agu августа август авг серпня"
    " sierpień sierpnia sie srpen srpna srp ağustos agustos ağu elokuuta augusztus αυγούστου αυγ"
    " أغسطس اغسطس أوت آب अगस्त สิงหาคม אוגוסט",
    "september sept sep septembre septiembre setembro set settembre сентября сентябрь сент сен"
    " вересня wrzesień września wrz září zář eylül eyl septembrie syyskuuta szeptember"
    " σεπτεμβρίου σεπ سبتمبر أيلول सितंबर सितम्बर กันยายน ספטמבר",
    "october oct octobre oktober okt octubre outubro out ottobre ott октября октябрь окт жовтня"
    " październik października paź říjen října říj ekim eki octombrie lokakuuta október"
    " οκτωβρίου οκτ أكتوبر اكتوبر अक्टूबर अक्तूबर ตุลาคม אוקטובר",
    "november nov novembre noviembre novembro ноября ноябрь ноя нояб листопада listopad"
    " listopada lis listopadu kasım kasim kas noiembrie marraskuuta νοεμβρίου νοε نوفمبر"
    " नवंबर नवम्बर พฤศจิกายน נובמבר",
    "december dec décembre decembre déc dezember dez diciembre dic dezembro dicembre desember des"
    " декабря декабрь дек грудня grudzień grudnia gru prosinec prosince pro aralık aralik ara"
    " decembrie joulukuuta δεκεμβρίου δεκ ديسمبر दिसंबर दिसम्बर ธันวาคม דצמבר",
)
# Names of two words, which number the months called Tishrin and Kanun. Vietnamese has no names.
_NUMBERS_BY_PHRASE = {
    "كانون الثاني": 1,
    "تشرين الأول": 10,
    "تشرين الاول": 10,
    "تشرين الثاني": 11,
    "كانون الأول": 12,
    "كانون الاول": 12,
}


def weekday_number(name: str) -> int:
    """The number of an English weekday, 0 to 6, by its first three letters in any case.

    Raises ``ValueError`` for any other text.
    """
    return SHORT_WEEKDAYS.index(name[:3].capitalize())


def month_number(name: str) -> int:
    """The number of an English month, 1 to 12, by its first three letters in any case.

    Raises ``ValueError`` for any other text.
    """
    return SHORT_MONTHS.index(name[:3].capitalize()) + 1


def _normal(name: str) -> str:
    return unicodedata.normalize("NFKC", name)


MONTH_NUMBERS: dict[str, int] = {
    _normal(name): number
    for number, names in enumerate(_NAMES_BY_NUMBER, start=1)
    for name in names.split()
}
"""The number of each month, by its name in lower case and NFKC."""
MONTH_PHRASES: dict[str, str] = {
    _normal(phrase): _NAMES_BY_NUMBER[number - 1].split()[0]
    for phrase, number in _NUMBERS_BY_PHRASE.items()
}
"""Names of two words, and the English name to read instead."""
