"""The words of the trade, as classes: how a wire lead-in, a byline, a caption, a jump line, a folio or a masthead is
worded, in Chinese (simplified and traditional) and English. Patterns of kinds, never the string of one paper.

>>> bool(LEAD_IN.match("\u65b0\u534e\u793e\u5317\u4eac1\u67085\u65e5\u7535 \u8fd1\u65e5")), furniture_role("第3版"), furniture_role("It rained.")
(True, 'folio', None)
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.characters.classes import LARGE, LETTERS, SMALL

# ---- who reports, and from where --------------------------------------------------------------------------------
# 本报讯 / 新华社北京1月5日电 / 据新华社纽约1月5日电 / 中新网上海电 / WASHINGTON (AP) —
_WIRE = ("AP|UPI|AFP|Reuters|[dD][pP][aA]|epd|KNA|sid|SID|APA|ats|ATS|sda|Belga|ANP|EFE|Europa Press|ANSA|Ansa|Lusa|LUSA|TASS|\u0422\u0410\u0421\u0421"
         "|\u0420\u0418\u0410|PAP|\u010cTK|CTK|MTI|TT|NTB|Ritzau")
"""News agencies of Europe, as they stand in the brackets of a lead-in or a credit."""
LEAD_IN = re.compile(
    "[（(]?(?:本[报報刊台社]|据?(?:新华|中新|法新|美联|路透|中央|塔斯|共同)[社网]|據?(?:新華|中新|法新|美聯|路透|中央)社|"
    "[\u4e00-\u9fff]{2,4}[日晚早青时]报)"
    "[^，,。：:；;（(]{0,22}?(?:[讯訊]|(?<![发發来來])[电電])(?=$|[\\s\u3000（(，,：:]|[记記]者|[\u4e00-\u9fff“])"
    "|[A-Z][A-Z .,'’-]{3,30}(?:, [A-Z][a-z.]{1,6})?,? ?\\(?(?:AP|UPI|Reuters|AFP|lAP|API)\\)? ?[—–-]"
    # Berlin (dpa) - / Madrid, 3 mar (EFE).- in Latin, Greek or Cyrillic letters
    f"|[{LARGE}][{LETTERS} .,/'’0-9-]{{2,40}}+[(\\[](?:{_WIRE})(?:/(?:{_WIRE}))?[)\\]] ?\\.?[—–-]")
_PRESS = "(?:本[报報刊台]|新华社|新華社|中新社|青年[报報]|[\u4e00-\u9fff]{0,3}[日晚早][报報]|[\u4e00-\u9fff]{2,4}[网網社])"
_RANK = "(?:首席|特[约約派]|[见見][习習]|[实實][习習]|[驻駐][\u4e00-\u9fff]{2,4}|高级|资深)*"
_CRAFT = "(?:[记記]者|通[讯訊][员員]|评论员|評論員|撰稿人?|编译|編譯|撰文|摄影)"
_NAMES = "[\u4e00-\u9fff·A-Za-z0-9]{2,12}(?:[ \u3000、，,/／╱\u2215|]+[\u4e00-\u9fff·A-Za-z/／]{1,8}){0,7}"
_GIVEN = f"[{LARGE}](?:[{SMALL}'’-]+|[{LARGE}'’-]+|\\.)(?:-[{LARGE}][{SMALL}]+)?"
"""A name of a byline in a language of Europe, or the first letter of one."""
TWO_NAMES = f"{_GIVEN}(?: {_GIVEN}){{1,2}}"
BYLINE = re.compile(
    f"[■□●▲◆]?\\s*{_PRESS}?{_RANK}{_CRAFT}[ \u3000:：]*{_NAMES}$"
    "|(?:[■□●▲◆]?\\s*[报報][道導][／/╱\u2215]|[■□●▲◆])\\s*[\u4e00-\u9fff]{2,4}$"
    "|(?:文|图|圖|作者|撰文|采写|採訪)[ /／:：]{1,2}[\u4e00-\u9fff \u3000/／]{2,24}$"
    "|[\u4e00-\u9fff]{2,4} ?[/／](?:文|摄|攝|图).{0,20}$"
    "|_*\\W{0,3}(?:BY|By|by) [A-Z][A-Za-z.,'’ /\\\\_-]{3,70}$"
    f"|(?:Von|VON|Par|PAR|Por|POR) {TWO_NAMES}(?: (?:und|et|y|e) {TWO_NAMES})?$"
    "|(?:Von unserem|Von unserer|De notre|De nos|De nuestro|De nuestra|Dal nostro|Dalla nostra|Do nosso|Van onze) (?:Korrespondent|Mitarbeiter|"
    f"Redakteur|Berichterstatter|Redaktion|correspond|envoyé|corresponsal|enviad|redacci|inviat|corrispond|redattor|verslaggever)[{SMALL}]{{0,6}}(?: [^.!?]{{0,60}})?$")
POST = re.compile("(?:[A-Z][A-Za-z]+ ){0,3}(?:Writer|Reporter|Correspondent|Editor|Columnist|Photographer|Bureau)s?$", re.I)
"""What stands under an English byline: Staff Writer, Sports Editor."""
OFFICE = re.compile(
    r"\b(?:President|Prime|Minister|Secretary|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|Judge|Justice|Court|General|Gen\.|Col\.|"
    r"Capt\.|Chief|Chairman|Director|Dr\.|Mrs?\.|Ms\.|Prof\.|Professor|Sir|Lord|Lady|King|Queen|Prince|Princess|Pope|Bishop|Rev\.|"
    r"United States|University|Department)(?!\w)")
"""What stands before names at the head of a sentence: `United States Supreme Court Justice William`."""
_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧"
    "蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎"
    "易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂"
    "谷祁时耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔欧阳解强强柴华華车車冉房边邊屠宗归穆狄米宫晏瞿闻佘敖冼慕党党戚")
_NAME = f"(?:[{_SURNAMES}][\u4e00-\u9fff·]{{1,2}}|(?:欧阳|诸葛|上官)[\u4e00-\u9fff]{{1,2}})"
NAMES_ONLY = re.compile(f"(?![ \u3000、])(?:[ \u3000、]{{0,2}}{_NAME}){{1,6}}$")

# ---- what stands in brackets ------------------------------------------------------------------------------------
BRACKETED = re.compile("[（(]([^（）()]{1,60})[）)]$")
# A note says something about the article (where it goes on, where the picture is from); a byline only who wrote it.
NOTE = re.compile(
    "[电電讯訊]$|照片|下[转轉]|上接|[详詳][见見]|[见見]第?\\d|全文|相[关關][报報][道導]|作者|本文|[图圖]|[摄攝]$|[摄攝]影|待[续續]|[转轉][载載]|"
    "[节節][选選]|原[载載]|[编編]者|供稿|[报報]道$|\\d{4}年|岁暮|[续續]完|[见見]\\d")
TEXT_AND_PICTURE = re.compile("[/／][ \u3000]?[文摄攝图圖]|[文图圖][/／]")
"""A byline that says who wrote and who took the picture: 李宁/文 朱锋/摄."""
JUMP = re.compile(
    "[（(▲▼→►△\\[]?\\s*(?:下[转轉]|上接|[紧緊]接|[详詳][见見]|全文[见見]|相[关關][报報][道導][见見]?|[更多]*[报報]道[见見])[^。]{0,24}(?:版|[页頁]|网|網)[^。]{0,8}[）)\\]]?$"
    "|[^。]{4,80}全文[见見].{2,40}$"
    "|[（(]?(?:Continued|From|Cont\\.|See|Please see|Turn to|Please turn)\\b.{0,24}\\b[Pp]ag[e*].{0,12}$|From page .{1,8}$"
    "|[(▶►→]? ?(?:(?:Lire |Voir )?(?:la )?[Ss]uite (?:en |à la )?page|(?:Lire|Voir) (?:aussi |également )?(?:en )?pages?"
    "|Fortsetzung (?:auf |von )?Seite|Siehe (?:auch )?Seite|Contin[uú]a (?:en|na) (?:la )?p[áa]gina|Viene de (?:la )?p[áa]gina"
    "|(?:Segue|Continua|Servizio|Servizi) a pag(?:ina|\\.)|Vervolg op pagina) ?[A-Z]?\\d{1,3}[).]{0,2}$")
GOES_ON = re.compile("[（(▲▼→►△\\[]?\\s*(?:下[转轉]|[紧緊]接)|[（(]?(?:Continued on|Turn to|Please turn"
                     "|(?:Lire )?(?:la )?suite (?:en |à la )?page|Fortsetzung auf|Contin[uú]a en la p|Segue a pag|Vervolg op)", re.I)
"""A jump line at the end of what a page has of an article."""
AUTHOR_NOTE = re.compile("[（(](?:作者|本文)[^（）()]{2,60}[）)]$")
# A byline that stands in brackets at the end of the last paragraph: ……交流发言。（普陀区委党校）
TRAILING_BYLINE = re.compile("(?<=[。！？”』」!?.])[ \u3000]*[（(]([^（）()。，,！？]{2,40})[）)]$")

# ---- lists --------------------------------------------------------------------------------------------------------
ITEM = re.compile("([0-9]{1,2})([\u3001.\uff0e)\uff09]) ?(?![0-9])")
"""How an item of a list starts: its number, and the mark behind it."""

# ---- pictures -----------------------------------------------------------------------------------------------------
CAPTION = re.compile(
    "(?:[①-⑩\\d]{0,2}[、.．]?)(?:图为|圖為|[上下左右][图圖](?:为|為|[:：，])|图[一二三四\\d]?[:：]|[图圖]片[说說]明)"
    "|Photo(?:s|graph)? (?:by|courtesy)|Pictured|Above[:,]|Above left")
_PICTURE = "(?:Fotos?|Photos?|Bild(?:er)?)"
_CREDIT_OF_EUROPE = f"[(]?{_PICTURE} ?: ?[{LETTERS} ./-]{{2,40}}[)]?$|[(]{_PICTURE} (?:{_WIRE})[)]$"
CREDIT = re.compile(
    "(?:[）)。.!？」” \u3000]|^)[（(]?(?:[\u4e00-\u9fff]{2,6}[报報社网網](?:[记記]者)?)?[ \u3000]*(?:[记記]者)?[ \u3000]*[\u4e00-\u9fff \u3000]{0,14}"
    "(?:[摄攝](?:影(?:[报報][道導])?)?|供[图圖]|[资資]料[图圖]|制[图圖]|[绘繪][图圖]?|作[图圖])[）)]?"
    "(?:[（(][^（）()]{2,10}[发發稿][）)])?$"
    "|[（(][^（）()]{2,20}(?:照片|[图圖]片)[）)]$|Photo: ?[A-Za-z .]{2,30}$|Photo by [A-Z].{2,30}$"
    f"|{_CREDIT_OF_EUROPE}")
# CREDIT could start at any character of a line and looks far from each; how a credit ends is looked up first.
CREDIT_END = re.compile("[摄攝影图圖绘繪道導发發稿片P](?:(?<=[摄攝影图圖绘繪])[）)]?$|(?<=[报報][道導])[）)]?$"
                        "|(?<=[发發稿片])[）)]$|(?<=P)hoto)|Foto|Bild")
CREDIT_ONLY = re.compile(
    "[（(]?(?:[\u4e00-\u9fff]{2,6}[报報社网網])?[ \u3000]*(?:[记記]者)?[ \u3000]*[\u4e00-\u9fff \u3000]{0,16}(?:[摄攝](?:影)?|供[图圖]|[资資]料[图圖]片?)[）)]?$"
    "|(?:制[图圖]|[摄攝]影|[图圖]片|[图圖])[:：/／][ \u3000]*[\u4e00-\u9fff \u3000]{2,10}$"
    "|Photo: ?[A-Za-z .]{2,30}$"
    f"|{_CREDIT_OF_EUROPE}")
TITLED = re.compile(
    "(?:K[线線]|走[势勢]|[趋趨][势勢]|示意|分布|曲[线線]|柱[状狀]|[统統][计計]|[结結][构構]|流程|平面|效果|路[线線])[图圖]$"
    "|[（(](?:油[画畫]|[国國][画畫]|中[国國][画畫]|水墨[画畫]?|(?:套色|黑白)?木刻|版[画畫]|水彩[画畫]?|水粉[画畫]?|素描|速[写寫]"
    "|漫[画畫]|连环画|年[画畫]|雕塑|石膏|石雕|木雕|泥塑|青铜|青銅|剪[纸紙]|[书書]法|篆刻|[摄攝]影|[插剧劇][图圖照])[）)]"
    "(?:[（(][\u4e00-\u9fff·]{2,4}[）)])?$")
"""What a chart or a work of art is called, under its picture: 上证指数周K线图, 水乡的早晨（油画）."""
PHOTO_NEWS = re.compile("(?:[图圖]片|[摄攝]影)(?:新[闻聞]|[报報][道導]|专[题版]|專[題版])$|新[闻聞](?:[图圖]片|[摄攝]影)$")
"""The headline of captions that are news by themselves."""
POINTING = re.compile(
    "[（(][左右中前後后上下][一二三四排圖图起\\d]?[）)]|[，。](?:[左右旁後后前中]|身[旁後后]|[左右][起一二三])[為为](?![了此何])")
"""What points into a picture: （左）, and `，右為其女。`"""

# ---- what belongs to no article -----------------------------------------------------------------------------------
SERIES = re.compile("系列(?:[报報][道導]|[评評][论論])|[①-⑳]$|之[一二三四五六七八九十]{1,2}$")
"""A heading that says which series the article belongs to: it stands over the headline."""
LABEL = re.compile("(?:[编編]者(?:的[话話]|按|案)|[编編][前后後][话話]?|相[关關][链鏈]接|[记記]者手[记記])$|(?:[■◆●★▲▇█◎]\\s*|#+ ?[■◆●★▲]\\s*)[\u4e00-\u9fffA-Za-z·]{2,8}$|【[\u4e00-\u9fff]{2,8}】$")
_D = "[0-9０-９〇零一二三四五六七八九十百]"
_WEEKDAY = "(?:星期[一二三四五六日天]|[周週][一二三四五六日])"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)"
_MONTHS = (
    "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|Jan(?:uar|\\.)|Jänner|Feb(?:ruar|\\.)|März|April|Mai|Juni?|Juli?|Aug(?:ust|\\.)|Sept(?:ember|\\.)|Okt(?:ober|\\.)|Nov(?:ember|\\.)|Dez(?:ember|\\.)"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    "|januari|februari|maart|mei|juni|juli|augustus|oktober|november|december"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)")
"""The months of French, German, Spanish, Italian, Portuguese, Dutch and Russian, as dates have them."""
_DAYS = (
    "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    "|(?:segunda|terça|quarta|quinta|sexta)-feira|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)")
_DATE = f"(?i:(?:{_DAYS}[.,]? )?(?:(?:le|den|el|il) )?\\d{{1,2}}(?:er|[.º])? ?(?:de )?{_MONTHS} ?(?:de |del )?\\d{{4}}(?: г\\.)?)"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SECTION = (
    "(?:要[闻聞]|[国國][内內際际]|[经經][济濟]|文化|[体體]育|社[会會]|教育|科技|[综綜]合|本埠|[时時]政|法治|副刊|[广廣]告|[国國][际際]新[闻聞]|专题|理论|民生|财经|財經|娱乐|娛樂|评论|評論|[国國][内內]|本地|本市|[农農]村|[军軍]事|[环環]球)"
    "(?:新[闻聞]|版)?")
_DESK = "(?:本版)?(?:[责責]任|值班|[执執]行|本版|美[术術]|版面|[组組]版)?(?:主?[编編][辑輯]?|[编編][审審]|美[编編]|版面|版式|校[对對]|[设設][计計])"
_FURNITURE = {
    "folio": f"(?:第?\\s?{_D}{{1,3}}\\s?版|[A-D]\\s?[0-9０-９]{{1,2}}版?)(?:[:：·]?{_SECTION})?|[·•—-]\\s?[0-9０-９]{{1,3}}\\s?[·•—-]",
    "date line": (
        f"(?:{_D}{{4}}|[Oo0-9]{{4}})\\s?年\\s?{_D}{{1,3}}\\s?月\\s?{_D}{{1,3}}\\s?日(?:[\\s\u3000]*{_WEEKDAY})?(?:[\\s\u3000]*[农農][历曆].{{2,14}})?"
        f"|{_WEEKDAY}|[农農][历曆][\u4e00-\u9fff]{{2,4}}年.{{2,24}}"),
    "masthead": (
        "(?:.{2,12}(?:主[管办辦]|主管主[办辦])[·•\\s]*)?.{1,10}[报報](?:社|业集团|業集團)?(?:出版|主[办辦]|主管).{0,30}|第?\\s?[0-9０-９]{3,6}\\s?[号號期]"
        f"|今日\\s?{_D}{{1,3}}\\s?版(?:\\s?.{{0,12}}\\s?{_D}{{1,3}}\\s?版)?|(?:CN|ISSN)\\s?[\\d-]{{4,}}"
        "|[国國][内內][统統]一刊[号號].*|[邮郵][发發]代[号號].*"),
    "price": "[￥¥£€]\\s?[\\d.]{1,6}|零售(?:每份)?.{0,10}元",
    "contact": (
        "(?:[联聯][系繫絡络]我[们們]|(?:新[闻聞]|[读讀]者|[报報]料|服[务務])?[热熱][线線]|投稿(?:信箱|邮箱|郵箱)?|[电電][话話]|[传傳]真|本[报報社](?:地址|社址|[电電][话話])|地址|社址|[邮郵](?:箱|[编編]|政[编編][码碼])|[网網]址|E-?mail)"
        "[:：\\s\u3000].{3,80}"),
    "editors": (
        f"[■□]?{_DESK}[:：/／\\s\u3000]+[\u4e00-\u9fff]{{2,4}}(?:[\\s\u3000/／、:：]+[\u4e00-\u9fff]{{2,4}}){{0,9}}"
        # The spaces lost: only behind an office, since `设计方法` is no designer called 方法.
        f"|[■□]?(?:[责責]任|值班|[执執]行|本版|美[术術])[编編][辑輯]{_NAME}(?:{_DESK}{_NAME}){{0,5}}"),
    "weather": (
        "(?:今[天日晚夜]|明[天日晚]|本市今|[未後后][来來天]|天[气氣]).{0,60}(?:云|雲|[阴陰]|晴|雨|雪|[雾霧]|霾|[风風]).{0,90}?(?:\\d ?[℃°?级級度]|[风風][力向]?\\d).{0,60}"
        "|.{0,40}[最][低高] ?-?\\d+ ?[℃°?度].{0,60}"),
    "notice": "©.{3,60}|版[权權]所有.{0,30}",
    "section": f"{_SECTION}(?:[·•/](?:[\u4e00-\u9fff]{{2,4}})|[0-9]{{1,2}}版)?",
}
_PAPER = (
    "(?:Courrier|Journal|Gazette|Dépêche|Écho|[A-Za-zäöü]*(?:zeitung|Zeitung)|Tageblatt|Tagblatt|Kurier|Nachrichten|Anzeiger|Rundschau|Diario|Correo|"
    "Noticias|Corriere|Giornale|Gazzetta|Jornal|Correio|Diário|Dagblad|Courant|COURRIER|JOURNAL|GAZETTE|DÉPÊCHE|ÉCHO|[A-ZÄÖÜ]*ZEITUNG|"
    "TAGEBLATT|TAGBLATT|KURIER|NACHRICHTEN|ANZEIGER|RUNDSCHAU|DIARIO|CORREO|NOTICIAS|CORRIERE|GIORNALE|GAZZETTA|JORNAL|CORREIO|"
    "DIÁRIO|DAGBLAD|COURANT)")
"""What papers of Europe are called."""
_IN_LATIN = {
    "folio": "(?:Pag[e*]|Seite|S\\.|Página|Pagina|Pág\\.|Pag\\.|Стр\\.)\\s?\\d{1,3}|\\d{1,3}|[A-D]\\s?\\d{1,2}|-\\s?\\d{1,3}\\s?-",
    "date line": f"(?:{_DAY}[.,]? )?{_MONTH} \\d{{1,2}}[.,]? ?\\d{{4}}|{_DAY}[.,]?|{_DATE}",
    "masthead": (
        "Vol(?:ume|\\.)? ?\\S{1,5},? ?No\\.? ?\\S{1,5}|(?:CN|ISSN)\\s?[\\d-]{4,}"
        "|(?i:the )?(?:[A-Z][A-Za-z]+ ){0,2}(?i:Daily|Courier|Record|Times|Herald|Tribune|Gazette|Post|Journal|Chronicle|Examiner|Observer|Star|News|Press|Mail)(?: (?i:Record|News|Times|Herald|Journal|Press|Star|Post|Mail|Courier))?"
        f"|(?:(?:L[ea]s?|LES?|LA|D(?:er|ie|as)|D(?:ER|IE|AS)|El|EL|Il|IL|O|De|DE) |L['’])?(?:[{LARGE}][{LETTERS}-]+ ){{0,2}}{_PAPER}"
        f"(?: (?:du|de la|de l['’]|des?|del|della|do|da|di|d['’]|DU|DE LA|DES?|DEL|DELLA|DO|DA|DI) ?(?:[{LARGE}][{LETTERS}-]+ ?){{1,2}})?"),
    "price": "(?:\\$|US\\$)\\s?[\\d.]{1,6}",
    "contact": "(?:Contact|Call|Write|E-?mail)\\b.{0,40}(?:@|\\d{3}).{0,40}|[\\w.+-]+@[\\w.-]+\\.[a-z]{2,4}",
    "notice": "(?:©|\\(c\\)|Copyright).{3,60}|All rights reserved\\.?",
    "section": "(?:LOCAL|WORLD|NATIONAL|BUSINESS|CITY|STATE|CAMPUS)(?: NEWS)?",
    "picture": "<img\\b[^>]*>|!\\[[^\\]]*\\]\\([^)]*\\)|</?(?:div|p|br|span|table|center)\\b[^>]*>",
}


def _compiled(*kinds: dict[str, str]) -> re.Pattern[str]:
    names = list(dict.fromkeys(name for kind in kinds for name in kind))
    return re.compile("|".join(
        f"(?P<{name.replace(' ', '_')}>(?:{'|'.join(kind[name] for kind in kinds if name in kind)}))" for name in names))


_ANY, _LATIN = _compiled(_FURNITURE, _IN_LATIN), _compiled(_IN_LATIN)
MOST_SPACES = 4
"""Spaces of Latin furniture, but for contacts, notices and the marks of pictures, which start with one of `_MAY_BE_LONG`."""
_MAY_BE_LONG = frozenset("CWE(<!")
_STARTS = frozenset(
    "第〇零一二三四五六七八九十百星周週农農今国國邮郵￥联聯新读讀报報服热熱投电電传傳本地社网網责責值执執美版组組主编編校设設"
    "明未後后天要经經文体體教科综綜时時法副广廣专理民财財娱娛评評军軍环環")
"""The hanzi that furniture starts with, but for mastheads, the day's weather and addresses of mail, which may start anyhow."""
_GAP = re.compile("[ \u3000]+")
_LATIN_HINT = re.compile("[0-9$@]")
_HINT = re.compile("[0-9０-９$￥¥£€©@<\\[]|版|[号號期]|星期|[周週][一二三四五六日]|[报報]社|[编編]|[热熱][线線]|[联聯][系繫]|地址|[电電][话話]|[农農][历曆]|day|Page|rights|(?i:Daily|News|Times|Herald|Chronicle|Courier|Record|Gazette|Tribune|Post\\b|Journal|Contact|Copyright|Star|Mail|Press|Observer|Examiner|Local|World|National|Business|City|State|Campus)|Vol|No\\b|[CI]SS?N")


def is_title(line: str) -> bool:
    """Does a line of Latin script have a capital on every word of some length, as an English headline has?

    Names and offices at the head of a paragraph have so too: what goes on with them starts with a small letter.

    >>> is_title("Library Lends Out Sewing Machines"), is_title("Readers of the central library can")
    (True, False)
    """
    said = [word for word in line.split() if len(word) > 3]
    return len(said) > 2 and "," not in line and OFFICE.search(line) is None and all(
        [word[0].isupper() or not word[0].isalpha() for word in said])


def furniture_role(text: str) -> str | None:
    """What kind of furniture a line is, or None. A line of several, parted by spaces, has the role of its first."""
    if len(text) > 120 or text.count(" ") > MOST_SPACES and text[0] not in _MAY_BE_LONG and text.isascii() and not (
            _LATIN_HINT.search(text) or text.isupper() or text.istitle()):
        return None     # most lines of Latin prose, in half the time of what is below
    first = text[:1]
    if first >= "\u2e80" and first not in _STARTS and not first.isdecimal() and not first.isspace() and (
            "\u62a5" not in text and "\u5831" not in text and "\u6700" not in text and "@" not in text):
        return None     # most lines of Chinese, in a tenth of the time; what may start anyhow has one of the four in it
    return _furniture_role(text)


@lru_cache(maxsize=4096)  # one line is asked about by several layers
def _furniture_role(text: str) -> str | None:
    latin = text.isascii()
    any_ = _LATIN if latin else _ANY
    match = any_.fullmatch(text)
    if match:
        return str(match.lastgroup).replace("_", " ")
    if " " not in text and "\u3000" not in text:  # most lines of Chinese: a tenth of what the search for hints costs
        return None
    if latin and not (_LATIN_HINT.search(text) or text.isupper() or text.istitle()):
        return None
    parts = _GAP.split(text)
    if not 1 < len(parts) <= 16 or not any_.match(" ".join(parts)):
        return None
    if not latin and not _HINT.search(text):    # the dearest question last: 15 us a line
        return None
    role = None
    i = 0
    while i < len(parts):
        for j in range(min(len(parts), i + 7), i, -1):
            match = any_.fullmatch(" ".join(parts[i:j]))
            if match:
                role = role or str(match.lastgroup).replace("_", " ")
                i = j
                break
        else:
            return None
        if i < len(parts) and not any_.match(" ".join(parts[i:])):
            return None     # no kind starts so: one question in place of seven
    return role
