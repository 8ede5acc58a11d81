"""A column is known by what its header says, in any of the words that offices use for it."""

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache


class Field(Enum):
    """What a column of a roster can tell."""

    NUMBER = auto()
    NAME = auto()
    CO_OWNER = auto()
    ID_NUMBER = auto()
    PHONE = auto()
    RELATION = auto()
    SHARE = auto()
    PEOPLE = auto()
    ADDRESS = auto()
    LEGAL_AREA = auto()
    UNREGISTERED_AREA = auto()
    SOME_AREA = auto()  # an area that says neither legal nor unregistered
    STRUCTURE = auto()
    REGISTERED_ON = auto()
    GROUP = auto()
    SERIAL = auto()
    REASON = auto()


# Exact words, the most telling first: where two columns fit, the earlier word wins.
# They are compared without spaces and signs, in lower case.
SYNONYMS: dict[Field, str] = {
    Field.NUMBER: """
        户号 户编号 户籍编号 户主编号 家庭编号 征收编号 征迁编号 拆迁编号 搬迁编号 农户编号
        住户编号 权利人编号 档案号 档案编号 户档号 案号 案件编号 户籍号 户口号 户码 户编码
        调查编号 摸底编号 入户编号 调查表编号 房屋编号 地块编号 地块号 宗地号 编号 编码
        householdno householdnumber householdid hhno hhid caseno casenumber caseid fileno
        filenumber parcelno parcelid
    """,
    Field.NAME: """
        姓名 被征收人姓名 被征收人 权利人姓名 权利人 产权人姓名 产权人 所有权人 房屋所有权人
        被拆迁人姓名 被拆迁人 被搬迁人姓名 被搬迁人 被安置人 被腾退人 业主姓名 业主 使用权人
        家庭成员姓名 成员姓名 家庭成员 名称 名字 户主姓名 户主 户主名称 房主姓名 房主 征迁户
        搬迁户 被征收户 农户姓名 户名 name fullname ownername owner party partyname
        rightsholder householder headofhousehold
    """,
    Field.CO_OWNER: """
        共有人姓名 共有人 共有权人 其他共有人 coowner
    """,
    Field.ID_NUMBER: """
        公民身份号码 公民身份证号码 身份证号码 身份证号 身份证 身份号码 身份证件号码 身份证件号
        证件号码 证件号 有效证件号码 idnumber idno idcard idcardno idcardnumber identitynumber
        identityno nationalid
    """,
    Field.PHONE: """
        手机 手机号 手机号码 联系电话 电话 电话号码 联系方式 联系号码 移动电话 固定电话 phone
        phonenumber phoneno mobile mobileno mobilephone telephone tel contact contactnumber
    """,
    Field.RELATION: """
        与户主关系 与户主的关系 关系 家庭关系 成员关系 与产权人关系 与权利人关系 与被征收人关系
        relation relationship relationtohead relationshiptohead
    """,
    Field.SHARE: """
        产权份额 份额 共有份额 所占份额 权利份额 占有份额 持有份额 产权比例 共有比例 占比
        所占比例 比例 产权占比 share ownershipshare shareofownership
    """,
    Field.PEOPLE: """
        家庭人口 人口 人数 家庭人数 家庭人口数 人口数 人口数量 家庭总人口 总人口 户内人口
        在册人口 户籍人口 家庭成员数 被征收人口 应安置人口 安置人口 常住人口 现有人口 people
        persons population householdsize familysize members residents
    """,
    Field.ADDRESS: """
        房屋坐落 房屋座落 坐落 座落 房屋地址 房屋坐落位置 房屋位置 坐落位置 地址 详细地址 门牌
        门牌号 门牌号码 住址 家庭住址 家庭地址 现住址 居住地址 address location houseaddress
    """,
    Field.LEGAL_AREA: """
        合法面积 合法建筑面积 有证面积 有证建筑面积 产权面积 证载面积 已登记面积 登记面积
        确权面积 认定合法面积 房产证面积 不动产证面积 合法 合法建筑 合法部分 有证 有证部分 证载
        已登记 有产权 legalarea registeredarea titledarea legal registered
    """,
    Field.UNREGISTERED_AREA: """
        未登记面积 未登记建筑面积 无证面积 无证建筑面积 违建面积 违法建筑面积 违章面积
        违章建筑面积 未确权面积 未登记 未登记建筑 未登记部分 无证 无证部分 违建 违法建筑
        违章建筑 违章 未确权 无产权 unregisteredarea illegalarea untitledarea unregistered
    """,
    Field.STRUCTURE: """
        结构 房屋结构 建筑结构 结构类型 房屋结构类型 structure
    """,
    Field.REGISTERED_ON: """
        首次登记日期 登记日期 首次登记时间 登记时间 摸底日期 摸底时间 摸底登记日期 调查日期
        调查时间 入户日期 入户时间 建档日期 建档时间 立案日期 普查日期 日期 registeredon
        registrationdate dateofregistration registereddate surveydate date
    """,
    Field.GROUP: """
        村民小组 组别 小组 所在组 所属小组 组 村组 片区 group villagegroup
    """,
    Field.SERIAL: """
        序号 序 行号 no sn serial serialno
    """,
    Field.REASON: """
        退回原因
    """,
}

_EXACT = {
    word: (field, rank)
    for field, words in SYNONYMS.items()
    for rank, word in enumerate(words.split())
}

# Looser words, tried in this order once no exact word fits.
_LOOSE: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.REGISTERED_ON, re.compile(r"(登记|摸底|调查|入户|建档|立案|普查)(日期|时间)$")),
    (Field.ID_NUMBER, re.compile(r"身份证件?号|证件号|公民身份")),
    (Field.SHARE, re.compile(r"份额|(产权|占有|持有|共有|权利).*(比例|占比)")),
    (Field.PEOPLE, re.compile(r"^(家庭|全家|本户).*(人口|人数)")),
    (Field.NUMBER, re.compile(r"^户号|^户编号|^(被?征收|征迁|拆迁|搬迁|腾退)户?(编号|号|编码)$")),
    (Field.NAME, re.compile(r"姓名|(被征收|被拆迁|被搬迁|产权|权利)人(名称)?$")),
    (Field.PHONE, re.compile(r"电话|手机|联系方式")),
    (Field.RELATION, re.compile(r"关系$")),
    (Field.ADDRESS, re.compile(r"坐落|座落|^房屋.*(地址|位置)$|门牌")),
    (Field.STRUCTURE, re.compile(r"结构$")),
)
_UNREGISTERED = re.compile(
    r"未登记|未经登记|无证|违建|违章|违法|未确权|未办证|无产权|不合法|非法|未批"
)
_LEGAL = re.compile(r"合法|有证|证载|已登记|登记|产权|确权")
_LAND = re.compile(r"土地|宅基地|占地|用地|耕地|林地|承包|青苗|菜地|地块")
_AREA = re.compile(r"面积")
_OTHERS = re.compile(
    r"代理|银行|账|卡号|开户|安置房|安置面积|补偿|签约|干部|代表|包户|责任人|填表|填报|调查人|审核|经办"
    r"|工作组|出生|评估|金额|单价|是否|配偶姓名|紧急|证号$(?<!身份证号)(?<!证件号)"
)
_IN_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_UNIT = re.compile(r"m2|平方米|平米|亩|公顷")
_NOT_WORDS = re.compile(r"[^0-9a-z\u3007\u4e00-\u9fff]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z]+")

_LOOSE_RANK, _LAND_RANK = 1000, 2000


def words_of(label: str) -> str:
    """Strip a header cell to its words: NFKC, lower case, no spaces, signs or line breaks."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", label).lower())


@lru_cache(maxsize=4096)
def field_of(path: tuple[str, ...]) -> tuple[Field, int] | None:
    """Tell what a column holds and how well its words fit (less is better).

    Args:
        path: the header cells above the column from the top level down, e.g.
            ``("建筑面积(㎡)", "合法")``.
    """
    labels = [unicodedata.normalize("NFKC", label).lower() for label in path]
    labels = [label for label in labels if words_of(_IN_BRACKETS.sub("", label))]
    if not labels:
        return None
    whole = words_of("".join(labels))
    if _OTHERS.search(whole):
        return None
    return _by_exact_words(labels[-1], whole) or _by_loose_words(words_of(labels[-1]), whole)


def _by_exact_words(leaf: str, whole: str) -> tuple[Field, int] | None:
    bare = words_of(_IN_BRACKETS.sub("", leaf))
    tried = (
        bare,
        words_of(_UNIT.sub("", leaf)),
        "".join(_CHINESE.findall(bare)),
        "".join(_LATIN.findall(bare)),
    )
    for words in tried:
        if fits := _EXACT.get(words):
            is_land = fits[0] in {Field.LEGAL_AREA, Field.UNREGISTERED_AREA} and _LAND.search(whole)
            return (Field.SOME_AREA, _LAND_RANK) if is_land else fits
    return None


def _by_loose_words(leaf: str, whole: str) -> tuple[Field, int] | None:
    for field, pattern in _LOOSE:
        if pattern.search(leaf):
            return field, _LOOSE_RANK
    if not _AREA.search(whole):
        return None
    if _LAND.search(whole):
        return Field.SOME_AREA, _LAND_RANK
    if _UNREGISTERED.search(whole):
        return Field.UNREGISTERED_AREA, _LOOSE_RANK
    if _LEGAL.search(whole):
        return Field.LEGAL_AREA, _LOOSE_RANK
    return Field.SOME_AREA, _LOOSE_RANK - len(re.findall("建筑|房屋", whole))
