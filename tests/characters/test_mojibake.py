"""The stage `mojibake`: codes of a font, wrong encodings, what is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from build_plausibility import built
from damage import gbk_font
from hypothesis import given
from hypothesis import strategies as st
from hard_clean_text import hard_clean_lines
from strategies import ENGLISH, OTHERS, SIMPLIFIED, TRADITIONAL

from cleaner.characters import mojibake_gates, mojibake_letters, mojibake_pairs, plausibility
from cleaner.characters.mojibake import repair_mojibake
from cleaner.characters.mojibake_pairs import TRUE, WRONG
from cleaner.characters.plausibility import cost, judge
from cleaner.edits import Edit, Finding
from cleaner.pipeline import Pipeline

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
REPAIR = Pipeline(["mojibake"])


@pytest.fixture(scope="module")
def seed_002() -> str:
    return (SEEDS / "002_5d1d7d8bc476bb8f.txt").read_text("utf-8")


def test_seed_002_holds_no_hangul_afterwards(seed_002: str) -> None:
    text = REPAIR(seed_002).text
    assert not re.findall("[\uac00-\ud7ff\ue000-\uf8ff]", text)


@pytest.mark.parametrize(("said", "was"), [
    ("上海出品《大江大河2》进入创作攻坚期", "：몣돶욷《듳붭듳뫓2》뷸죫뒴\ud7f7릥볡웚"),
    ("编者的话", "뇠헟뗄뮰"),
    ("第26370号", "뗚26370뫅"),
    ("“上海方案”", "“：몣랽낸”"),
    ("上海报业集团", "：몣놨튵벯췅"),
])
def test_each_character_of_seed_002_traces_back_to_its_garbage(seed_002: str, said: str, was: str) -> None:
    cleaned = REPAIR(seed_002)
    at = cleaned.text.index(said) if said != "“上海方案”" else cleaned.text.index("三大产业“上海方案”") + 4
    assert [seed_002[slice(*cleaned.source(at + n, at + n + 1)[0])] for n in range(len(said))] == list(was)
    assert cleaned.restore() == seed_002


def test_a_hanzi_guessed_from_its_place_is_flagged(seed_002: str) -> None:
    guessed = [said for said in repair_mojibake(seed_002) if said.code == "mojibake.font-mark"]
    assert [said.new for said in guessed] == ["上"] * 3
    assert all(said.confidence < 0.9 for said in guessed)


def test_a_mark_out_of_place_is_only_reported_where_the_page_does_not_say_which_hanzi_it_hides() -> None:
    said = list(repair_mojibake("：몣돶욷《듳붭듳뫓2》뷸죫뒴\ud7f7릥볡웚"))
    assert [(item.start, item.end) for item in said if isinstance(item, Finding)] == [(0, 1)]
    assert "：海出品" in REPAIR("：몣돶욷《듳붭듳뫓2》뷸죫뒴\ud7f7릥볡웚").text


def test_a_lost_character_of_a_run_is_a_finding() -> None:
    said = list(repair_mojibake("펪퓬컂\ufffd쫦쫊뗄볒풰"))
    assert [(item.start, item.code) for item in said if isinstance(item, Finding)] == [(3, "mojibake.lost")]
    assert REPAIR("펪퓬컂\ufffd쫦쫊뗄볒풰").text == "营造温\ufffd舒适的家园"


def test_codes_among_the_surrogates_are_read_where_they_survived() -> None:
    # 馨 is DCB0 in GBK: a lone surrogate; 翕 DECE and 鄣 DBB5 next to each other look like one astral character
    assert REPAIR("펪퓬컂\udcb0쫦쫊뗄볒풰").text == "营造温馨舒适的家园"


@given(st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=6), st.integers(0, 5))
def test_a_line_in_a_font_of_gbk_codes_is_read_again(lines: list[str], broken: int) -> None:
    broken %= len(lines)
    page = "\n".join(gbk_font(line) if n == broken else line for n, line in enumerate(lines))
    cleaned = REPAIR(page)
    assert cleaned.text == "\n".join(lines)
    assert all(edit.aligned and edit.confidence == 1.0 for edit in cleaned.edits)


@given(st.text(st.one_of(st.characters(min_codepoint=0xA1A1, max_codepoint=0xF8FF), st.sampled_from("：“第上海 \n1"),
                         st.characters()), max_size=80))
def test_whatever_it_is_given_it_does_not_raise_and_is_done_after_one_run(text: str) -> None:
    once = REPAIR(text)
    assert not [said for said in repair_mojibake(once.text) if isinstance(said, Edit)]
    assert once.restore() == text


# --- wrong encodings --------------------------------------------------------------------------------------------------

def test_hard_clean_text_stays() -> None:
    lines = hard_clean_lines()
    assert len(lines) > 2000
    assert [line for line in lines if REPAIR(line).text != line] == []
    assert not REPAIR("\n".join(lines)).edits


def test_ligatures_of_pdf_text_stay() -> None:
    lines = ["The \ufb01rst \ufb01le was lost in the \ufb02ood.", "Their \ufb02agship product is based on another one.",
             "To con\ufb01gure the \ufb01rewall, edit the \ufb01le.", "It re\ufb02ects what the of\ufb01ce did."]
    for page in ("\n".join(lines), "\n".join(lines + [*ENGLISH] * 4), *lines):
        assert REPAIR(page).text == page


def test_a_clean_line_among_broken_ones_stays() -> None:
    broken_ones = ["Açò vol dir que farà falta més espai al disc.", "Quan això passa, es poden provar les següents solucions:",
                   "A l'arrencada, cada targeta s'associarà amb el nom de la interfície.", "Podríeu decidir-ho vosaltres demà."]
    clean = ["Això és tot.", "El nom del vostre sistema (podríeu decidir-ho vosaltres mateixos)."]
    for wrong in ("cp437", "mac-roman"):
        page = [*[line.encode("cp1252").decode(wrong) for line in broken_ones], *clean]
        assert REPAIR("\n".join(page)).text.split("\n")[-2:] == clean


def test_what_a_language_was_asked_before_does_not_tell_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mojibake_letters, "KEPT", 20)
    language = mojibake_letters._Language(judge().likely("le conseil municipal a voté hier le budget", 1)[0])
    some = {"pčr", "cčt", "tčm"}
    once = language.odd_among(set(some))
    assert once
    for n in range(30):
        assert language.odd_among({*some, f"zé{n:x}"}) >= once


LINES = {  # what is broken, line by line: those of our own lines that are long enough to say what they are
    "utf-8": [*SIMPLIFIED, *TRADITIONAL, *[line for lines in OTHERS.values() for line in lines]],
    "gb18030": SIMPLIFIED, "big5hkscs": TRADITIONAL, "cp932": OTHERS["japanese"], "euc_jp": OTHERS["japanese"],
    "cp949": OTHERS["korean"], "cp1251": OTHERS["russian"], "koi8-r": OTHERS["russian"], "iso8859-7": OTHERS["greek"],
    "cp1252": [*OTHERS["german"], *OTHERS["spanish"], OTHERS["french"][1]], "utf-16-le": SIMPLIFIED,
    "utf-16-be": SIMPLIFIED,
    "cp1250": ["Městské zastupitelstvo včera schválilo nový plán rozvoje nábřeží.",
               "Rada miasta zatwierdziła wczoraj nowy plan rozwoju nabrzeża, długo oczekiwany przez mieszkańców."],
}


def broken(line: str, true: str, wrong: str) -> str | None:
    """`line` in one encoding read in another; None where that loses something or leaves controls that no dump holds."""
    try:
        bad = line.encode(true).decode(wrong)
        if bad == line or bad.encode(wrong).decode(true) != line or any(ord(ch) < 32 for ch in bad):
            return None
    except UnicodeError:
        return None
    return bad


@pytest.mark.parametrize("wrong", sorted(WRONG))
@pytest.mark.parametrize("true", sorted(TRUE))
def test_what_is_broken_by_any_pair_is_had_back(true: str, wrong: str) -> None:
    if true == wrong:
        return
    for line in LINES[true]:
        if (bad := broken(line, true, wrong)) is not None:
            assert REPAIR(bad).text == line, f"{bad!r} is {true} read as {wrong}"


@pytest.mark.parametrize("true", sorted(TRUE))
def test_a_page_all_broken_by_any_pair_is_had_back(true: str) -> None:
    for wrong in sorted(WRONG.keys() - {true}):
        bad = [(shown, line) for line in LINES[true] if (shown := broken(line, true, wrong)) is not None]
        if bad:
            bad *= 2 + mojibake_gates.SHORT // sum(len(shown) for shown, _ in bad)
            assert REPAIR("\n".join([shown for shown, _ in bad])).text == "\n".join([line for _, line in bad]), wrong


@pytest.mark.parametrize(("language", "wrong", "damage"), [
    ("german", "latin-1", "cp1250"), ("french", "cp1250", "cp1252"), ("german", "mac-roman", "cp1252"),
    ("spanish", "cp1251", "cp1252"), ("russian", "koi8-r", "cp1251"), ("greek", "latin-1", "iso8859-7")])
def test_a_few_broken_lines_among_clean_ones_are_found(language: str, wrong: str, damage: str) -> None:
    lines = OTHERS[language] * (1 + 700 // sum(map(len, OTHERS[language])))
    bad = [(broken(line, damage, wrong) or line if n < 4 else line) for n, line in enumerate(lines)]
    assert bad != lines
    assert REPAIR("\n".join(bad)).text == "\n".join(lines)


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lets the judge forget a language."""
    def forget_all() -> None:
        monkeypatch.undo()
        for cached in (mojibake_pairs._cached_step, mojibake_gates._uncommon_hanzi, mojibake_gates._above_the_window,
                       mojibake_gates._is_uncommon, mojibake_letters._language):
            cached.cache_clear()

    def forget(language: str) -> None:
        forget_all()
        table = tmp_path / language
        table.write_bytes(built(language))
        monkeypatch.setattr(plausibility, "TABLE", table)
        monkeypatch.setattr(plausibility, "_judge", None)
    yield forget
    forget_all()


UNKNOWN = {  # our own lines; of the first also what is broken must be had back, of the others nothing may be changed
    "fr": ("Après la réunion, les élèves ont préféré rentrer à pied plutôt que d'attendre le dernier métro.",
           "La première pierre du nouveau théâtre sera posée à la fin de l'été par le maire de la ville.",
           "Les bénévoles espèrent récolter assez d'argent pour réparer la toiture de la vieille école."),
    "de": ("Die Bürger wünschen sich für ihre Straße mehr Bäume und weniger parkende Autos.",
           "Nach dem Unfall blieb die Brücke bis in die späten Abendstunden für den Verkehr gesperrt.",
           "Das Gemälde hängt seit über fünfzig Jahren in der Eingangshalle des Rathauses."),
    "es": ("El año pasado visitaron la exposición más de dos mil niños de las escuelas de la región.",
           "Según el informe, la producción de aceite bajó durante el otoño por falta de lluvia.",
           "La señora que vendía flores en la estación se jubiló después de cuarenta años."),
    "et": ("Võtmed jäid lauale ja keegi ei märganud õhtul enam koju minna.",
           "Õpilased kõndisid mõisa juurest läbi põllu külla.", "Võib-olla sõidame nõnda homme jõe äärde."),
    "ro": ("Dacă vremea se încălzește, biblioteca va fi mutată în clădirea veche.",
           "Casa părăsită a fost cumpărată și apoi reparată de o familie tânără.", "Acasă după amiază."),
    "hu": ("A következő őszön kezdődik az erdők felmérése.", "Az idő hűvös, de a szőlő jól terem.",
           "Először a tetőt, később az ajtót festették."),
    "tr": ("Kapının anahtarını aldım ve dışarı çıktım.", "Balıkçılar sabahın ilk ışıklarıyla denize açıldı.",
           "Yazıcıyı çalıştırmak için kabloyu takınız."),
}


@pytest.mark.parametrize("language", UNKNOWN)
def test_a_language_without_a_table_stays_and_most_of_what_is_broken_is_had_back(
        language: str, without: Callable[[str], None]) -> None:
    without(language)
    lines = UNKNOWN[language]
    assert [REPAIR(line).text for line in lines] == list(lines)
    if language in ("fr", "de", "es"):
        damaged = [(line, bad) for wrong in sorted(WRONG) for line in lines if (bad := broken(line, "cp1252", wrong))]
        assert sum(REPAIR(bad).text == line for line, bad in damaged) >= 0.8 * len(damaged)


@given(st.data())
def test_a_page_with_lines_broken_by_one_pair_is_had_back_and_a_second_run_changes_nothing(data: st.DataObject) -> None:
    true, wrong = data.draw(st.sampled_from([
        ("utf-8", "cp1252"), ("utf-8", "gb18030"), ("gb18030", "cp1252"), ("cp1251", "koi8-r"),
        ("big5hkscs", "gb18030"), ("cp932", "cp1252"), ("cp949", "cp1252")]))
    lines = data.draw(st.lists(st.sampled_from(LINES[true]), min_size=2, max_size=12))
    page = [broken(line, true, wrong) or line if data.draw(st.booleans()) else line for line in lines]
    cleaned = REPAIR("\n".join(page))
    assert cleaned.text == "\n".join(lines)
    assert not [said for said in repair_mojibake(cleaned.text) if isinstance(said, Edit)]


@given(st.lists(st.tuples(st.sampled_from(LINES["utf-8"]), st.sampled_from(sorted(TRUE)),
                          st.sampled_from(sorted(WRONG)), st.integers(0, 99)), max_size=8))
def test_garbage_of_any_kind_is_quiet_after_one_run(lines: list[tuple[str, str, str, int]]) -> None:
    page = []
    for line, true, wrong, at in lines:
        raw = line.encode(true, "ignore")
        raw = raw[:at] + raw[at + 1:] if at % 2 else raw  # every other line has lost a byte
        page.append(raw.decode(wrong, "replace").replace("\n", "").replace("\r", ""))
    cleaned = REPAIR("\n".join(page))
    assert not [said for said in repair_mojibake(cleaned.text) if isinstance(said, Edit)]
    assert cleaned.restore() == "\n".join(page)


def test_a_weak_reading_alone_on_a_page_is_only_reported() -> None:
    page = "\n".join([*ENGLISH * 3, "Mula R. Van ScìWìy^ttt.ManagingUU", *ENGLISH * 3])
    said = list(repair_mojibake(page))
    assert not [item for item in said if isinstance(item, Edit)]


def test_what_is_lost_is_a_finding() -> None:
    assert [(item.start, item.end, item.code) for item in repair_mojibake("锟斤拷锟斤拷 hello")] == [(0, 6, "mojibake.gone")]
    said = list(repair_mojibake("ä½\ufffdå¥½ä¸–ç•Œ"))
    assert {item.code for item in said if isinstance(item, Finding)} == {"mojibake.lost"}


def test_single_byte_encodings_trace_character_by_character() -> None:
    bad = "Mìstské zastupitelstvo vèera schválilo nový plán rozvoje nábøeží."
    cleaned = REPAIR(bad)
    assert all(edit.aligned for edit in cleaned.edits)
    at = cleaned.text.index("nábřeží") + 3
    assert bad[slice(*cleaned.source(at, at + 1)[0])] == "ø"


# --- the judge --------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("language", ["arabic", "french", "german", "greek", "russian", "spanish", "vietnamese"])
def test_text_costs_less_than_its_own_letters_in_another_order(language: str) -> None:
    for line in OTHERS[language]:
        assert cost(line) < cost(line[::-1])


def test_the_judge_knows_at_least_thirty_alphabetic_languages() -> None:
    assert len(judge().pairs.languages) >= 30
    assert judge().credible("市水务局昨天公布了新一轮河道整治的安排") and not judge().credible("黿鼉鼈鼊齏齎齟齠齡齣齦齧")
