"""人员和单位: persons, units with the names they bore, and who was granted which role."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.places.models import Valid


class Contact(models.TextChoices):
    """联络身份: whom of a unit one calls for what."""

    IN_CHARGE = "in_charge", _("分管")
    LIAISON = "liaison", _("联络员")
    RECORDS = "records", _("资料员")


class PersonManager(BaseUserManager["Person"]):
    """Persons by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=username)


class Person(AbstractBaseUser):
    """人员: somebody whom the office knows; with a sign-in name also an account."""

    TOLD: ClassVar = ("name", "post")

    # NULL, not "": many persons have no account, and a sign-in name is unique.
    username = models.CharField(_("登录名"), max_length=40, unique=True, null=True)  # noqa: DJ001
    name = models.CharField(_("姓名"), max_length=60)
    pinyin = models.CharField(_("拼音"), max_length=200)
    phone = models.CharField(_("手机"), max_length=20, blank=True)
    unit = models.ForeignKey(
        "people.Unit",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("所在单位"),
    )
    post = models.CharField(_("职务"), max_length=40, blank=True)
    office_phone = models.CharField(_("办公电话"), max_length=20, blank=True)
    contact = models.CharField(_("联络身份"), max_length=16, choices=Contact, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    void = models.BooleanField(_("作废"), default=False)
    must_change_password = models.BooleanField(_("要先改密码"), default=False)
    is_active = models.BooleanField(_("可登录"), default=True)
    joined_at = models.DateTimeField(_("登记时间"))

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name"]

    objects = PersonManager()

    class Meta:
        verbose_name = _("人员")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["pinyin", "id"], name="people_by_name")]

    def __str__(self) -> str:
        return self.name

    def concern(self) -> Concern:
        """The person and the unit."""
        return Concern(unit_ids=present(self.unit_id), person_ids=frozenset({self.pk}))


class UnitKind(models.TextChoices):
    """单位类型."""

    OFFICE = "office", _("街道办事处")
    COMMUNITY = "community", _("社区居委会(村委会)")
    DEPARTMENT = "department", _("部门")
    PROPERTY = "property", _("物业公司")
    OPERATOR = "operator", _("经营单位")
    PARTNER = "partner", _("包联单位")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units."""

    def valid(self, on: date) -> Self:
        """The units that exist on a day."""
        return self.filter(void=False, since__lte=on, until__gt=on)


class Unit(Valid):
    """单位: whoever is answerable for something; `name` is today's, `UnitName` all there were."""

    TOLD: ClassVar = ("name", "area")

    kind = models.CharField(_("单位类型"), max_length=16, choices=UnitKind)
    name = models.CharField(_("名称"), max_length=60)
    short = models.CharField(_("简称"), max_length=30, blank=True)
    folded = models.CharField(_("比对名"), max_length=60, db_index=True)
    pinyin = models.CharField(_("拼音"), max_length=200)
    trade = models.CharField(_("行业"), max_length=16, blank=True)
    area = models.ForeignKey(
        "places.Area",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("区域"),
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)
    void = models.BooleanField(_("作废"), default=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("单位")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["pinyin", "id"], name="people_units_by_name")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "folded", "until"],
                condition=Q(void=False),
                name="people_unit_once",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")),
                name="people_unit_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.short or self.name

    def concern(self) -> Concern:
        """The unit itself and where it sits."""
        return Concern(area_ids=present(self.area_id), unit_ids=frozenset({self.pk}))


class UnitName(Valid):
    """单位名称: a name that the unit bore for a time; other names by which it is written too."""

    TOLD: ClassVar = ("until",)

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(_("名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60, db_index=True)
    official = models.BooleanField(_("正式名称"), default=True)

    class Meta:
        verbose_name = _("单位名称")
        ordering: ClassVar = ["unit", "since"]

    def __str__(self) -> str:
        return self.name


class Grant(Valid):
    """授权: a role for a person, for a unit or an area, for a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(_("角色"), max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("授权")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(area__isnull=False),
                name="people_grant_for_a_unit_or_an_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_role_display()}"
