"""Month names, short and long, in the languages of news feeds."""

from __future__ import annotations

_BY_NUMBER = (
    "january jan janvier janv januar jän jänner enero ene janeiro gennaio gen января январь янв",
    "february feb février fevrier févr fév februar febrero fevereiro fev febbraio februari feber"
    " февраля февраль фев",
    "march mar mars märz maerz mär mrz marzo março marco maart mrt марта март мар",
    "april apr avril avr abril abr aprile апреля апрель апр",
    "may mai mayo maio mag maggio mei maj мая май",
    "june jun juin juni junio junho giugno giu июня июнь июн",
    "july jul juillet juil juli julio julho luglio lug июля июль июл",
    "august aug août aout agosto ago augustus augusti августа август авг",
    "september sept sep septembre septiembre setembro set settembre сентября сентябрь сент сен",
    "october oct octobre oktober okt octubre outubro out ottobre ott октября октябрь окт",
    "november nov novembre noviembre novembro ноября ноябрь ноя",
    "december dec décembre decembre déc dezember dez diciembre dic dezembro dicembre desember des"
    " декабря декабрь дек",
)

MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_BY_NUMBER, start=1) for name in names.split()
}
