"""The words of the trade: what they are, and what only looks like them."""

from __future__ import annotations

import pytest
from cleaner import vocabulary as words
from cleaner.articles import units
from cleaner.vocabulary import BYLINE, PHOTO_NEWS, furniture_role
from hypothesis import given, settings
from hypothesis import strategies as st

FURNITURE = [
    ("第3版", "folio"), ("A3 要闻", "folio"), ("A3要闻", "folio"), ("第3版国际新闻", "folio"), ("国内·国际", "section"),
    ("责任编辑 张伟", "editors"), ("责任编辑张伟", "editors"), ("責任編輯陳明版面李安", "editors"),
    ("责任编辑陈瑶美术编辑薛明", "editors"), ("2026年3月5日 星期四", "date line"), ("Page 3", "folio"),
    ("Samedi 5 mars 2011", "date line"), ("Sonnabend, 3. Mai 1997", "date line"), ("lunes, 4 de mayo de 1998", "date line"),
    ("12 ottobre 1998", "date line"), ("5 мая 1998 г.", "date line"), ("Seite 5", "folio"), ("Página 12", "folio"),
    ("LE COURRIER DU FLEUVE", "masthead"), ("Neue Zürcher Zeitung", "masthead"), ("Corriere della Sera", "masthead"),
    ("Berliner Tageblatt", "masthead"), ("El Diario de Burgos", "masthead"),
]
TEXT = ["Le journal de ce matin", "Die Zeitung von gestern lag noch da", "Nachrichten aus aller Welt", "5 mars de la même année", "Im Mai 1997 begann es", "Seite an Seite", "设计方法", "责任编辑制度改革", "编辑高度重视", "版式设计大赛", "A3要求", "第3版画展开幕", "国际金价上涨"]


@pytest.mark.parametrize("line, role", FURNITURE)
def test_furniture(line: str, role: str) -> None:
    assert furniture_role(line) == role


@pytest.mark.parametrize("line", TEXT)
def test_text_is_no_furniture(line: str) -> None:
    assert furniture_role(line) is None


@pytest.mark.parametrize("line", [
    "Von Klaus Müller", "VON ANNA SCHMIDT", "Von Klaus Müller und Anna Schmidt", "Par Jean-Pierre Dubois", "Por Juan Pérez",
    "De notre envoyé spécial", "Von unserem Korrespondenten Karl Maier", "By Anna Smith"])
def test_bylines_of_europe(line: str) -> None:
    assert BYLINE.match(line)


@pytest.mark.parametrize("line", ["Von Berlin aus fuhr er weiter", "Par la suite tout changea", "Por la tarde llueve", "De notre avis",
                                  "Von der Leyen"])
def test_what_begins_like_a_byline_of_europe(line: str) -> None:
    assert not BYLINE.match(line)


@pytest.mark.parametrize("line", ["Berlin (dpa) - Der Bundestag", "PARIS (AFP) — Le président", "Madrid, 3 mar (EFE).- El Gobierno",
                                  "Москва, 5 мая (ТАСС) — Сегодня", "Wien (APA/dpa) – Die Regierung"])
def test_lead_ins_of_europe(line: str) -> None:
    assert words.LEAD_IN.match(line)


@pytest.mark.parametrize("line", ["Suite page 3", "(Suite en page 12)", "Fortsetzung auf Seite 3", "Continúa en la página 4",
                                  "Segue a pagina 2", "Voir page 5"])
def test_jump_lines_of_europe(line: str) -> None:
    assert words.JUMP.match(line)


@pytest.mark.parametrize("line", ["Foto: dpa", "Photo : AFP", "Fotos: Klaus Müller", "(Photo AFP)", "Bild: Archiv"])
def test_credits_of_europe(line: str) -> None:
    assert words.CREDIT_ONLY.match(line)


# What is looked up before a pattern lets by all that the pattern finds.
PLAIN = st.characters(min_codepoint=32, max_codepoint=126)
KINDS = [words.JUMP, words.CREDIT_ONLY, words.CAPTION, words.BYLINE]
"""Those of the patterns of short lines that find something in ASCII, and are not told by a bracket."""


@settings(max_examples=300)
@given(st.from_regex(words._LATIN, fullmatch=True, alphabet=PLAIN))
def test_latin_furniture_has_few_spaces_or_starts_as_what_may_be_long(line: str) -> None:
    assert words._LATIN.fullmatch(line) and (line.count(" ") <= words.MOST_SPACES or line[0] in words._MAY_BE_LONG
                                             or words._LATIN_HINT.search(line) is not None)


@settings(max_examples=500)
@given(st.lists(st.from_regex(words._ANY, fullmatch=True), min_size=1, max_size=2).map(" ".join))
def test_all_furniture_is_looked_at(line: str) -> None:
    assert len(line) > 120 or furniture_role(line) == words._furniture_role(line)


@pytest.mark.parametrize("line", [
    "Call the desk on the third floor at 543 1200", "the Harbour Town Daily News", "Copyright of all that stands on this page",
    "Tuesday, March 4, 1975", "E-mail us what you have seen and where: 543", "(c) of the paper and of those who wrote it",
])
def test_furniture_of_many_words(line: str) -> None:
    assert furniture_role(line) is not None


@settings(max_examples=200)
@given(st.one_of([st.from_regex(kind.pattern, alphabet=PLAIN) for kind in KINDS]))
def test_a_short_line_of_ascii_that_is_told_by_a_pattern_is_looked_at(line: str) -> None:
    line = line.strip()
    assert not any(kind.match(line) for kind in KINDS) or (
        units._STARTS.match(line) or "Photo" in line or "pag" in line.lower())


@pytest.mark.parametrize("line", ["■報導╱向高彬", "報導╱向高彬", "記者張嘉恬\N{DIVISION SLASH}台北報導", "本报记者 林一舟", "见习记者 周宁"])
def test_bylines(line: str) -> None:
    assert BYLINE.match(line)


def test_photo_news() -> None:
    assert all(map(PHOTO_NEWS.match, ("图片新闻", "圖片報導", "摄影报道", "新闻图片"))) and not PHOTO_NEWS.match("图片社开业")
