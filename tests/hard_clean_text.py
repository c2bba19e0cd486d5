"""Clean text that looks like garbage to a careless eye: classical Chinese, rare names, Korean with hanja, half-width
katakana, Vietnamese, phonetics, mathematics, emoji, code, tables, box drawing, small languages. Sentences are proverbs,
pangrams and our own.
"""

from __future__ import annotations

import random
import unicodedata
from pydoc_data.topics import topics

WRITTEN = r"""
子曰：「學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？」
道可道，非常道。名可名，非常名。無名天地之始；有名萬物之母。
北冥有魚，其名為鯤。鯤之大，不知其幾千里也。化而為鳥，其名為鵬。
蒹葭蒼蒼，白露為霜。所謂伊人，在水一方。
黿鼉蛟龍，魚鱉生焉，貨財殖焉。
鰥寡孤獨廢疾者皆有所養
籩豆之事，則有司存
觚不觚，觚哉！觚哉！
饕餮、檮杌、窮奇、渾敦
魑魅魍魎，莫能逢之
睚眦必报，龃龉不合，踽踽独行，茕茕孑立
彳亍于途，囹圄之中，醍醐灌顶
耄耋之年，饕餮之徒，貔貅镇宅，狴犴守门
朱翊钧、爱新觉罗·玄烨、嬴政、刘彧、萧赜
龑、曌、喆、犇、淼、鑫、垚、赟、頔、堃、祎、珺、翀、燚
陶喆、李赟、张翀、王祎、刘頔、朱婧、吴堃
璟瑄琬琰珩玥玟琦瑀璐珏
甪直、郫县、儋州、亳州、濮阳、邛崃、歙县、黟县、鄄城、郓城、盱眙、睢宁
鲅鱼圈、鳌江、鄱阳湖、澧水、洮河、湟水、漯河、淠河
苯并芘、吡啶、嘧啶、嘌呤、噻唑、呋喃、苄胺、烯烃、羟基
氕氘氚、钚镅锔锫锎锿镄钔锘铹𬬻𬭊𬭳𬭛𬭶鿏𫟼𬬭鿔鿭𫓧镆𫟷鿬鿫
𠮷野家、𡈽屋、𩸽、𠀋、㐂寿
大韓民國臨時政府는 上海에서 樹立되었다.
國漢文混用體로 쓰인 新聞 記事이다.
獨立宣言書에 「吾等은 玆에 我 朝鮮의 獨立國임과 朝鮮人의 自主民임을 宣言하노라」
똠방각하, 펲시콜라, 햏자, 뷁, 쀍, 꿻, 쮏
갂갃갅갆갋갌갍갎갏
훈민졍음 나랏말ᄊᆞ미 듕귁에 달아
ㅋㅋㅋㅋㅋㅋ ㅠㅠ ㅎㅎ ㄴㄴ ㅇㅇ
ﾊﾝｶｸｶﾅ ﾆ ﾖﾙ ﾃﾞﾝﾎﾟｳ ﾃﾞｽ
ﾀﾅｶ ﾀﾛｳ 様 ｺﾞﾘﾖｳ ｱﾘｶﾞﾄｳ ｺﾞｻﾞｲﾏｽ
ｶﾌﾞｼｷｶﾞｲｼｬ ﾔﾏﾀﾞ ﾃﾞﾝｷ
振込先 ｶ)ﾔﾏﾀﾞｼﾖｳｼﾞ 普通 1234567
お客様番号 ﾅﾝﾊﾞｰ:12345
春はあけぼの。やうやう白くなりゆく山ぎは、少し明かりて、紫だちたる雲の細くたなびきたる。
祇園精舎の鐘の聲、諸行無常の響きあり。娑羅雙樹の花の色
齋藤、渡邊、髙橋、﨑山、德川、廣瀨、邉、龍﨑
鬱蒼たる檜林、躑躅、薔薇、蒲公英、翡翠、琥珀
Chữ Quốc ngữ là hệ chữ viết chính thức của tiếng Việt.
Trăm năm trong cõi người ta, chữ tài chữ mệnh khéo là ghét nhau.
Nguyễn Trãi, Phạm Ngũ Lão, Huỳnh Thúc Kháng, Đặng Thùy Trâm
Ăn quả nhớ kẻ trồng cây; uống nước nhớ nguồn.
ðə kwɪk braʊn fɒks dʒʌmps ˈəʊvə ðə ˈleɪzi dɒɡ
/ˈbɛt̬ɚ/ [ˈpʰɹ̩ːt] ʃɛʁ ɔ̃ ɲ ŋ ʔ ɕʰ tɕ tʂʰ ʐ̩ ɨ ɯ ɤ
[ʁɔ̃ʃɔ̃], /œ̃/, [y], [ø], [ɑ̃]
Běijīng, Shànghǎi, Guǎngzhōu, lǜsè, nǚrén, xué ér shí xí zhī
Tōkyō, Ōsaka, Kyūshū, Hokkaidō, shōgun
∀x∈ℝ: ⌈x⌉ = −⌊−x⌋, α ∧ ¬β = ¬(¬α ∨ β)
∮ E⋅da = Q, n → ∞, ∑ f(i) = ∏ g(i), ∀x∈ℝ
x² + y² = z², √(a² + b²), π ≈ 3.14159, e^{iπ} + 1 = 0, ∂f/∂x, ∫₀^∞ e^{-x²} dx = √π/2
2H₂ + O₂ ⇌ 2H₂O, R = 4.7 kΩ, ⌀ 200 mm, ±0.5 µm, 10⁻⁶, 5 × 10³
Å = 0.1 nm; 37 °C; 98 °F; 45° 30′ 15″ N
😀 😃 🎉 👨‍👩‍👧‍👦 🇨🇳 🇫🇷 👍🏽 ❤️ ✅ ❌ ⚠️
今天天气真好😊😊，我们去公园吧🌳🌳🌳
┌─────┬─────┐
│ 甲  │ 乙  │
├─────┼─────┤
└─────┴─────┘
╔══════════╗
║ Menu     ║
╚══════════╝
█▓▒░ 50% ░▒▓█
├── src
│   ├── main.py
│   └── utils.py
└── README.md
if (x != y) { return "ä" + 'é'; } // ünïcödé
s = "naïve café".encode("utf-8")  # → b'na\xc3\xafve'
grep -n 'größe' *.txt | sed 's/ö/oe/g'
<p>&nbsp;&copy; 2020 Müller &amp; Söhne GmbH</p>
print("Привет, мир!")  # Russian
const π = Math.PI; let ∆ = ½;
“Ça va?” – «Oui», « Non », „Ja“, ‚nein‘, ‹si›, »no«
¿Qué? ¡Olé! ¡¡¡Gol!!! ¿¡Cómo!?
Dvořák, Čapek, Škoda, Łódź, Kraków, Gdańsk, Świętokrzyskie
Zażółć gęślą jaźń. Pchnąć w tę łódź jeża lub ośm skrzyń fig.
Árvíztűrő tükörfúrógép. Jó foxim és don Quijote húszwattos lámpánál ülve egy pár bűvös cipőt készít.
Příliš žluťoučký kůň úpěl ďábelské ódy.
Kŕdeľ ďatľov učí koňa žrať kôru. Vŕba, hĺbka, tŕň, kŕmiť
Pijamalı hasta yağız şoföre çabucak güvendi. İstanbul, Iğdır
Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa.
Ég get etið gler án þess að meiða mig. Þórður, Guðrún, Æsa
Høj bly gom vandt fræk sexquiz på wc. Blåbærsyltetøy
Flygande bäckasiner söka hwila på mjuka tuvor. Åäö ÅÄÖ
Törkylempijävongahdus. Hyvää yötä, äiti! Öljynjalostamo
Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis
Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą
Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus.
Eĥoŝanĝo ĉiuĵaŭde. Ŝi ĵus aĉetis ĝin.
Saħħa! Għandi żewġ iħirsa u għaxar ċriev.
Gwrandewch! Dŵr, tŷ, môr, gŵyl, ŷd
D'fhuascail Íosa Úrmhac na hÓighe Beannaithe pór Éava agus Ádhaimh.
Ha doy'aña ñandéve, che rohayhu, mba'éichapa
Hawaiʻi, ʻokina, kahakō, Kānaka Maoli, Liliʻuokalani
Yorùbá: ẹ kú àárọ̀, ọjọ́ dára, ṣé dáadáa ni
Igbo: ụlọ, ọnwụ, ịhe. Hausa: ƙasa, ɗaki, ɓera. Ewe: ŋkɔ, ƒo, ɖe
Māori: Kia ora, whānau, tēnā koutou. Sámegiella: Čáhci, Ráfi, ŋ đ
Azərbaycan dili: Zəfər, jaketini də, papağını da götür, bu axşam hava çox soyuq olacaq.
Съешь же ещё этих мягких французских булок, да выпей чаю.
Їжак і ґава, щастя, об'єднання, ЄС, Київ, Львів
Дзень добры, мова беларуская, ўчора, ў сярэдзіне, Мінск
Љубазни фењерџија чађавог лица хоће да ми покаже штос. Ђорђе, ћирилица
Ѕвезда, Ќерка, Ѓорѓи, џин
Қазақ тілі: Әділет, өмір, ұлт, ғылым, ңәң, һ. Монгол: өвөл, үнэн
Хочу в Ö1! USB-кабель, IT-компания, e-mail: имя@почта.рф
ИНН/КПП, ООО «Ромашка», МиГ-29, ГОСТ Р 52.1, КоАП РФ, ВКонтакте
Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος
ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν
דג סקרן שט בים מאוכזב ולפתע מצא חברה
שָׁלוֹם עֲלֵיכֶם, בְּרֵאשִׁית בָּרָא אֱלֹהִים
نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر
بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ
شعر فارسی: توانا بود هر که دانا بود، پچ‌پچ، گژ، می‌خواهم
اردو زبان: ٹھیک ہے، ڈاکٹر، پاکستان، ہندوستان
ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश
তামিল বাংলা: আমি বাংলায় গান গাই, ক্ষুধার্ত
தமிழ்: யாமறிந்த மொழிகளிலே தமிழ்மொழி போல்
తెలుగు: దేశ భాషలందు తెలుగు లెస్స
ಕನ್ನಡ ಮಲಯാളം ગુજરાતી ਪੰਜਾਬੀ ଓଡ଼ିଆ සිංහල
เป็นมนุษย์สุดประเสริฐเลิศคุณค่า กว่าบรรดาฝูงสัตว์เดรัจฉาน
ພາສາລາວ ភាសាខ្មែរ မြန်မာဘာသာ བོད་སྐད་ ᠮᠣᠩᠭᠣᠯ
ქართული ენა, გამარჯობა, საქართველო. Հայերեն լեզու, Հայաստան
አማርኛ ትግርኛ ⲧⲙⲛⲧⲣⲙⲛⲕⲏⲙⲉ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ ᚠᚢᚦᚨᚱᚲ ꆈꌠꉙ ꕙꔤ ꚠꚡ
©2020 Acme™ Inc.® • §5 ¶3 † ‡ ° № ℅ ℗ ½ ¼ ¾
Prix : 12 € 50 ; £1,000 ; ¥500 ; 3 ¢ ; ₹100 ; ₽ 5 ; ₩1000
“Smart quotes” and ‘single’ — em–dash… ellipsis
ÉLECTIONS : LES RÉSULTATS DÉFINITIFS À L’ÉTRANGER
STRASSE, STRAẞE, GROẞ, ÄRZTE, ÜBER ÖSTERREICH
Ó, É, À, Ô, Ê alone letters: à é ì ò ù
Il est né à Âge où l’été été gâté, où naïf, Noël, maïs, aiguë, ambiguïté
cœur, œuvre, sœur, œil, Œdipe, æquo, Lætitia, ex æquo
São João, coração, três, você, avô, avó, às, porquê, pinguim, lingüiça
perquè, l·l: col·legi, intel·ligent, novel·la, paral·lel, això, aquí, ço, açò, pingüí, raïm
però, così, più, perché, città, è, é, È vero, virtù, università
între, însă, această, știință, țară, București, Iași, Brașov, Constanța, Timişoara, Piteşti
Șerban a spus că „mâine” va fi în țară; să știți că-i bine
ça, à, ô; «Où êtes-vous ?» — «Là-bas, à côté.»
Gràcies, què, català, Lleó, pingüins, camió, anglès, País Valencià
Euskaraz: ñabardura, pintxoa. Galego: niño, corazón, ñ, gaita
Ça fait 20 °C à l’ombre – 25 ‰ – № 5 – ½ litre – 3½ m²
"""


# Each of these was once read again as something else: marks in their places, no-break blanks, formulas, lists of letters.
SEEN_CHANGED = (
    "U+5765 坥 : word", "Tao (道) and Qi (氣)", "See 椪 for a kind of orange.", "卍 and 卐 symbols", "His name was Lee (張).",
    "Art. 1.º, n.º 2, 3.ª alínea, 20 ºC", "O art. 1.º do Decreto-Lei n.º 5/2020 entra em vigor amanhã.",
    "Calle Mayor, n.º 5, 2.º B", "1ª e 2ª classe; n° 5, 20 °C", "¿Qué? ¡Caramba! 1.º y 2.ª, n.º 5, 20 ºC, 30 °F",
    "10\u00a0µm", "Länge: 10\u00a0µm, Fläche: 5\u00a0m², Druck\u00a0±\u00a05\u00a0%", "nach §\u00a05, z.\u00a0B. 10\u00a0µm",
    "5\u00a0£ und 3\u00a0¥", "10\u00a0±\u00a02 µm", "og\u00a0Æ var", "che\u00a0è bello", "siehe\u00a0§ 4",
    "■\u00a0价格\u00a0│\u00a0100元\u00a0│\u00a0±5％", "The value √π is 1.77.", "√π/2 ≈ 0.886", "Ọjọ́ Àìkú ni", "£5 ¥100 ¢50 ¤ ¬ ¦ ¶ § µ",
    "£5 ¥100 ¢50", "「ヴァイオリン」ゐゑヰヱ々〆ヶ", "ヰヱ々〆ヶ", "á é í ó ú ñ ü", "é è ê ë", "à â ç é è ê ë î ï ô û ù ü ÿ œ æ",
    "å ä ö Å Ä Ö æ ø", "ő ű Ő Ű ö ü ó", "Ä, Ö, Ü, ß; ä, ö, ü", "Të gjithë njerëzit lindin të lirë dhe të barabartë në dinjitet.",
    "Calle Mayor nº 5, 2º B", "Mª José y Dª Ana, Nº 3", "D.ª Carmen vive en la 3.ª planta", "\ufb01nal \ufb02ow",
    "Mme Müller, 1ᵉʳ étage, Mᵐᵉ Roy", "12 × 15 cm, 3÷4, ±2", "5 ½ Uhr, ¾ Liter", "© 2011 Müller GmbH®", "«Où ça ?» — «Là !»",
    "a² + b² = c²; x³", "The word 愛 (ai) means love", "東京 means Tokyo", "1° C, 2′ 30″", "♠ ♥ ♦ ♣ ♔ ♞", "⅓ und ⅔",
)
CARRIERS = ("The sign read {} and nothing else.", "the kanji {}", "His name was Lee ({}).", "{}", "The word {} is common.")


def _rows(encoding: str, leads: range) -> list[str]:
    return [bytes(b for trail in range(0xA1, 0xFF) for b in (lead, trail)).decode(encoding, "ignore") for lead in leads]


def _blocks() -> list[str]:
    """Characters of every block up to U+3000 in rows of sixteen, as code charts print them."""
    rows = []
    for start in range(0x80, 0x3000, 16):
        row = [chr(c) for c in range(start, start + 16) if unicodedata.category(chr(c))[0] in "LNPSZ"]
        if len(row) > 7:
            rows.append(f"U+{start:04X} " + " ".join(row))
    return rows


def hard_clean_lines() -> list[str]:
    """Some 2,700 lines that nothing is wrong with."""
    draw = random.Random(5)  # noqa: S311
    lines = [line for line in WRITTEN.split("\n") if line]
    lines += [line for topic in topics.values() for line in topic.split("\n") if line.strip()][:600]
    lines += _blocks()
    lines += SEEN_CHANGED
    common = "".join(_rows("gb2312", range(0xB0, 0xD8))) + "".join(_rows("euc_kr", range(0xB0, 0xC9)))
    lines += [carrier.format(ch) for n, ch in enumerate(common[::17]) for carrier in (CARRIERS[n % len(CARRIERS)],)]
    for row in _rows("gb2312", range(0xD8, 0xF8)):  # the second level, as dictionaries list it
        lines += ["部首 " + "、".join(row[n:n + 12]) for n in range(0, len(row), 12)]
    surnames, given = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗", "龑曌喆犇淼鑫垚赟頔堃祎珺翀燚彧赜翊烨昀晗暄晟皓煜熠璟瑄琬琰珩玥玟琦瑀璐珏"
    for _ in range(200):
        lines.append(f"（记者 {draw.choice(surnames)}{draw.choice(given)} {draw.choice(surnames)}{draw.choice(given)} 摄）")
    hanja, second = "".join(_rows("euc_kr", range(0xCA, 0xFE))), "".join(_rows("euc_jp", range(0xD0, 0xF4)))
    for _ in range(200):
        lines.append(" ".join(draw.choice(hanja) + draw.choice(hanja) + draw.choice("은는이가을를에서로와과도") for _ in range(6)))
        lines.append("".join(draw.choice(second) + draw.choice(("は", "の", "を", "が", "なる", "する", "たり"))
                             + draw.choice(second) + draw.choice(("に", "へ", "と", "から", "き")) for _ in range(5)))
    return lines
