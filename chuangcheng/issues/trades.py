"""行业: which kind of unit looks after a category of issues."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Trade(TextChoices):
    """行业: which kind of unit looks after a category; units carry theirs."""

    PROPERTY = "property", _("物业·产权单位")
    COMMUNITY = "community", _("社区(村)")
    ENFORCEMENT = "enforcement", _("综合行政执法")
    SANITATION = "sanitation", _("环卫")
    HOUSING = "housing", _("住建·市政")
    GREENING = "greening", _("园林")
    FIRE = "fire", _("消防")
    TRAFFIC = "traffic", _("交警")
    MARKET = "market", _("市场监管")
    EDUCATION = "education", _("教育")
    HEALTH = "health", _("卫健")
    COMMERCE = "commerce", _("商务")
    CULTURE = "culture", _("文旅")
    CIVIL = "civil", _("民政")
    POWER = "power", _("供电通信")
    CAMPAIGN_OFFICE = "campaign_office", _("创城办")
    LAND = "land", _("自然资源")
    OWNER = "owner", _("产权·主管单位")
