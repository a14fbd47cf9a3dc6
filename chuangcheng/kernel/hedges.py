"""Words around a number: how sure it is with them (约, 余, 以上), and what it counts (条, 人次)."""

from chuangcheng.kernel.quantity import Certainty

ABOUT, AT_LEAST, AT_MOST = Certainty.ABOUT, Certainty.AT_LEAST, Certainty.AT_MOST

BEFORE = {
    **dict.fromkeys(("约", "大约", "约为", "大概", "差不多", "~", "≈"), ABOUT),
    **dict.fromkeys(("近", "将近", "接近"), ABOUT),
    **dict.fromkeys(("至少", "最少", "不少于", "不低于", "不小于", "不下", "不下于"), AT_LEAST),
    **dict.fromkeys(("超过", "超", "多于", "大于", "高于", "逾"), AT_LEAST),
    **dict.fromkeys((">", ">=", "≥", "≧", "⩾"), AT_LEAST),
    **dict.fromkeys(("至多", "最多", "不超过", "未超过", "不多于", "不高于", "不大于"), AT_MOST),
    **dict.fromkeys(("少于", "低于", "小于", "不到", "不足"), AT_MOST),
    **dict.fromkeys(("<", "<=", "≤", "≦", "⩽"), AT_MOST),
}
BEHIND_DIGITS = {"来": ABOUT, "余": AT_LEAST, "多": AT_LEAST, "几": AT_LEAST, "+": AT_LEAST}
BEHIND_UNIT = {
    **dict.fromkeys(("左右", "上下"), ABOUT),
    **dict.fromkeys(("以上", "及以上", "之多", "出头"), AT_LEAST),
    **dict.fromkeys(("以下", "及以下", "以内", "之内"), AT_MOST),
}

MEASURES = (
    *"%‰个人名位户口家所处条块幅件项次场张份栋幢座台辆盏盆棵株只根套副面组支队期篇页本册种类级",
    *"分元亩米天周岁桶袋车趟班层间排段片批轮遍例宗起笔单票枚顶把床斤克吨升度部村m㎡",
    *("毫米", "厘米", "公里", "公顷", "公斤", "千克", "千米", "千瓦", "平方", "平米", "立方"),
    *("小时", "分钟", "社区", "小区", "网格", "单位", "点位", "工时", "课时", "学时"),
    *("km", "kg", "cm"),
)
"""计量单位: with what the word behind a number may begin."""
