"""What kept each of the nine, and what was done about it; invented, as everybody in it is."""

from __future__ import annotations

from typing import NamedTuple

from domain.case.talks import Method, Mood

When = tuple[int, int, int, int]  # month, day, hour, minute of 2020


class Talk(NamedTuple):
    """A contact."""

    when: When
    method: Method
    mood: Mood
    text: str
    next_step: str | None = None
    in_days: int = 2


class Demand(NamedTuple):
    """What the household asked."""

    when: When
    text: str


class Answer(NamedTuple):
    """The answer to demand ``n``."""

    when: When
    n: int
    text: str


class Promise(NamedTuple):
    """What was promised, and within how many days."""

    when: When
    text: str
    days: int


class Settled(NamedTuple):
    """Whether promise ``n`` was kept."""

    when: When
    n: int
    kept: bool


Told = Talk | Demand | Answer | Promise | Settled


class Story(NamedTuple):
    """One of the nine: who went there, when the offer came, when the last owner signed."""

    chief: str
    mood: Mood
    offered: When
    signs: When
    told: tuple[Told, ...]
    later: str


STORIES: dict[int, Story] = {
    17: Story(
        "严启明", "wavering", (9, 28, 10, 0), (10, 3, 16, 30),
        (
            Talk((9, 23, 15, 10), "visit", "unknown",
                 "第一次上门。三代七口人挤在老屋，户主倒茶，说先听听你们这回讲什么。",
                 "带安置地块图再来", 1),
            Demand((9, 23, 15, 40), "老人腿脚不便，两套房要在同一单元，楼层低些"),
            Talk((9, 24, 19, 30), "visit", "wavering", "全家在场，把2008年以来的旧账翻了一遍，只听不辩。"),
            Promise((9, 25, 9, 0), "三天内问清两套同单元能不能办", 3),
            Answer((9, 27, 11, 0), 1, "安置组答复：一楼和二楼同单元可选，按公布顺序办理，不另开口子。"),
            Settled((9, 27, 11, 5), 1, True),
            Talk((10, 2, 9, 20), "site_viewing", "willing", "陪老人看了一楼户型，他用脚量了量，说够放一张八仙桌。"),
        ),
        "新房在装修，老人问塘边那棵樟树还在不在，告诉他移进了小区。",
    ),
    42: Story(
        "汪佩兰", "opposed", (10, 1, 9, 30), (10, 9, 11, 0),
        (
            Talk((9, 23, 16, 20), "visit", "opposed", "兄弟俩为份额十年不来往，一方在场另一方就走，只好分头谈。"),
            Demand((9, 25, 10, 15), "请人把两兄弟各占多少说清楚，写在纸上"),
            Talk((9, 27, 20, 10), "meeting", "opposed", "请司法所老师讲继承，哥哥听完没说话，弟弟红了眼眶。"),
            Talk((9, 30, 18, 40), "phone", "wavering", "弟弟来电，说母亲忌日快到了，不想再争，问哥哥怎么讲。"),
            Answer((10, 2, 15, 0), 1, "经两人同意，按各二分之一登记，写成书面，各执一份。"),
            Talk((10, 6, 19, 0), "visit", "willing", "十年来两家第一次坐一桌，算完账，留我们喝了碗甜酒。", "约同一天签字", 3),
        ),
        "兄弟俩新家在同一幢，隔两层；说过年一起吃的饭。",
    ),
    58: Story(
        "季文涛", "opposed", (10, 5, 10, 0), (10, 14, 17, 20),
        (
            Talk((9, 24, 9, 0), "visit", "opposed", "户主把装修发票摔在桌上，说评估少了一半，不改不谈。"),
            Demand((9, 24, 9, 30), "装修评估重新做，评估师要当面说清依据"),
            Promise((9, 24, 9, 50), "一周内请评估师上门逐项说明", 7),
            Talk((9, 29, 14, 0), "visit", "opposed", "评估师逐间核对，漏记的实木楼梯当场补录，其余说明了依据。"),
            Settled((9, 29, 16, 0), 1, True),
            Answer((10, 4, 10, 30), 1, "复核报告送达：补录一项，其余维持，附计价表，户主签收。"),
            Talk((10, 11, 20, 0), "visit", "wavering", "户主说，不是为那点钱，是从前没人当面给我讲过。"),
        ),
        "把老楼梯的扶手拆下来做了新家的书架，拉我们看。",
    ),
    73: Story(
        "常雨桐", "unknown", (10, 8, 9, 0), (10, 18, 19, 10),
        (
            Talk((9, 23, 20, 0), "phone", "unknown", "户主夫妻在外省做工，电话接通后说上班，晚上再讲。"),
            Talk((9, 26, 21, 15), "phone", "wavering", "通话四十分钟，担心回不来、签字被人代了。"),
            Promise((9, 26, 21, 50), "把委托和远程签约的规定发过去，不许任何人代签", 2),
            Settled((9, 27, 20, 30), 1, True),
            Demand((10, 3, 12, 0), "老屋里父母的遗像和木箱，要等自己回来搬"),
            Answer((10, 4, 9, 0), 1, "答复：房屋原样锁好，由村里两人看管，等本人回来清点。"),
            Talk((10, 17, 18, 30), "visit", "willing", "夫妻请假回来，先去老屋上了香，约好第二天傍晚签字。", "备好协议和老花镜", 1),
        ),
        "电话回访，说木箱已运到新房，遗像挂在堂屋。",
    ),
    96: Story(
        "陶立新", "wavering", (10, 7, 15, 0), (10, 22, 10, 40),
        (
            Talk((9, 25, 7, 30), "visit", "opposed", "巷口小店，一早进货，边理货边说：搬了我靠什么吃饭。"),
            Demand((9, 25, 8, 0), "停业损失怎么算，搬过去还能不能开店"),
            Talk((9, 30, 12, 30), "visit", "wavering", "帮着算了三年的流水，停业损失按标准列项，户主第一次把单子收下。"),
            Promise((10, 2, 9, 0), "十日内问清安置小区临街铺面的租用办法", 10),
            Settled((10, 13, 9, 0), 1, False),
            Talk((10, 13, 9, 30), "visit", "opposed", "超了一天才拿到答复，当面道歉，户主说拖一天也是拖。"),
            Answer((10, 14, 16, 0), 1, "铺面公开摇号，原经营户有登记资格，办法全文送达。"),
            Talk((10, 20, 19, 0), "visit", "willing", "户主儿子查了办法，说公开摇号倒放心，劝父亲签。"),
        ),
        "摇到一间小铺面，门口还是那块旧招牌，生意慢慢起来了。",
    ),
    117: Story(
        "丁晓岚", "opposed", (10, 10, 9, 40), (10, 26, 21, 0),
        (
            Talk((9, 24, 18, 0), "visit", "opposed", "说没空，让改天；改到第二天，又说再改天。"),
            Talk((9, 28, 20, 30), "phone", "opposed", "约看地块，对方说白天不行，晚饭后再说，也许十点。"),
            Talk((10, 12, 21, 20), "visit", "opposed",
                 "约定七点，一再往后推，九点二十才开门，屋里只开一盏灯，话很冲。没有走，坐下慢慢听。"),
            Demand((10, 12, 22, 5), "不看图纸，要亲眼看到安置地块在哪、朝哪"),
            Talk((10, 12, 22, 40), "site_viewing", "wavering",
                 "当晚就去。打着手电沿界桩走了一圈，指给他看东边的路和将来的门向；回来路上他第一次问了工期。",
                 "白天再带他家人看一次", 2),
            Answer((10, 12, 23, 15), 1, "现场看过地块、朝向和道路，户主在图上做了记号。"),
            Talk((10, 14, 15, 30), "site_viewing", "wavering", "带全家白天再看，妻子嫌远，孩子数了到学校的步子。"),
            Promise((10, 16, 10, 0), "把工期表盖章后送来", 4),
            Settled((10, 19, 17, 0), 1, True),
            Talk((10, 25, 20, 0), "visit", "willing", "户主说，那晚我是故意拖的，看你们走不走。"),
        ),
        "地基已打好，户主每天去看一趟，见面先递烟。",
    ),
    139: Story(
        "万秋生", "opposed", (10, 12, 10, 0), (10, 29, 15, 30),
        (
            Talk((9, 24, 10, 30), "visit", "opposed", "2009年口头答应的过渡费没兑现，户主拿出当年的日历，那一天画着圈。"),
            Demand((9, 24, 11, 0), "2009年答应的事，先给个说法，再谈今天的事"),
            Promise((9, 25, 9, 0), "两周内查清当年的记录并书面答复", 14),
            Talk((10, 3, 16, 0), "office", "opposed", "翻了三柜旧档，找到当年会议记录，确有其事，复印给户主看。"),
            Answer((10, 8, 9, 30), 1, "查实：当年答复未落实，责任在我方。按规定补办，材料已报，书面致歉。"),
            Settled((10, 8, 9, 40), 1, True),
            Talk((10, 21, 19, 40), "visit", "wavering", "补办款到账，户主把日历上的圈划掉，说这才像话。"),
        ),
        "把那本旧日历送给了我们，说留着提醒后来的人。",
    ),
    171: Story(
        "康玉洁", "unknown", (10, 15, 9, 0), (10, 31, 10, 10),
        (
            Talk((9, 23, 17, 40), "visit", "unknown", "老人独居，耳背，只说住惯了；灶台干净，墙上都是孙子的奖状。"),
            Talk((9, 29, 8, 20), "visit", "unknown", "陪去卫生院拿药，一路没提搬迁。"),
            Demand((10, 5, 9, 0), "菜园里的两垄菜要吃完这一季再动"),
            Answer((10, 6, 9, 0), 1, "答应：冬菜收完再清场，写进协议附页。"),
            Talk((10, 16, 14, 0), "site_viewing", "wavering", "接老人和侄女看一楼带院的房，老人摸了摸窗台，说朝南。"),
            Talk((10, 24, 10, 0), "visit", "wavering", "侄女逐条念给老人听，听一条点一条。"),
            Promise((10, 24, 10, 40), "搬家那天派两个人帮忙，锅灶先装好", 30),
            Settled((11, 19, 17, 0), 1, True),
        ),
        "院子里种上了青菜，老人摘了一把，一定要我们带走。",
    ),
    203: Story(
        "严启明", "opposed", (10, 18, 9, 0), (11, 1, 20, 0),
        (
            Talk((9, 25, 19, 0), "visit", "opposed", "四姐弟四种主意，最小的在外地，视频里一句话不说。"),
            Demand((9, 25, 20, 0), "四家各要各的，不能捆在一起算"),
            Talk((10, 2, 20, 30), "meeting", "opposed", "分了四张测算单，大姐把四张叠在一起，说爹妈在时可不是四张。"),
            Answer((10, 5, 10, 0), 1, "按各四分之一分别测算、分别支付，四份单子当面核对。"),
            Talk((10, 15, 21, 0), "phone", "wavering", "和小弟通话一小时，他只担心大姐吃亏。"),
            Promise((10, 20, 9, 0), "把四个人的户型都排出来，能近就近", 6),
            Settled((10, 25, 18, 0), 1, True),
            Talk((10, 28, 20, 30), "visit", "wavering", "三家点头，小弟说等他回来，一起签，一个都不能少。"),
            Talk((11, 1, 16, 30), "visit", "willing", "小弟下午到家，四人在老屋门前照了一张相。"),
            Talk((11, 1, 19, 0), "meeting", "willing", "逐页念完协议，没有人催；大姐说，开灯吧，签。"),
        ),
        "四家都搬进去了，门前那张照片洗了四份，每家一份。",
    ),
}  # fmt: skip
