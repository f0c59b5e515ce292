"""Time stamps: lines that say when a page was published, and nothing else."""

from __future__ import annotations

from briefing.text.calendar_names import LONG_WEEKDAYS, MONTH_NUMBERS, SHORT_WEEKDAYS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words

_LONGEST = 200
_HEAD = 24
_DIGIT = lazy_regex(r"\d")

STAMP_WORDS = frozenset(
    name.casefold() for name in (*LONG_WEEKDAYS, *SHORT_WEEKDAYS, *MONTH_NUMBERS)
) | frozenset(
    # English
    "published posted updated modified created originally first last on at am pm a p m noon "
    "midnight local time et est edt eastern ct cst cdt central mt mst mdt mountain pt pst pdt "
    "pacific gmt utc bst cet cest ist kst jst hkt st nd rd th ago min mins minute minutes hr hrs h "
    "hour hours s sec second seconds day days week weeks month months year years yesterday today "
    "just now read less than over about "
    # Spanish, Portuguese, Italian, French
    "publicado publicada actualizado actualizada última ultima actualización el las los a de del "
    "hs horas hace lunes martes miércoles jueves viernes sábado domingo em às atualizado "
    "atualizada há segunda terça quarta quinta sexta feira "
    "pubblicato aggiornato aggiornamento il alle ore "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica publié publiée mis mise à jour "
    "modifié modifiée le y il heures lundi mardi mercredi jeudi vendredi samedi dimanche "
    # German, Dutch, Nordic languages, Polish, Turkish
    "veröffentlicht erstellt aktualisiert stand uhr am um vom zuletzt vor tagen tag stunden "
    "stunde minuten montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "gepubliceerd bijgewerkt om uur publicerad uppdaterad kl publisert oppdatert opdateret "
    "opublikowano aktualizacja godz yayınlanma güncelleme tarihi "
    # Russian, Ukrainian
    "опубликовано обновлено изменено сегодня вчера в г мск назад час часа часов минут минуты "
    "понедельник вторник среда четверг пятница суббота воскресенье опубліковано оновлено "
    # Korean, and the characters of Chinese and Japanese
    "송고 송고시간 입력 수정 승인 등록 게시 발행 기사 기사입력 기사등록 최종 최종수정 업데이트 "
    "오전 오후 년 월 일 시 분 시간 초 전 "
    "年 月 日 時 时 分 秒 曜 火 水 木 金 土 星 期 周 週 午 前 後 上 下 发 發 布 佈 更 新 公 開 表 "
    "間 间 小 钟 鐘 约 約 配 信 最 終 终 一 二 三 四 五 六 天 刊 於 于".split()
)
"""The words of time stamps in normal form, in the languages that feeds are written in."""


def is_stamp(line: str) -> bool:
    """Whether ``line`` consists of a date or time, and of words that go with it."""
    if (
        len(line) > _LONGEST
        or not _DIGIT.search(line)
        or not _are_of_stamp(words(line[:_HEAD])[:1])
    ):
        return False
    return _are_of_stamp(words(line))


def _are_of_stamp(tokens: list[str]) -> bool:
    return all(token[0].isdigit() or token in STAMP_WORDS for token in tokens)
