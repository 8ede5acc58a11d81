"""A file that cannot be read at all is refused in one sentence that says what to do next."""

from domain.refusal import Refusal


class RosterUnreadable(Refusal):
    """The file cannot be read as a roster."""

    zh = "这个文件无法作为花名册读取。"
    status = 422


class NotAWorkbook(RosterUnreadable):
    """The file is not an Excel workbook (.xlsx); open it in Excel or WPS and save it as .xlsx."""

    zh = "这不是 Excel 工作簿（.xlsx），请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。"


class OldWorkbook(RosterUnreadable):
    """The file is in the old .xls format; open it in Excel or WPS and save it as .xlsx."""

    zh = "这是旧版 .xls 格式，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。"


class WorkbookIsEncrypted(RosterUnreadable):
    """The workbook is protected by a password; remove the password and import it again."""

    zh = "这个工作簿设有打开密码，请取消密码后再导入。"


class FileTooLarge(RosterUnreadable):
    """The workbook is larger than {limit}; split it or delete what is not the roster."""

    zh = "工作簿超过 {limit}，请拆分或删去与花名册无关的内容后再导入。"
    status = 413


class WorkbookIsEmpty(RosterUnreadable):
    """The workbook holds no household in any visible sheet."""

    zh = "工作簿的可见工作表里没有任何住户。"


class NoKnownColumns(RosterUnreadable):
    """No sheet has a header that could be recognised; it needs at least 户号 and 姓名."""

    zh = "没有找到能识别的表头，至少需要“户号”和“姓名”两列。"


class NumberColumnMissing(RosterUnreadable):
    """The header has no column for the household number (户号)."""

    zh = "表头里没有“户号”这一列。"


class NameColumnMissing(RosterUnreadable):
    """The header has no column for the name of the party (姓名)."""

    zh = "表头里没有“姓名”（权利人）这一列。"
