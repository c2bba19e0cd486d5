"""What tells what a line of an issue of a newspaper is: pieces of evidence, by name, for `line_roles` to weigh.

Evidence is a kind of thing, never the string of one paper: how long the line is, whether its words are written as words
are, how many little words it has (a sentence has them, a headline few, a list none), what ends it, what an offer has
(prices, telephone numbers, hours, addresses), how a byline, a credit, a folio or a section's title is worded, also misread;
and what stands above and below.

>>> head, text = evidence_of(["Council begins to plan", "The council met on Tuesday and said that the harbour and the road to "
...                           "it are to be mended in the spring."], [0, 0])
>>> [name for name in head if name.startswith("a heading")], "prose" in text, "says" in text
(["a heading's shape; text in 1"], True, True)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LONG = 90
"""Code points of a line that is a paragraph, or a piece of one: few headings of an issue are longer."""
LOOKED_AT = 400
"""Code points at the head of a line that are looked at: a paragraph has shown itself by then."""
NEAR, FAR = 4, 12
"""Lines before and behind that a line is judged by: what stands next to it, and what sort of place it is."""
REACH = 7
"""Lines ahead in which the text of a heading is looked for: a deck, a byline, a caption, noise may stand between."""
HEADING_SIZES = (10, LONG)
"""Code points of the shortest and the longest line that has a heading's shape."""

# Written as words are: one case, or a capital first. OCR's misreadings of pictures and of dirt seldom are.
_WORD = re.compile(
    r"(?<![^\s\"'“‘(\-—/])(?:[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?:&[A-ZÀ-Þ]+)?)(?:['’][a-z]{1,2})?(?=[\s.,;:!?\"'’”)\-—/]|$)")
_CAPITAL = re.compile(r"(?<![A-Za-z'’])[A-Z]")
_SMALL = re.compile(r"(?<![A-Za-z'’])[a-z]")
_DIGIT = re.compile("[0-9]")
_ODD_MARK = re.compile(r"[^\w\s.,;:!?'\"“”‘’()\-—$%&/]")
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]»]*$")
_AROUND_WORDS = ".,;:!?\"'“”‘’()[]*•-—"

LITTLE_WORDS = frozenset((
    "the of and to a in is that for it was on are as with he be by at this his have from or had an not they which one "
    "were but she who has will their would there been if when its more her than about into so up out what said no can "
    "them some other him all after only also two over first time could may do any these because such most through where "
    "before being well "
    "der die das und ist von zu den mit sich des auf für nicht ein eine als auch es an werden aus er hat dass sie nach wird "
    "bei le la les des et en du une que est dans qui par pour au sur pas plus ne se ce avec il sont son"
).split())
"""The words that hold sentences together, in English, German and French."""
SAYS = frozenset("said says told added asked explained according stated replied noted announced".split())
YOU_AND_WE = frozenset("you your you'll you’ll you're you’re we our us we're we’re yours".split())
TRADE = frozenset((
    "free sale save off special specials discount coupon coupons price prices only call expires exp rent rental rentals "
    "buy sell offer offers open hours delivery order limit plus tax includes per month mo apt apts room rooms roommate "
    "bdrm furnished utilities deposit typing resumes resume service services wanted hiring welcome please today now best "
    "new used great value visa mastercard daily weekend guaranteed appointment appt quality purchase sizes large pizza "
    "store shop center credit needed available female male interested info information apply lost found reward deli bar "
    "restaurant ticket tickets inc co repair repairs auto parts supplies computer rates rate loan loans financing dealer "
    "showroom brands warranty"
).split())
"""What advertisements speak of: offers and what they cost, when and where, rooms and jobs."""
_SHORT_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
# What an offer has, in numbers; looked for only where a line has a digit.
_OFFER = re.compile(
    r"(?P<price>\$ ?\d|\d¢|\d[.,]\d\d\b(?! ?(?:percent|meters|seconds)))|(?P<phone>\d{3}[-–./ ]\d{4}\b)|(?P<percent>\d ?%)"
    r"|(?P<hour>\d ?(?:[ap]\.? ?m\b|AM\b|PM\b))"
    r"|(?P<address>\b\d{2,5} (?:[NSEW]\. ?)?[A-Z][A-Za-z]+ (?:[A-Z][a-z]+ )?"
    r"(?:St|Street|Ave|Avenue|Blvd|Rd|Road|Dr|Drive|Hwy|Ln|Lane|Way|ST|AVE|BLVD|RD)\b)")

OFFERS = frozenset(("price", "phone", "percent", "hour", "address", "exclamation"))
"""The names of what an offer has."""

_PAPERS = "D[ao][a-z]{2,4}|Times|News|Tribune|Herald|Post|Star|Press|AP|UPI|Photo"
_CREDIT = re.compile(
    r"(?:photos?|photographs?|graphic|illustrations?|drawings?|art|story) (?:by|courtesy)\b|\bcourtesy (?:of|photo)|file photo"
    rf"|[A-Za-z.]{{2,}} ?[/|I] ?(?:[A-Z]\w+ ){{0,2}}(?:{_PAPERS})\b|\bDaily Photo", re.I)
# ANN LEE/Morning Times, its paper misread, its stroke read as an I.
_CREDIT_OF_STAFF = re.compile(
    r"[^A-Za-z]*(?:[A-Z][A-Za-z.'’-]* ){1,3}[A-Z][A-Za-z.'’-]+? ?[/|] ?[A-Z][\w*«»]+(?: [\w*«»]+){0,2}\W*$"
    r"|.{0,12}\b[A-Z]{3,}[/|I1][A-Z][a-z]\w+ [A-Z]\w+")
_PLACES = frozenset("left right top bottom above below center front back foreground l r".split())
_PLACE = re.compile(
    r"\((?:left|right|top|bottom|above|below|center|front|back|foreground|from left|far left|far right|l|r)\)"
    r"|\b(?:left|right|above|below|top|bottom|center)[,:]|\bfrom left\b", re.I)
_BY = re.compile(
    r"\W{0,6}(?:by|hy|ry|8y|story by|review by|commentary by|compiled by)[ :]{1,2}(?:[A-Z][\w.'’-]*|de|van|and|&)(?: |$|,)", re.I)
_RANK = re.compile(
    r"\bst[ao][a-z]{1,3} ?w\w{2,5}[rt]\b|\bsp[eo]cial to\b"
    r"|\b(?:staff|daily|news|sports|campus|city|features?|opinion|managing|contributing|associate|assistant|editorial|copy|arts?"
    r"|entertainment|life) ?(?:staff|writer|editor|reporter|columnist|critic|report|correspondent)\b"
    r"|\bassociated p\w{3,4}\b|\b(?:staff|press) (?:report|writer|reporter)", re.I)
_WRITER = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){2,3}(?:is|are|was) (?:an? |the |[A-Z]).{0,60}\b(?:junior|senior|sophomore|freshman|major|student"
    r"|professor|instructor|editor|columnist|writer|graduate|member|chairman|lecturer)\b")
_NAME = re.compile(r"[—–-]? ?(?:[A-Z][\w.'’-]*[\s,]+){1,4}(?:[A-Z][\w.'’-]+)\W?$")
_MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
          r"|nov(?:ember)?|dec(?:ember)?)")
_DATE = re.compile(rf"\b{_MONTH}\b[.,]? ?\d{{1,2}}", re.I)
_FOLIO = re.compile(r"(?:\d{1,2}\W{0,2})?(?:pag\w{0,2}\W? ?\w{1,3}|\d{1,2})\W{0,2}$|\bvol(?:ume|\.)? ?\w{1,4}\W{1,3}no", re.I)
_PAPER = re.compile(
    r"\W{0,3}(?:the )?(?:\w+ ){1,2}(?:da[il1]{1,2}y|times|news|tribune|herald|post|star|press|gazette|journal|chronicle|record"
    r"|courier)\W{0,3}$", re.I)
_JUMP = re.compile(
    r"(?:^|[\s-])(?:see|sec|please see|please turn to|turn to|continued on|cont\. on)\b.{0,30}\b(?:back|pag\w|pg)\W?.{0,6}$", re.I)
_FROM = re.compile(r"\W{0,3}(?:continued |cont\.? )?[fp]['’]?r[o0a]m (?:pag\w{1,2}|front page|back page)\b", re.I)
_LEAD_IN = re.compile(
    r"[A-Z][A-Z .,'’-]{3,30}(?:,? [A-Z][a-z.]+(?: [A-Z][a-z]+)?)? ?\(?(?:AP|UPI|Reuters|AFP|[Il]AP|API)\b\)? ?[—–-]"
    r"|[A-Z][A-Z .'’-]{4,24}(?:, [A-Z][a-z]+\.?)? [—–-] ")
_OFFICE = (r"(?:Managing |Asst\.? |Assistant |Associate |General |Photo |News |Sports |Copy |Art |Production |Circulation "
           r"|Business |Ad(?:vertising)? )*")
_LISTED = re.compile(
    rf"(?:[A-Z][\w.'’-]+ ){{2,3}}{_OFFICE}(?:Editor|Manager|Director|Adviser|Advisor|Mgr\.?|Supervisor|Artist|Illustrator)\b"
    r"|(?:Editor|Manager|Director|Adviser|Mgr\.?|Staff|Executives?|Production|Operations)\W{1,4}[A-Z]")
_SECTION = re.compile(
    r"(?:opinion|sports|classifieds?|calendar|entertainment|news ?briefs?|newsline|letters(?: to the editor)?|letters policy"
    r"|editorial|commentary|campus clubs|announcements|personals|help wanted|for sale|services|events|lost (?:&|and) found"
    r"|word processing|opportunities|roommates|rental housing|homes for sale|employment|automobiles|typing|greek news|travel"
    r"|wanted|scoreboard|insight|spotlight|lifestyle|state|nation|world|local|correction|sports ?briefs?|life|a ?& ?e)\W*$", re.I)
_THE_EDITOR = re.compile(r"editor\W{1,4}$|^\W{0,3}(?:dear )?editor\b", re.I)

_PAGE_HEAD = frozenset(("a date line", "a folio", "a paper's name"))
_NO_HEADING = frozenset((
    "by a name", "a writer's rank", "a credit", "a date line", "a folio", "a paper's name", "from page", "a section",
    "a name and an office", "a jump line", "many odd marks"))
"""What a line that has a heading's shape does not have."""


class _Line:
    """A line: its evidence so far, and what its neighbours ask."""

    __slots__ = ("text", "names", "is_long", "is_prose", "is_odd", "offers", "has_shape")

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[str] = ["always"]
        self.is_long = len(text) >= LONG
        self.is_prose = self.is_odd = self.has_shape = False
        self.offers = 0


def evidence_of(lines: Sequence[str], blanks: Sequence[int]) -> list[list[str]]:
    """For each line the names of the pieces of evidence that it and its neighbours give.

    A line is without the spaces around it and not empty; `blanks[n]` counts the blank lines before line `n`.
    """
    found = [_Line(line) for line in lines]
    seen = Counter([line.lower() for line in lines])
    for line, before in zip(found, blanks):
        _of_words(line)
        if seen[line.text.lower()] > 1:
            line.names.append("said again")
        if before:
            line.names.append("a blank line" if before == 1 else "blank lines")
    for n in range(len(found)):
        _of_neighbours(found, n)
    return [line.names for line in found]


def _of_words(line: _Line) -> None:
    """What the line tells by itself."""
    text, names = line.text, line.names
    length, head = len(text), text[:LOOKED_AT]
    names.append("180 and more" if length >= 180 else "100 to 179" if length >= 100 else "60 to 99" if length >= 60 else
                 "35 to 59" if length >= 35 else "20 to 34" if length >= 20 else "10 to 19" if length >= 10 else
                 "4 to 9" if length >= 4 else "up to 3")
    share = sum(map(len, _WORD.findall(head))) / max(1, len(head) - head.count(" "))
    names.append("words: all" if share > 0.9 else "words: most" if share > 0.75 else "words: half" if share > 0.5 else
                 "words: few" if share > 0.2 else "words: none")
    tokens = [token.strip(_AROUND_WORDS) for token in head.lower().split()]
    count = len(tokens)
    little = sum(map(LITTLE_WORDS.__contains__, tokens)) / count
    names.append("little words: none" if not little else "little words: few" if little < 0.2 else
                 "little words: some" if little < 0.35 else "little words: many")
    if not SAYS.isdisjoint(tokens):
        names.append("says")
    you = not YOU_AND_WE.isdisjoint(tokens)
    if you:
        names.append("you and we")
    trade = sum(map(TRADE.__contains__, tokens))
    if trade:
        names.append("the trade" if trade < 0.15 * count or count < 4 else "much of the trade")
    digits = _DIGIT.findall(head)
    if len(digits) > 0.12 * len(head):
        names.append("many digits")
    offers = _offers_of(head, tokens, bool(digits))
    names += sorted(offers)
    odd = len(_ODD_MARK.findall(head))
    if odd:
        names.append("odd marks" if odd < 0.1 * len(head) else "many odd marks")
    first = text[0]
    names.append("starts small" if first.islower() else "starts with a capital" if first.isupper() else
                 "starts with a digit" if first.isdigit() else "starts with a quote" if first in "“\"‘'" else
                 "starts with a mark")
    ended = _SENTENCE_END.search(text, max(0, length - 6)) is not None
    if ended:
        names.append("ends a sentence")
    elif text[-1] in ",-;:":
        names.append("ends open")
    capitals, smalls = len(_CAPITAL.findall(head)), len(_SMALL.findall(head))
    if text.isupper():
        names.append("capitals only")
    elif capitals > 1 and capitals >= 0.75 * (capitals + smalls):
        names.append("title case")
    elif first.isupper() and smalls >= 2 and capitals <= 0.5 * (capitals + smalls):
        names.append("sentence case")
    if length < 120:
        _of_wording(names, text, bool(digits))
    if not _PLACES.isdisjoint(tokens) and _PLACE.search(head):
        names.append("a place in a picture")
    if _JUMP.search(text, max(0, length - 60)):
        names.append("a jump line")
    if _LEAD_IN.match(text):
        names.append("a wire lead-in")
    line.is_prose = line.is_long and share > 0.7 and little >= 0.2
    if line.is_prose:
        names.append("prose")
    line.is_odd = share < 0.5
    line.offers = len(offers - {"bullet", "hour"}) + (trade > 1) + you
    line.has_shape = (
        HEADING_SIZES[0] <= length <= HEADING_SIZES[1] and count > 1 and not first.islower() and share > 0.7
        and not offers - {"bullet", "percent", "exclamation"} and (not ended or text[-1] in "?!" or text.endswith("..."))
        and _NO_HEADING.isdisjoint(names))


def _offers_of(head: str, tokens: list[str], has_digits: bool) -> set[str]:
    """What an offer has."""
    found = {str(match.lastgroup) for match in _OFFER.finditer(head)} if has_digits else set()
    if "!" in head:
        found.add("exclamation")
    if "off" in tokens:
        found.add("percent")
    if not _SHORT_DAYS.isdisjoint(tokens):
        found.add("hour")
    if "•" in head or "■" in head or "*" in head or "□" in head:
        found.add("bullet")
    return found


def _of_wording(names: list[str], text: str, has_digits: bool) -> None:
    """What a short line is by its wording."""
    length = len(text)
    if _BY.match(text):
        names.append("by a name")
    if _RANK.search(text):
        names.append("a writer's rank")
    if ("/" in text or "hoto" in text or " by" in text or "ourtesy" in text or "I" in text[4:]) and _CREDIT.search(text) or (
            length < 60 and _CREDIT_OF_STAFF.match(text)):
        names.append("a credit")
    if _WRITER.match(text):
        names.append("a writer's note")
    if length < LONG and text[-1] == ".":
        names.append("short; ends with a stop")
    if has_digits and _DATE.search(text):
        names.append("a date" if length > 50 else "a date line")
    if _FOLIO.match(text):
        names.append("a folio")
    if _PAPER.match(text):
        names.append("a paper's name")
    if _FROM.match(text):
        names.append("from page")
    if _LISTED.match(text):
        names.append("a name and an office")
    if _SECTION.match(text):
        names.append("a section")
    if "ditor" in text and _THE_EDITOR.search(text):
        names.append("the editor")
    if length < 50 and _NAME.match(text):
        names.append("a name alone")


def _of_neighbours(found: list[_Line], n: int) -> None:
    """What the lines around line `n` tell of it."""
    line, count = found[n], len(found)
    names = line.names
    kind = "; long" if line.is_long else "; short"
    before, behind = found[max(0, n - NEAR):n], found[n + 1:n + 1 + NEAR]
    names.append(f"prose before: {sum([near.is_prose for near in before])}{kind}")
    names.append(f"prose behind: {sum([near.is_prose for near in behind])}{kind}")
    if behind:
        below = behind[0]
        names.append(("then prose" if below.is_prose else "then a long line" if below.is_long else "then a short line") + kind)
        if "by a name" in below.names:
            names.append("then by a name")
        elif len(behind) > 1 and "by a name" in behind[1].names:
            names.append("soon by a name")
        for name in ("from page", "a wire lead-in", "the editor", "a credit"):
            if name in below.names:
                names.append("then " + name)
        if "starts small" in below.names and not below.is_odd:
            names.append("then a small letter" + kind)
        if below.has_shape and not line.is_long:
            names.append("above a heading's shape")
    if before:
        above = before[-1]
        names.append(("after prose" if above.is_prose else "after a long line" if above.is_long else "after a short line") + kind)
        if "by a name" in above.names:
            names.append("after by a name")
        if not _PAGE_HEAD.isdisjoint(above.names):
            names.append("below a page's head" + ("; a heading's shape" if line.has_shape else ""))
        for name in ("from page", "the editor", "a credit"):
            if name in above.names:
                names.append("after " + name)
        if above.is_prose and "ends a sentence" not in above.names:
            names.append("after an open sentence" + kind)
        if "a name alone" in names and above.is_prose:
            names.append("a name alone; after text")
        if above.has_shape and not line.has_shape and not line.is_long:
            names.append("below a heading's shape")
    if line.has_shape:
        _of_a_heading(names, before, found[n + 1:n + 1 + REACH])
    wide = sum([near.is_prose for near in found[max(0, n - FAR):n + 1 + FAR]]) - line.is_prose
    names.append("prose around: none" if not wide else "prose around: some" if wide < 5 else
                 "prose around: much" if wide < 12 else "prose around: most")
    near = sum([other.offers for other in before]) + sum([other.offers for other in behind])
    names.append(("offers near: none" if not near else "offers near: some" if near < 3 else
                  "offers near: many" if near < 7 else "offers near: very many") + kind)
    odd = sum([other.is_odd for other in before]) + sum([other.is_odd for other in behind])
    names.append("noise near: none" if not odd else "noise near: some" if odd < 3 else "noise near: much")


def _of_a_heading(names: list[str], before: list[_Line], ahead: list[_Line]) -> None:
    """What stands under and over a line that has a heading's shape."""
    for step, other in enumerate(ahead, 1):
        if other.is_prose or len(other.text) >= 60 and not other.is_odd and not other.offers:
            names.append(f"a heading's shape; text in {min(step, 4)}")
            if other.text[0].islower():
                names.append("a heading's shape; text that goes on")
            break
        if "by a name" in other.names:
            names.append(f"a heading's shape; a name in {min(step, 3)}")
            break
        if other.offers > 1:
            names.append("a heading's shape; then an offer")
            break
    else:
        names.append("a heading's shape; no text")
    above = next((line for line in reversed(before[-2:]) if line.is_prose), None)
    if above is None:
        return
    # Behind the end of a sentence and before the start of one, a line that is no sentence itself.
    if "ends a sentence" not in above.names:
        names.append("a heading's shape; in a sentence")
    elif ahead and "starts small" not in ahead[0].names:
        names.append("a heading's shape; between sentences")
