"""Numbers as Chinese lists write them (ECMA-376 part 1, 17.18.59, ST_NumberFormat)."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
FORMAL = {"simplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"), "traditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟")}


def counting(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """Return a number from 1 to 9999 as it is read aloud: 12 is 十二, 105 is 一百零五; others as digits."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    for place, digit in zip(range(3, -1, -1), f"{number:04}", strict=True):
        if digit != "0":
            words += digits[int(digit)] + (units[place - 1] if place else "")
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    words = words.rstrip(digits[0])
    ten = digits[1] + units[0]
    return words[1:] if units[0] == "十" and words.startswith(ten) else words


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    words = ""
    for value, numeral in ROMAN:
        words += numeral * (number // value)
        number %= value
    return words


def letter(number: int) -> str:
    """Return a to z, then aa, bb … as word processors go on."""
    turn, index = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + index) * (min(turn, 9) + 1)


def _from(first: str, last: int) -> Callable[[int], str]:
    """Return a format of one character a number, beginning with `first`."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _one_of(names: str) -> Callable[[int], str]:
    return lambda number: names[(number - 1) % len(names)] if number > 0 else str(number)


def _formal(kind: str) -> Callable[[int], str]:
    return lambda number: counting(number, *FORMAL[kind])


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(abs(number))),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "chineseCounting": counting,
    "chineseCountingThousand": counting,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "japaneseDigitalTenThousand": lambda number: "".join(DIGITS[int(digit)] for digit in str(abs(number))),
    "taiwaneseDigital": lambda number: "".join(DIGITS[int(digit)] for digit in str(abs(number))),
    "ideographDigital": lambda number: "".join(DIGITS[int(digit)] for digit in str(abs(number))),
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "chineseLegalSimplified": _formal("simplified"),
    "ideographLegalTraditional": _formal("traditional"),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "none": lambda _: "",
}
FORMATS["decimalFullWidth2"] = FORMATS["decimalFullWidth"]
