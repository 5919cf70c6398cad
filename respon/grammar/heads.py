"""The form of agency names: the heads they end in (委 局 办 中心 政府 …), and the words none of them holds.

The lexicons are plain words, some with a guard behind them: 办(?![理法]) is the head 办, not 办理 or 办法.
Patterns are alternations whose every branch begins with a plain character: those search much faster.
"""

import re
from collections.abc import Callable

from respon.grammar.fold import HIDDEN

Span = tuple[int, int]
Knows = Callable[[str, int, int], int]
"""knows(folded, start, end): the end of the longest registered name that starts there, or 0."""

STARS = "★☆▲△●◎#"
"""Signs that mark the lead in a list, where the document says so; no part of a name."""

LONGEST = 45
"""No agency's name has more characters."""

_HEADS = """
    委员会 管委会 纪委 团委 党委 党工委 基金委 委(?![员托派任培外]) 总局 分局 局办 局(?![面部限势长])
    办公厅 办公室 办事处 街道办 办(?![理好事法公学成结案证件齐妥税复]) 事务所 研究所 交易所 派出所 司法所
    税务所 工商所 厅(?!局) 公署 署(?!名) 法院 检察院 研究院 科学院 学院 医院 院(?![士校线内外所长])
    部(?![署门分件位长队级委属]) 主管部门 部门 机关 机构 主体 单位 企业 地方 人民政府
    政府(?![采购投债网信性规职管责部]) 人大 政协 党组 党校 中心(?![城任环区工]) 集团公司 集团 分公司 公司
    银行 分行 支行 总行 总部 联社 运营商 电网 铁塔 邮政 电信 移动 联通
    电力(?![设供调交市负安系行用企公局集线杆电工施]) 管理处 处(?![理置罚于分境]) 司(?![机法长令仪]) 海关
    边检 检站 查站 监站 监测站 服务站 总站 支队 总队 大队 中队 消防 武警 交警 警备区 军分区 军区 协会
    联合会 联盟 学会 商会 总会 工会 妇联 残联 侨联 文联 科协 社科联 工商联 红十字会 红会 供销社 合作社
    监会 管会 保监 理事会 基金会 体育总会 团中央 兵团 联席会议 领导小组 工作组 专班 指挥部 小组 专项组 推进组
    协调组 攻坚组 防指 防总 街道 乡镇 镇街 园区 开发区 高新区 新区 自贸区 大学 学校 高校 院校 研究室
    参事室 督查室 电视台 气象台 广播电台 新华社 报社 水务 气象 工作站
    监督站 管理站 推广站 水文站 管理所 监督所 林场 机场 档案馆 图书馆 博物馆 科技馆
    林业站 农技站 水利站 文化站 水管站 电管站 财政所 卫生院 村委会 居委会 技术科 法规科 综合科 业务科 管理科
    科室 股室 处室
"""
HEAD = "|".join(_HEADS.split())
HEADED = re.compile(HEAD)
_AREAS = """
    自治区 直辖市 计划单列市 自治州 自治县 新区 管理区 开发区 街道 乡镇 地区 社区
    县级市 设区的市 省 市 州 盟 县 旗 区 镇 乡 村 地
"""
AREA = "|".join(_AREAS.split())
AREA_IN_A_RUN = "|".join(area for area in _AREAS.split() if area not in ("地区", "乡镇"))
"""AREA for where it is repeated: what two of its words make up (地区) would there be read in two ways."""
COLLECTIVE = re.compile(
    rf"(?:各|有关|相关|全市各?|全省各?|全区各?|全县各?|属地|所在地?|市内各?|沿线各?)"
    rf"[^,;、。的]{{0,14}}?(?:{AREA_IN_A_RUN}|{HIDDEN})+$"
)
"""A collective of areas: 各区县, 有关镇(街道), 属地街道."""

_LAST = tuple(re.sub(r"\(.*|\[.*\}", "", head) for head in _HEADS.split())
_AREA_ENDS = (*AREA.split("|"), HIDDEN)
_GENERIC = re.compile(
    "(?!城投|交投|水投|国投|供电|移动|电信|联通|铁塔|邮政)"
    "(?:(?!省|市|县|区|国(?!有)|州|各|有关|相关|成员|属地)[\u4e00-\u9fff]){0,16}?"
    "(?:企业|机构|高校|院校|学校|大学|医院|社会组织|联盟|协会|主体|公司|集团|园区|银行|单位)$"
)

_PARTICLES = """
    的(?<!目的)(?<!设区的) 所称 了 对(?![外口台接]) 把 将(?!军) 被(?!装) 要(?![素闻]) 应(?!急|用|对) 须 是 由(?<!自由)
    为(?!民) 在(?<!所在)(?![线沪京渝榕]) 每 按(?!揭) 据此 根据 依据 依照 依法 不(?!动产)
    以(?!上|下|及|内|外) 其(?!他|它) 该 已 未(?!来|成) 均(?!安) 需 可(?!再生|持续) 并(?!购) 而 及时
    就(?!业) 报(?![社业告刊]) 充分(?!公司) 一起 同时 进一步
"""
_DOINGS = """
    共同 积极 吸引 带动 引入 组建 提供 进行 给予 承担 鼓励 引导 确保 加强 加快 做好 完善 制定 制订 开展
    落实 负责 牵头 会同 配合 参与 参加 协助 主办 协办(?<!政协办) 组成 统筹 推动 推进(?!职能) 建立 健全
    起草 修订 拟订 拟定 研究(?![院所室会生]) 组织(?!部|人事|机构|、|等) 印发 现场 分别 各自 具体 统一(?!战)
    定期 适时 同步 认真 切实 抓好 抓紧 尽快 结合 通过 利用 围绕 针对 召开 提出 批准 备案 设立 成立 担任
    兼任 履行 行使 受理 出台 明确 强化 优化(?!营商) 深化(?!改革) 细化 主动 直接 严格 继续 重点 全力 合力
    密切 相互 倒排 完成 确认 确定 抽查 摸排 排查 下放 授权 享受 申请 委托 属于 包括 倡导 指导
    监督(?!管理|检|、|等) 协调(?!领导|联席|推进|机制) 支持 实施 管理好 联合(?![会国社工大征信]) 推广
    保障(?!厅|部|和|、|等|行政|主管) 发布 抄送 督促
    建设(?!厅|部|、|等|主管|管理|银行|集团|投资|和|工程|交通|领导|兵团|发展|规划|指挥|单位|行政) 协同(?!创新) 坚持
    遵循 实行 压实 发挥 编制(?!管理|委|部门|、|等) 邀请 商请 选派
    派出(?!所|机构) 编写 汇报 反馈 通报 收集 筹备 筹建 对接 整合 梳理 发动 整治 处置 打击 查处 维护 购买 拨付 安排
    调整 修改 部署 举办 承接 主持 参照 遵照 验收 认定 评定 评选 遴选 审查 审定 汇总 签订 签署 出具 上报
    填报 公布 转发 化解 接收 移交 指定 指派 分解 分析 核算 核实 汇编 负担 出资 搭建 构建 打造 建成 设置
    增设 扩大 拓展 提高 提升 推荐 使用 协商 商定 沟通 衔接 解决 破解 创建 评议 审议 表彰 奖励 宣传(?!部|、|等)
    培训 改造(?!更新) 考核 评估 巡查 检查
"""
_NAMING = (  # 推进办, 考核委, 培训中心: what else is a verb names the agency
    "(?!办(?![法理事好公学])|委(?![托派员])|局(?![面部])|组(?![织建成])|处(?![理置罚])|站(?!点)|科(?![技研学])"
    "|会(?![议同商])|中心|小组|工作组|专班|领导小组)"
)
STOP = re.compile("|".join((*_PARTICLES.split(), *(word + _NAMING for word in _DOINGS.split()))))
"""Words that no agency's name holds: a name in running text ends before them."""


def is_organ(hidden: str, start: int, end: int, knows: Knows | None = None) -> bool:
    """Tell whether the span has the form of an agency's name, or is a registered one."""
    if knows and knows(hidden, start, end) == end:
        return True
    if not 2 <= end - start <= LONGEST or not has_head(hidden, start, end):
        return False
    piece = hidden[start:end].replace(" ", "").rstrip(HIDDEN)
    return not STOP.search(piece) or COLLECTIVE.match(piece) is not None


def has_head(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span ends like an agency or a collective, whatever stands before."""
    piece = hidden[max(start, end - LONGEST) : end].replace(" ", "").rstrip(HIDDEN)
    if piece.endswith(_LAST):
        return True
    return hidden.endswith(_AREA_ENDS, start, end) and COLLECTIVE.match(hidden[start:end]) is not None


def is_generic(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span is a kind of body (金融机构, 龙头企业, 部门), not a named organ or all of a kind."""
    piece = hidden[start:end]
    return piece in ("部门", "政府", "地方", "机关") or _GENERIC.match(piece) is not None
