"""The labels of clauses and the role that each gives: 牵头单位:, 责任部门:, 主办:, 完成时限:."""

import re

from respon.model import Role

_LEAD = "牵头|主办|主责|主政|主管|召集|第一责任|(?<!副)组长(?=单位)"
_SUPPORT = "配合|协办|协助|参加|参与|参建|支持|支撑|会办|辅助|协作|协管|协调配合"
_OVERSEE = "指导|监督|督导|督办|督查|监管|督促"
_SHARE = "责任|负责|实施|落实|承办|办理|执行|承担|承接|组织|协同|完成|推进|共建|权责|主体|副组长(?=单位)"
_CORE = f"(?:{_LEAD}|{_SUPPORT}|{_OVERSEE}|{_SHARE})"
_BODY = "单位|部门|机构|机关|主体|处室|科室|股室|地区|区县|县区|县市|市县|市州|乡镇|镇街|街道|区域|属地|方"
_PERSON = "领导人|领导|责任人|人员|人|同志|秘书长|区长|市长|组长|科长|处长"
_QUALIFIER = "共同|主要|直接|具体|首要|联合|行业|业务|属地|省级|市级|区级|县级|省|市|区|县|总|其他|相关|有关|成员|各"
_JOIN = "[及和与或/、]"
_NAME = "[市省县区州国各](?!负其|司其|自)"
_IS = "|".join(
    [f"(?<={body})(?:(?={_NAME})|[;.·] *(?=[市省县区国州])|有|包括|分别为| +)" for body in ("单位", "部门")]
    + [f"(?<={body})(?:为|是)" for body in ("单位", "部门", "机关", "机构")]
)

LABEL = re.compile(
    rf"(?P<label>(?:{_QUALIFIER})?{_CORE}(?:{_JOIN}?(?:{_QUALIFIER})?{_CORE}){{0,6}}"
    rf"(?:(?:{_BODY})(?:{_JOIN}?(?:{_CORE})?(?:{_BODY})){{0,4}}|(?P<person>{_PERSON}))?)"
    rf"(?: ?\(\w{{0,8}}\))?(?: *:|{_IS})"
)
"""A label and its colon; 为, a space or nothing serve after 单位 and 部门, and so does a slip of the pen (责任单位;甲).

`person`: it names people.
"""

DUE = re.compile(
    "(?:计划|预计|拟|工作)?(?:完成|办理|整改|办结|实施|推进|落实|责任|工作|任务)?(?:时限|时间节点|时间|期限|日期|节点|进度)"
    "(?:要求|安排|节点)? *:"
)
"""The label of a time limit."""

BODY = re.compile("单位|部门|机构|机关|主体|处室|科室|股室")
"""What a label in running text must name, to be told from a verb."""

LIKELY = re.compile(
    r"(?:单位|部门|机构|机关|主体|处室|科室|牵头|主办|协办|配合|责任|负责|领导|责任人|时限|期限|时间|地区|区县|方)"
    r" ?(?:\([^()]{0,8}\) ?)?[:;.·为是有包分 市省县区国各]"
)
"""A text without this has no label. Cheaper than LABEL, which decides."""


def role(label: str) -> Role:
    """Return the role that a label gives; a label of several words has the strongest of them."""
    if re.search(_LEAD, label):
        return "lead"
    if re.search(_SUPPORT, label):
        return "support"
    return "oversee" if re.search(_OVERSEE, label) else "co"
