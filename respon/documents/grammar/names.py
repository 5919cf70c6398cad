"""Agency names by their form: heads such as 委 局 办 中心 政府, lists joined by 、，和及与, and 等 that leaves them open.

A list is split and nothing is restored (甲、乙市政府 is 甲 and 乙市政府); fixed collectives (各省、自治区、直辖市人民政府,
有关部门和单位) and what stands in brackets stay whole.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from respon.documents.grammar.fold import ASIDE, HIDDEN, LEAD_NOTE, SUPPORT_NOTE

Span = tuple[int, int]
Knows = Callable[[str, int, int], int]
"""knows(folded, start, end): the end of the longest registered name that starts there, or 0."""


class Listed(NamedTuple):
    """Names of a list in the text's order, whether 等 leaves it open, and where reading stopped."""

    names: tuple[Span, ...] = ()
    open_ended: bool = False
    end: int = 0


_HEAD = (
    "委员会|管委会|纪委|团委|委(?![员托派任培外])|总局|分局|局(?![面部限势长])|办公厅|办公室|办事处|事务所|街道办"
    "|办(?![理好事法公学成结案证件齐妥税复])|厅(?!局)|署(?!名)|法院|检察院|研究院|科学院|学院|医院|院(?![士校线内外所长])"
    "|部(?![署门分件位长队级委属])|主管部门|部门|中心(?![城任环区工])|集团公司|集团|分公司|公司"
    "|人民政府|政府(?![采购投债网信性规职管责部])|管理处|处(?![理置罚于分境])|海关|银行|分行|支行|总行|总部|支队|总队|大队|中队"
    "|协会|联合会|联盟|学会|商会|工会|妇联|残联|侨联|文联|科协|社科联|工商联|红十字会|供销社|合作社|监会|理事会|基金会|人大|政协"
    "|联席会议|领导小组|工作组|专班|指挥部|小组|专项组|推进组|协调组|攻坚组|街道|乡镇|镇街|园区|开发区|高新区|新区|自贸区"
    "|大学|学校|高校|院校|企业|运营商|电网|铁塔|邮政|机关|机构|主体|单位|警备区|军分区|军区|研究室|参事室|研究所|交易所|派出所"
    "|监测站|服务站|[检查监]站|边检|防指|防总|[红管]会|团中央|司(?![机法长令仪])|国网[\u4e00-\u9fff]{2,4}电力|电视台|气象台|广播电台|新华社|报社|省法院|总站|水务|气象|党校|档案馆|图书馆|博物馆|联社|保监|总会|公署|地方"
    "|基金委|党组|党委|党工委|司法所|税务所|工商所|图书馆|体育总会|局办|科技馆|联通|移动|电信|通管局|国资公司|消防|武警|交警"
)
_HEADED = re.compile(f"(?:{_HEAD})")
_WEAK = re.compile("机关|地方|水务|消防|邮政|军区|气象|电信|移动|联通|铁塔|部|企业|大学|学校|银行|乡镇|街道|集团|公司|教体|主体|单位|园区")
_AREA = "自治区|直辖市|计划单列市|自治州|自治县|新区|管理区|开发区|街道|乡镇|地区|省|市|州|盟|县|旗|区|镇|乡|村|社区|地"
_COLLECTIVE = re.compile(
    rf"(?:各|有关|相关|全市各?|全省各?|全区各?|全县各?|属地|所在地?|市内各?|沿线各?)[^,;、。的]{{0,14}}?(?:{_AREA}|{HIDDEN}+)+$"
)
_ENDS = re.compile(rf"(?:{_HEAD}|{_AREA}){HIDDEN}*$")
_AREAS = re.compile(rf"(?:各|有关|相关)(?:有关|相关)?(?:{_AREA}|、|{HIDDEN}+)+$")
_MORE_AREAS = re.compile(
    rf"(?:各)?(?:{_AREA}|{HIDDEN}+)+(?:人民政府|政府|管委会|党委和?政府|办事处|管理委员会)?(?:{HIDDEN}+)?$"
)
_COMMON = re.compile("(?:有关|相关)?(?:部门|单位|机构|企业|地区|地方|机关|人员|院校|团体|组织|区|方面)$")
_VAGUE = re.compile("各|有关|相关|成员|责任|所属|直属|其他|上述")

_GENERIC = re.compile(
    "(?:(?!省|市|县|区|国|州|各|有关|相关|成员|属地|所在)[\u4e00-\u9fff]){0,8}?(?:企业|金融机构|机构|高校|院校|学校|大学|医院|社会组织|联盟|协会|主体|公司|集团|园区|银行)$"
)


def is_generic(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span is a kind of body (金融机构, 龙头企业), not a named organ or all of a kind."""
    return _GENERIC.match(hidden[start:end]) is not None


ETC = re.compile("(?<![高中初同平对优特上次])等(?![级次待于候同额值])")
_ETC_TAIL = re.compile(
    r"(?:(?:有关|相关|各|其他|多|[\d一二三四五六七八九十]+|个|家|市级?|省级?|区级?|县级?|直属?|中央|国家|成员|责任|职能|行业|业务|行政|主管|"
    r"监管|管理|政府|参与|配合|所属|驻\w{1,4}|党政|机关|共同)*"
    r"(?:部门|单位|机构|企业|地区|地方|机关|方面|省市|省份|区县|院校|高校|组织|团体|街道|乡镇|运营商|银行|委办局|处室|科室|主体)"
    r"(?:和单位|、单位|及单位)?|[\u4e00-\u9fff]{0,6}(?:分公司|公司|分行|支行|分局|集团|局|委|政府|管委会))?$"
)
_COUNT = re.compile(r"(?:\d+|[一二三四五六七八九十]+)(?:个|家)?(?:市级?|省级?|有关|相关|成员|区)?(?:部门|单位|机构)(?:和单位)?$")
_SEPARATOR = re.compile(r"[、,;/|\n]|(?<=[\u4e00-\u9fff\ue000]) {2,}(?=[\u4e00-\u9fff])")
_AND = re.compile("以及|和|及(?![时其格])|与|并(?=各)")
_LEADING = re.compile(r"[ \n]*(?:以及|和|及|与|由|由于|其中|另)?[ \n]*")
_TRAILING = f" \n.。:,;、{ASIDE}{LEAD_NOTE}{SUPPORT_NOTE}"

_PARTICLES = (
    "的(?<!目的)|了|对(?![外口台接])|把|将(?!军)|被(?!装)|要(?![素闻])|应(?!急|用|对)|须|是|由(?<!自由)|为(?!民)|(?<!所)在(?![线沪京渝榕])|每|按(?!揭)"
    "|据此|根据|依据|依照|依法|不(?!动产)|以(?!上|下|及|内|外)|其(?!他|它)|该|已|未(?!来|成)|均(?!安)|需|可(?!再生|持续)|并(?!购)|而|及时|就(?!业)"
    "|报(?![社业告刊])|充分(?!公司)|一起|同时|进一步"
)
_DOINGS = (
    "共同|积极|吸引|带动|引入|组建|提供|进行|给予|承担|鼓励|引导|确保|加强|加快|做好|完善|制定|制订|开展|落实|负责|牵头|会同|配合|参与|参加|协助|主办"
    "|(?<!政)协办|组成|统筹|推动|推进(?!职能)|建立|健全|起草|修订|拟订|拟定|研究(?![院所室会生])|组织(?!部|人事|机构)|印发|现场|分别|各自|具体"
    "|统一(?!战)|定期|适时|同步|认真|切实|抓好|抓紧|尽快|结合|通过|利用|围绕|针对|召开|提出|批准|备案|设立|成立|担任|兼任|履行|行使|受理|出台|明确"
    "|强化|优化(?!营商)|深化(?!改革)|细化|主动|直接|严格|继续|重点|全力|合力|密切|相互|倒排|完成|确认|确定|抽查|摸排|排查|下放|授权|享受|申请|委托"
    "|属于|包括|倡导|指导|监督(?!管理|检)|协调(?!领导|联席|推进|机制)|支持|实施|管理好|联合(?![会国社工大征信])|推广|保障(?!厅|部|和)|发布|抄送"
    "|建设(?!厅|部|管理|银行|集团|投资|和|工程|交通|领导|兵团|发展|规划|指挥|单位)|督促|协同(?!创新)|编制|选派|派出|编写|汇报|反馈|通报|收集|筹备"
    "|筹建|对接|整合|梳理|发动|整治|处置|打击|查处|维护|购买|拨付|安排|调整|修改|部署|举办|承接|主持|参照|遵照|验收|认定|评定|评选|遴选|审查|审定"
    "|汇总|签订|签署|出具|上报|填报|公布|转发|化解|接收|移交|指定|指派|分解|分析|核算|核实|汇编|负担|出资|搭建|构建|打造|建成|设置|增设|扩大|拓展"
    "|提高|提升|推荐|使用|协商|商定|沟通|衔接|解决|破解|创建|评议|审议|表彰|奖励|宣传(?!部)|培训|改造(?!更新)|考核|评估|巡查|检查"
)
STOP = re.compile(
    f"{_PARTICLES}|(?:{_DOINGS})(?!办(?![法理事好公学])|委(?![托派员])|局(?![面部])|组(?![织建成])"
    "|处(?![理置罚])|站(?!点)|科(?![技研学])|会(?![议同商])|中心|小组|工作组|专班|领导小组)"
)
"""Words that no agency's name holds: a name in running text ends before them."""

_BREAK = re.compile(f"[,;:。!?“{ASIDE}{LEAD_NOTE}{SUPPORT_NOTE}]")
_WITHIN = re.compile("(?:省委|市委|区委|县委|州委|党委|工委|旗委|中央|政府|人大|政协|[国行][务政]院|常委会|[新区园镇]区|街道|乡镇|企业|高校)$")
_SUBHEAD = re.compile(
    "办公室|办公厅|支队|总队|大队|分局|分公司|支行|分行|中心支行|监管局|管理处|管理局|派出所|研究院|研究所|党组|专班|领导小组"
)
_LONGEST = 45
_GAP = 10


def clean(folded: str, start: int, end: int) -> Span:
    """Return the span without joining words before and white space or full stops around it."""
    leading = _LEADING.match(folded, start, end)
    start = leading.end() if leading and leading.end() < end else start
    while end > start and folded[end - 1] in _TRAILING:
        end -= 1
    return start, end


def is_organ(hidden: str, start: int, end: int, knows: Knows | None = None) -> bool:
    """Tell whether the span has the form of an agency's name, or is a registered one."""
    if knows and knows(hidden, start, end) == end:
        return True
    if not 2 <= end - start <= _LONGEST:
        return False
    piece = hidden[start:end].replace(" ", "")
    if STOP.search(piece.rstrip(HIDDEN)) and not _COLLECTIVE.match(piece):
        return False
    if _ENDS.search(piece):
        tail = _HEADED.search(piece)
        return bool(tail) or bool(_COLLECTIVE.match(piece))
    return False


def has_head(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span ends like an agency or a collective, whatever stands before."""
    piece = hidden[start:end].rstrip(HIDDEN + " ")
    found = _HEADED.search(piece)
    return bool(_COLLECTIVE.match(piece)) or (found is not None and bool(_ENDS.search(piece)))


def _pieces(hidden: str, start: int, end: int, knows: Knows | None) -> list[Span]:
    """Split a list at its separators, and at 和及与 where what stands before is a whole name."""
    pieces: list[Span] = []
    at = start
    for mark in (*_SEPARATOR.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        begin = at
        for joint in _AND.finditer(hidden, at, stop):
            if joint.start() == begin or joint.end() == stop:
                continue
            left = clean(hidden, begin, joint.start())
            if _joins(hidden, left, (joint.end(), stop), knows):
                pieces.append((begin, joint.start()))
                begin = joint.end()
        pieces.append((begin, stop))
        at = mark.end() if mark else end
    return [span for span in (clean(hidden, a, b) for a, b in pieces) if span[1] > span[0]]


def _joins(hidden: str, left: Span, right: Span, knows: Knows | None) -> bool:
    """Tell whether a joining word stands between two names, not inside one (经济和信息化, 部门和单位)."""
    if knows and knows(hidden, left[0], right[1]) > left[1] + 1:
        return False
    follows = clean(hidden, *right)
    if _COMMON.match(hidden[follows[0] : follows[1]]) and not hidden.startswith(("有关", "相关"), follows[0]):
        return False
    if hidden.startswith("政府", follows[0]) and hidden.endswith("党委", 0, left[1]):
        return False  # 各级党委和政府 is one collective
    etc = ETC.search(hidden, left[0], left[1])
    if etc:
        return True
    return has_head(hidden, *left)


def _merged(hidden: str, pieces: list[Span]) -> list[Span]:
    """Join again what one collective has torn apart: 各省、自治区、直辖市人民政府; 有关部门、单位."""
    whole: list[Span] = []
    for start, end in pieces:
        if whole:
            first, last = whole[-1]
            before, here = hidden[first:last], hidden[start:end]
            near = start - last <= 2
            if near and "," not in hidden[last:start] and (
                (_AREAS.match(before) and _MORE_AREAS.match(here) and not here.startswith("各"))
                or (_COMMON.fullmatch(here) and len(here) <= 2 and _VAGUE.search(before) and _ENDS.search(before))
            ):
                whole[-1] = (first, end)
                continue
        whole.append((start, end))
    return whole


def split(hidden: str, start: int, end: int, knows: Knows | None = None) -> Listed:
    """Read hidden[start:end] as a list and nothing else: what stands after 等 is dropped."""
    names: list[Span] = []
    open_ended = False
    for first, last in _merged(hidden, _pieces(hidden, start, end, knows)):
        begin, stop = first, last
        etc = None
        for etc in ETC.finditer(hidden, begin, stop):
            pass
        if etc and _ETC_TAIL.match(hidden, etc.end(), stop):
            open_ended = True
            stop = etc.start()
        count = _COUNT.search(hidden, begin, stop)
        if count and count.start() > begin and not hidden.startswith("各", begin):
            stop = count.start()
        begin, stop = clean(hidden, begin, stop) if stop > begin else (begin, begin)
        if stop > begin:
            names.append((begin, stop))
    return Listed(tuple(names), open_ended, end)


def _name_end(hidden: str, start: int, limit: int, knows: Knows | None) -> int:
    """Return where the name that starts here ends in running text, or 0: the head that still belongs to it."""
    registered = knows(hidden, start, limit) if knows else 0
    stop = limit
    while stop > start and hidden[stop - 1] in f" {HIDDEN}":
        stop -= 1
    end = 0
    for head in _HEADED.finditer(hidden, start, limit):
        if head.end() - start > _LONGEST:
            break
        if not end or _extends(hidden, start, end, head, stop):
            end = head.end() if head.end() - start > 1 else 0
            continue
        break
    end = max(end, registered)
    while end and end < limit and hidden[end] == HIDDEN:
        end += 1
    if not end:
        area = _COLLECTIVE.match(hidden[start:limit].rstrip())
        end = start + area.end() if area else 0
    return end


def _extends(hidden: str, start: int, end: int, head: re.Match[str], stop: int) -> bool:
    """Tell whether a name that could end at `end` goes on to the next head: 市委|宣传部, 市机关|事务中心."""
    gap = hidden[end : head.start()]
    if not gap.strip(HIDDEN) or head.end() == stop:
        return True
    if gap in ("和", "及", "、"):
        return _COMMON.fullmatch(head[0]) is not None or head[0] == "政府"
    if _SUBHEAD.match(head[0]) and len(gap) <= _GAP - 4:
        return True
    return len(gap) <= _GAP and (_WITHIN.search(hidden, start, end) or _weak(hidden, end)) is not None


def _weak(hidden: str, end: int) -> re.Match[str] | None:
    """Return the last head before `end` if it often stands inside a name."""
    return next((found for size in (2, 1) if (found := _WEAK.fullmatch(hidden, end - size, end))), None)


def read(hidden: str, start: int, end: int, knows: Knows | None = None) -> Listed:
    """Read a list of names that begins at `start` of running text; `end` of the result: where it stops."""
    names: list[Span] = []
    at = start
    while at < end:
        stopper = STOP.search(hidden, at, end)
        limit = min(stopper.start() if stopper else end, end)
        breaker = _BREAK.search(hidden, at, limit)
        limit = breaker.start() if breaker else limit
        comma = hidden.find("、", at, limit)
        region = comma if comma >= 0 else limit
        if region <= at:
            break
        etc = ETC.search(hidden, at, region)
        if etc:
            return _closed(hidden, names, at, etc, region, end, knows)
        listed = split(hidden, at, region, knows)
        if comma >= 0 and _plausible(hidden, listed, at, region):
            names.extend(listed.names)
            at = comma + 1
            continue
        spans = _pieces(hidden, at, region, knows)
        for index, (first, last) in enumerate(spans):
            stop = _name_end(hidden, first, last, knows)
            if not stop:
                return _result(hidden, names, at, knows)
            names.append((first, stop))
            at = stop
            if stop != last or index + 1 == len(spans):
                return _result(hidden, names, stop, knows)
    return _result(hidden, names, at, knows)


def _plausible(hidden: str, listed: Listed, start: int, end: int) -> bool:
    return bool(listed.names) and end - start <= _LONGEST


def _closed(
    hidden: str, names: list[Span], at: int, etc: re.Match[str], region: int, end: int, knows: Knows | None
) -> Listed:
    """Finish a list at its 等: the names before it, then the common noun after it is passed over."""
    names = [*names, *split(hidden, at, etc.start(), knows).names]
    tail = re.compile(
        r"(?:有关|相关|各|其他|多|[\d一二三四五六七八九十]+|个|家|市级?|省级?|区级?|县级?|直属?|中央|国家|成员|责任|职能|行业|业务|行政|主管|监管|管理|政府)*"
        r"(?:部门|单位|机构|企业|地区|机关|方面|高校|院校|组织|运营商|银行)(?:和单位|、单位|及单位)?|\w{0,6}(?:分公司|分行|集团)|"
    ).match(hidden, etc.end(), end)
    stop = tail.end() if tail else etc.end()
    if stop == etc.end() and not (names and has_head(hidden, *names[-1])):
        return Listed((), False, at)
    more = re.compile("[、,]?(?:和|及|以及|与|、)(?=各|有关|相关)").match(hidden, stop, end)
    if more:
        rest = read(hidden, more.end(), end, knows)
        if rest.names:
            return Listed((*_joined(hidden, names), *rest.names), True, rest.end)
    return Listed(tuple(_joined(hidden, names)), True, stop)


def _joined(hidden: str, names: list[Span]) -> list[Span]:
    return _merged(hidden, names)


def _result(hidden: str, names: list[Span], end: int, knows: Knows | None) -> Listed:
    """Return the list if its last name has a head; a headless last name is no name."""
    whole = _joined(hidden, names)
    while whole and not (has_head(hidden, *whole[-1]) or (knows and knows(hidden, *whole[-1]) == whole[-1][1])):
        whole.pop()
    stop = whole[-1][1] if whole else end
    return Listed(tuple(whole), False, max(end, stop) if whole else end)
