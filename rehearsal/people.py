"""The people are invented: common surnames, made-up given names, numbers that belong to nobody."""

from __future__ import annotations

from typing import NamedTuple

from intake.identity import check_digit
from rehearsal.dice import Dice

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺龚文"
)
FIRST = "建国志永春秀玉桂金水荣德文学光明正家兴小晓海丽美爱红云月凤素惠淑长先宝根富贵庆喜福来善"
SECOND = "华明军平英兰芳珍珠花生林森强伟民成良才发祥元清香莲琴梅霞燕娟玲萍仙妹根土泉涛峰松柏鹏"
# Not a region of any province, so no such identity number was ever issued.
REGION = "990000"
# No operator was ever given numbers that begin so.
UNASSIGNED = "1200"


class Persona(NamedTuple):
    """One invented person."""

    name: str
    id_number: str
    phone: str


def persona(dice: Dice, surname: str | None = None) -> Persona:
    """Somebody of that surname, or of any."""
    return Persona(a_name(dice, surname), an_identity(dice), a_phone(dice))


def a_name(dice: Dice, surname: str | None = None) -> str:
    """Two or three characters."""
    given = dice.one_of(SECOND) if dice.happens(0.12) else dice.one_of(FIRST) + dice.one_of(SECOND)
    return (surname or dice.one_of(SURNAMES)) + given


def an_identity(dice: Dice) -> str:
    """Eighteen characters, the check character right (GB 11643-1999), the region invented."""
    born = f"{dice.randrange(1926, 1986)}{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}"
    body = f"{REGION}{born}{dice.randrange(1, 1000):03}"
    return body + check_digit(body)


def a_phone(dice: Dice) -> str:
    """Eleven digits that ring nowhere."""
    return f"{UNASSIGNED}{dice.randrange(10_000_000):07}"
