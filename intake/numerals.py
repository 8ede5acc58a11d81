"""A number written in Chinese numerals is read like the same number in digits."""

_DIGITS = dict(zip("零〇一二三四五六七八九", [0, *range(10)], strict=True))
_DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖两", [*range(1, 10), 2], strict=True))
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_VAGUE_LENGTHS = (2, 3)
NUMERAL = f"[{''.join(_DIGITS)}{''.join(_UNITS)}]"


def chinese_number(text: str) -> int | None:
    """Read 四, 二十一, 一百二十 or 二〇〇八 (below ten thousand); None for anything else."""
    if not text or any(sign not in _DIGITS and sign not in _UNITS for sign in text):
        return None
    if all(sign in _DIGITS for sign in text):
        if len(text) in _VAGUE_LENGTHS and "〇" not in text:
            return None  # 三四 is three or four
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, None
    for sign in text:
        if sign in _UNITS:
            total += (1 if digit is None else digit or 1) * _UNITS[sign]
            digit = None
        else:
            digit = _DIGITS[sign]
    return total + (digit or 0)
