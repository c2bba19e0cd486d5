"""Text like that of newspaper pages, its damage, and text that no newspaper ever printed.

Words and sentences are our own. `clean_pages()` draws pages that no stage may change; `pages()` draws the same with any
mixture of the damage of `benchmarks/damage.py`; `hostile()` draws any `str` at all.
"""

from __future__ import annotations

from damage import CAPTION, DAMAGES
from hypothesis import strategies as st

# --- the stock -------------------------------------------------------------------------------------------------------

SIMPLIFIED = (
    "市水务局昨天公布了新一轮河道整治的安排，重点是城东的十二条小河。",
    "记者在现场看到，工人正把老旧的水管一段段换下来。",
    "“过去一到雨天，门口就积水，现在好多了。”住在附近的陈阿姨说。",
    "据介绍，工程分三期进行，首期投入约3.6亿元，预计明年6月完工。",
    "会议指出，要把群众的意见当作改进工作的起点。",
    "这家工厂有员工420人，去年出口增长12.5%。",
    "专家提醒，入冬以后气温变化大，老人出门要多加一件衣服。",
    "截至10月底，全区共有87个小区完成了改造，受益居民超过五万户。",
    "图书馆的阅览室每天早上9:00开门，周末延长到晚上21:30。",
    "他翻开那本《江南旧事》，在第36页找到了要找的地名。",
    "比赛进行到第78分钟，主队换上一名年轻的前锋。",
    "下一步，两地将在港口、铁路和旅游等方面继续合作。",
    "负责人表示，新线路通车以后，从机场到会展中心只要25分钟。",
    "种子公司送来的良种，今年在盐碱地里长得很好。",
    "讨论中，有人赞成，有人担心，也有人一言不发。",
    "学校把旧仓库改成了画室，孩子们高高兴兴地搬了进去。",
    "老陈把屋子打扫得干干净净，又到院子里看看花。",
    "研究研究再说，这是他常挂在嘴边的一句话。",
)
TRADITIONAL = (
    "市議會昨日通過明年度的預算，教育經費較去年增加百分之三。",
    "記者在現場看見，許多商家把貨品搬到騎樓下。",
    "專家認為，這項技術仍需要時間驗證。",
    "「下雨天最怕淹水，現在總算放心了。」附近的店家說。",
    "工程處表示，橋樑檢修將於下個月完成，屆時恢復雙向通車。",
)
ENGLISH = (
    "The council approved a new plan for the harbour on Tuesday, ending months of debate.",
    "Residents said the noise from the works had become hard to bear.",
    "Prices rose by 2.4 percent in October, the slowest pace since early spring.",
    "A spokesman for the railway declined to comment on the delay.",
    "The museum will stay open until 9 p.m. on weekdays through the end of the year.",
    "Fishermen along the coast reported the best catch in a decade.",
)
OTHERS = {
    "french": ("Le conseil municipal a adopté hier un plan d’aménagement très attendu.",
               "Les élèves ont été reçus à la mairie après la cérémonie."),
    "german": ("Der Stadtrat hat am Dienstag über die neue Straßenbahnlinie abgestimmt.",
               "Für die Anwohner bedeutet das längere Wege während der Bauzeit."),
    "spanish": ("El alcalde anunció ayer la construcción de un pequeño puente peatonal.",
                "La mañana empezó fría, pero el público llenó la plaza."),
    "russian": ("Городской совет вчера утвердил новый план развития набережной.",
                "Жители говорят, что шум от работ стал тише."),
    "japanese": ("市議会は昨日、新しい図書館の建設計画を承認した。",
                 "住民からは「待ちに待った」という声が聞かれた。"),
    "korean": ("시의회는 어제 새로운 도서관 건립 계획을 승인했다.",
               "주민들은 오랫동안 기다려 온 소식이라고 말했다."),
    "greek": ("Το δημοτικό συμβούλιο ενέκρινε χθες το νέο σχέδιο.",),
    "arabic": ("وافق المجلس البلدي أمس على الخطة الجديدة.",),
    "hindi": ("नगर परिषद ने कल नई योजना को मंज़ूरी दी।",),
    "thai": ("สภาเมืองอนุมัติแผนใหม่เมื่อวานนี้",),
    "vietnamese": ("Hội đồng thành phố hôm qua đã thông qua kế hoạch mới.",),
}
HEADLINES = (
    "城东十二条小河将全面整治", "旧仓库变身社区画室", "机场快线力争年内通车", "两地港口携手拓展新航线",
    "入冬以后，这些事要留意", "良种落地盐碱滩", "全区八十七个小区焕然一新",
)
ENGLISH_HEADLINES = ("Council backs harbour plan", "Prices rise at slower pace", "Best catch in a decade")
BYLINES = ("本报记者 林一舟", "记者 赵晓岚 通讯员 何平", "见习记者 周宁", "□本报记者 吴桐")
LEADS = ("本报讯 ", "本报讯（记者 孙悦）", "新华社北京1月5日电 ", "")
FURNITURE = (
    "2020年11月18日 星期三", "责任编辑 高原 视觉设计 叶青", "今日天气 多云 最高12℃ 最低6℃", "A3 要闻", "新闻热线：62341234",
    "第 3 版", "www.example.com",
)
CAPTIONS = (CAPTION, "图为改造后的河道。 新华社发")

# --- strategies ------------------------------------------------------------------------------------------------------


def _paragraph(sentences: tuple[str, ...], joined: str) -> st.SearchStrategy[str]:
    # No sentence twice in a paragraph: that would be damage.
    return st.lists(st.sampled_from(sentences), min_size=1, max_size=5, unique=True).map(joined.join)


def _article(headlines: tuple[str, ...], sentences: tuple[str, ...], joined: str, leads: tuple[str, ...]
             ) -> st.SearchStrategy[str]:
    return st.tuples(
        st.sampled_from(headlines), st.sampled_from(("", *BYLINES) if leads != ("",) else ("",)),
        st.sampled_from(leads), st.lists(_paragraph(sentences, joined), min_size=1, max_size=3, unique=True),
    ).map(lambda a: "\n\n".join([part for part in a[:2] if part] + [a[2] + a[3][0], *a[3][1:]]))


chinese_articles = _article(HEADLINES, SIMPLIFIED, "", LEADS)
traditional_articles = _article(("河濱公園下月開放", "預算案三讀通過"), TRADITIONAL, "", ("", "記者李文華／報導"))
english_articles = _article(ENGLISH_HEADLINES, ENGLISH, " ", ("",))
other_paragraphs = st.sampled_from(sorted(OTHERS)).flatmap(
    lambda name: _paragraph(OTHERS[name], "" if name in ("japanese", "thai") else " "))
articles = st.one_of(chinese_articles, chinese_articles, traditional_articles, english_articles, other_paragraphs)


def clean_pages() -> st.SearchStrategy[str]:
    """Pages as `cleaner` itself would write them: a paragraph a line, a blank line between. Nothing to repair."""
    return st.one_of(
        st.lists(chinese_articles, min_size=1, max_size=3, unique=True).map("\n\n".join),
        st.lists(traditional_articles, min_size=1, max_size=2, unique=True).map("\n\n".join),
        st.lists(english_articles, min_size=1, max_size=2, unique=True).map("\n\n".join),
        other_paragraphs,
    ).map(lambda page: page + "\n")


_layers = st.lists(st.tuples(st.sampled_from(sorted(DAMAGES)), st.integers(0, 400)), max_size=4)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Pages with furniture and captions, and up to four layers of damage over them."""
    blocks = draw(st.lists(st.one_of(articles, articles, st.sampled_from(FURNITURE), st.sampled_from(CAPTIONS)),
                           min_size=1, max_size=5))
    text = draw(st.sampled_from(("\n", "\n\n", "\n\n\n"))).join(blocks)
    for name, at in draw(_layers):
        # Doubling in layers grows a page beyond reading; 6,000 characters are a long page already.
        if len(text) < 6000:
            text = DAMAGES[name](text, at)
    return text + draw(st.sampled_from(("", "\n", "\n\n")))


# What the rules look at, so that drawing from it meets their edges more often than all of Unicode would.
TELLING = (
    "上海市的一人大 \n\n\n\t　\u00a0\u200b\u200c\u200d\ufeff\u00ad\x00\x07\x1b\x85\u2028\u2029\r\f\v"
    "，。、；：？！“”‘’（）《》—…·,.;:?!\"'()-*#|_/\\<>&%@~`^$[]{}"
    "0129０１９℃?？荩■▲●□abzABZｱアｶﾞ뇠헟뗄몣한국어\ud7b5\ud7df\ue0a1\uf7fe⼀⼈⺠\uf900\ufa0e\ufb01\ufb02\ufe30\ufe0f"
    "Ã©â€™ä¸\u0081\u0301\u0e33\u064b\U0001f468\U0001f3fd\U00020000\U0010ffff\ufffd\ufffe\ud800\udc00\udfff"
)
_telling = st.text(alphabet=st.sampled_from(sorted(set(TELLING))), max_size=120)
_repeated = st.tuples(st.text(alphabet=st.sampled_from(sorted(set(TELLING))), min_size=1, max_size=6),
                      st.integers(2, 400)).map(lambda pair: pair[0] * pair[1])


def hostile() -> st.SearchStrategy[str]:
    """Any str: lone surrogates, NULs, marks without a base, one phrase a hundred times, pages cut anywhere."""
    return st.one_of(
        _telling,
        st.text(max_size=80),
        st.text(alphabet=st.characters(), max_size=40),  # lone surrogates too
        _repeated,
        st.tuples(pages(), _telling, st.integers(0, 2000)).map(lambda t: t[0][:t[2]] + t[1] + t[0][t[2]:]),
    )


def any_text() -> st.SearchStrategy[str]:
    """Pages and hostile text, half and half."""
    return st.one_of(pages(), hostile())
