"""The words of the clauses: labels and verbs with the role that each gives, in folded spelling.

Readings settled on: 牵头, 主办, 主管 lead; 配合, 参加, 参与, 协办, 协助 support; 指导, 监督 oversee; 责任, 负责, 实施,
组成, 协同 share.
"""

import re
from typing import Literal, NamedTuple

from respon.model import Role

# ---- labels: 牵头单位:, 责任部门:, 主办:, 完成时限: ----------------------------------------------------

_LEAD = "牵头|主办|主责|主管|召集|第一责任"
_SUPPORT = "配合|协办|协助|参加|参与|参建|支持|支撑|会办|辅助|协作|协管|协调配合"
_OVERSEE = "指导|监督|督导|督办|督查|监管|督促"
_SHARE = "责任|负责|实施|落实|承办|执行|承担|承接|组织|协同|完成|推进|共建|主体"
_CORE = f"(?:{_LEAD}|{_SUPPORT}|{_OVERSEE}|{_SHARE})"
_BODY = "单位|部门|机构|机关|主体|处室|科室|股室|地区|区县|区域|属地|方"
_PERSON = "领导人|领导|责任人|人员|人|同志|秘书长|区长|市长|组长|科长|处长"
_QUALIFIER = "共同|主要|直接|具体|首要|联合|行业|业务|属地|省级|市级|区级|县级|省|市|区|县|总|其他|相关|有关|成员|各"
_JOIN = "[及和与或/、]"

LABEL = re.compile(
    rf"(?P<label>(?:{_QUALIFIER})?{_CORE}(?:{_JOIN}?(?:{_QUALIFIER})?{_CORE})*"
    rf"(?:(?:{_BODY})(?:{_JOIN}?(?:{_CORE})?(?:{_BODY}))*|(?P<person>{_PERSON}))?)"
    rf"(?P<note> ?\(\w{{0,8}}\))?(?: *:|(?<=单位)(?:为|是|有|包括|分别为)|(?<=部门)(?:为|是|有|包括|分别为)"
    rf"|(?<=单位) +|(?<=部门) +|(?<=单位)(?=[市省县区州国])|(?<=部门)(?=[市省县区州国]))"
)
"""A label and its colon; 为 or a space serve after 单位 and 部门. `person`: it names people, not agencies."""

DUE_LABEL = re.compile(
    r"(?:计划|预计|拟|工作)?(?:完成|办理|整改|办结|实施|推进|落实|责任|工作|任务)?(?:时限|时间节点|时间|期限|日期|节点|进度)"
    r"(?:要求|安排|节点)? *:"
)
OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,10} *:")


def label_role(label: str) -> Role:
    """Return the role that a label gives; a label of several words has the strongest of them."""
    if re.search(_LEAD, label):
        return "lead"
    if re.search(_SUPPORT, label):
        return "support"
    return "oversee" if re.search(_OVERSEE, label) else "co"


# ---- verbs -------------------------------------------------------------------------------------------

Act = Literal["lead", "with", "support", "duty", "charge", "share", "oversee"]
"""What a verb does: lead 牵头, with 会同 (subject leads, object supports), support 配合, duty 按职责分工, charge 负责
(one organ leads, several share), share 组成, 协同, oversee 指导."""


class Verb(NamedTuple):
    """A verb found: what it does, where it stands, and the word that is quoted as the reason."""

    act: Act
    start: int
    end: int
    word: str


_DUTY = (
    r"(?:按照?|根据|依据|依照|依|在)(?:各自?|其|本单位|本部门|自身)?的?(?:法定|工作|部门)?(?:职责|职能|职权|权限|任务分工)"
    r"(?:分工|任务|范围|权限)?(?:和[^,。;、]{0,8}(?:分工|权限|要求))?(?:内|要求)?"
    r"(?:,?(?:分别|各自|共同|具体|依法|协同|分工)?(?:负责|落实|承担|组织实施|推进|做好))?"
)
_SHARED_DUTY = r"(?:分工负责|各负其责|各司其职|分头负责|分工落实|分工协作)"
_CHARGE = r"(?:分别|共同|具体|统一|组织|直接|全面|主要|统筹|联合|总)?负责(?:落实|组织实施|实施|推进|办理)?"
_LEADS = r"(?:负责|共同|联合|分别|总|具体)?牵头(?:负责|组织实施|组织推进|组织|落实|推进|实施|办理)?"
_AS = r"(?:为|是|作为|任|担任)[^,;。:、\ue000]{{0,30}}?(?:{})(?:责任)?(?:单位|部门|机关|机构)"

# After these the word is a noun or part of one: 负责人, 牵头单位, 配合度.
_NOT_CHARGE = "(?!人(?!员)|同志|制(?![定订作造])|任(?![务命])|干部|的态度)"
_NOT_LEAD = "(?!单位|部门|人|作用|责任|机构|机关|机制|领导|抓总|处室|方|地|工作(?![^,;。]*[A-Za-z])|协调机制|的?部门)"
_NOT_SUPPORT = "(?!单位|部门|度|力|机制|协调|联动|意识|作用|者|人(?!员)|方(?!案)|率|权|主体|式|会议|会|活动|情况|培训|社会保险)"

VERB = re.compile(
    rf"(?P<lead>{_LEADS}{_NOT_LEAD}|{_AS.format('牵头|主管|主办|召集')}|主办(?!单位|部门|方|者|券|银|权)|主责(?!单位|部门|主业|机关)|(?<!行业)(?<!业务)主管(?!部门|单位|机关|机构|领导|负责|人|的|副|处|[,。;、]))"
    rf"|(?P<share>{_AS.format('责任|承办|实施')}|共?同?组成(?!部|人|员|单)|协同(?=[^,;。、推发创联治高配作共]))"
    rf"|(?P<support>{_AS.format('配合|参与|参加|协办')}"
    rf"|(?<!积极)(?<!密切)(?<!相互)(?<!加强)(?<!协同)(?<!协作)(?<!协调)(?<!沟通)(?<!工作)"
    rf"(?:配合|参与|参加|(?<!政)协办|协助){_NOT_SUPPORT}(?:配合|参与|做好|落实|实施)?)"
    rf"|(?P<with>会同)"
    rf"|(?P<duty>{_DUTY}|{_SHARED_DUTY})"
    rf"|(?P<charge>(?<!首问)(?<!自行)(?<!专人)(?<!人员)(?<!岗位)(?<!不)(?<!领导)(?<!主体){_CHARGE}{_NOT_CHARGE}"
    rf"|承办(?!单位|部门|方|人|者|机构))"
)
"""Verbs that are never part of an agency's name: safe to find anywhere outside brackets and quotations."""

TAIL = re.compile(
    r"(?P<oversee>(?:业务|加强|负责)?(?:指导|监督|督导|督办|督促|督查|监管)(?:、(?:指导|监督|督导|督办|督促))?)$"
    r"|(?P<support>(?:共同|积极|协同|密切)?(?:配合|参与|参加|协助|支持))$|(?P<share>协同|协作)$"
    r"|(?P<charge>(?:组织|具体|共同|分别)?(?:实施|落实|推进|办理|执行|完成|承办|组织)(?:落实|推进|实施)?)$"
)
"""Verbs that may also end or begin a name: read as verbs only where they close a list in a clause."""

ACTS = re.compile("牵头|负责|会同|主办|协办|配合|参与|参加|协助|协同|组成|设在|设于|挂靠|主管|主责|职责|承办|分工|各司其|各负其")
"""A sentence without any of these states no responsibility."""

LABELLED = re.compile(
    "(?:单位|部门|机构|机关|主体|处室|科室|牵头|主办|协办|配合|责任|负责|领导|责任人|时限|期限|时间|地区|区县|方) ?(?:\\([^()]{0,8}\\) ?)?[:为是有包分 市省县区国]"
)
"""A text without this has no label. Cheaper than LABEL, which decides."""


_NOUN = re.compile("(?:牵头|主管|主办|召集|责任|承办|实施|配合|参与|参加|协办)(?:责任)?(?:单位|部门|机关|机构)$")


def verbs(hidden: str, start: int, end: int) -> list[Verb]:
    """Return the verbs in hidden[start:end], in order."""
    found = []
    for match in VERB.finditer(hidden, start, end):
        act: Act = match.lastgroup  # type: ignore[assignment]
        noun = _NOUN.search(match[0])
        found.append(Verb(act, match.start(), match.end(), noun[0] if noun else match[0]))
    return found
