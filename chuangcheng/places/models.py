"""区域和点位: the area tree and the places that hang on it."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.trail.models import Ever, Known, Version


class AreaKind(models.TextChoices):
    """区域类型, from the city down."""

    CITY = "city", _("市")
    DISTRICT = "district", _("区(县)")
    SUBDISTRICT = "subdistrict", _("街道")
    COMMUNITY = "community", _("社区")
    VILLAGE = "village", _("村")
    DIRECT = "direct", _("街道直属")
    GRID = "grid", _("网格")


LEAF_KINDS = frozenset({AreaKind.COMMUNITY, AreaKind.VILLAGE, AreaKind.DIRECT})
# What each kind of area may hang on; None: it is the root.
PARENTS: dict[AreaKind, frozenset[AreaKind | None]] = {
    AreaKind.CITY: frozenset({None}),
    AreaKind.DISTRICT: frozenset({AreaKind.CITY}),
    AreaKind.SUBDISTRICT: frozenset({AreaKind.DISTRICT}),
    **dict.fromkeys(LEAF_KINDS, frozenset({AreaKind.SUBDISTRICT})),
    AreaKind.GRID: frozenset(LEAF_KINDS),
}


class PlaceType(models.TextChoices):
    """点位类型 (docs/decisions/0008)."""

    COMPOUND = "residential_compound", _("小区")
    BACK_ALLEY = "back_alley", _("背街小巷")
    ROAD = "main_secondary_road", _("主次干道")
    COMMUNITY_CENTRE = "community_centre", _("社区居委会/文化中心")
    PRACTICE_STATION = "civilization_practice_station", _("新时代文明实践站")
    VILLAGE = "village", _("行政村")
    FRINGE = "urban_rural_fringe", _("城乡结合部/拆迁区")
    MARKET = "farmers_market", _("农贸市场")
    SHOP = "shopping", _("商场超市")
    SCHOOL = "school", _("学校及周边")
    HOSPITAL = "hospital", _("医院")
    SERVICE_HALL = "service_hall", _("服务大厅")
    BUS_STATION = "bus_station", _("汽车站")
    PARK = "park_square", _("公园广场")
    TOILET = "public_toilet", _("公厕")
    HOARDING = "site_hoarding", _("工地围挡")
    STREET_SHOP = "street_shop", _("沿街商铺")


class Management(models.TextChoices):
    """小区的管理情况."""

    PROPERTY = "property", _("有物业")
    NONE = "none", _("三无")
    ABANDONED = "abandoned", _("弃管")
    UNKNOWN = "", _("未填")


class Valid(models.Model):
    """有效期: since (included) until (not included)."""

    since = models.DateField(_("起"), default=ALWAYS)
    until = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class AreaFacts(Known, Valid):
    """What of an area is counted, now or as it was known before."""

    kind = models.CharField(_("区域类型"), max_length=16, choices=AreaKind)
    name = models.CharField(_("名称"), max_length=60)
    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+", null=True)
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+", null=True)
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+", null=True)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


def inside(area_ids: frozenset[int]) -> Q:
    """Q of these areas and of everything inside them."""
    above = ("pk", "parent", "city", "district", "subdistrict")
    return Q(*((f"{level}__in", area_ids) for level in above), _connector=Q.OR)


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas, in the order of their codes."""

    def valid(self, on: date) -> Self:
        """The areas that exist on a day."""
        return self.filter(void=False, since__lte=on, until__gt=on)

    def leaves(self) -> Self:
        """社区、村、街道直属: what a place hangs on."""
        return self.filter(kind__in=LEAF_KINDS)

    def below(self, area_ids: frozenset[int]) -> Self:
        """These areas and everything inside them."""
        return self.filter(inside(area_ids))


class Area(AreaFacts):
    """区域: a node of the tree city → district → sub-district → community or village → grid.

    `city`, `district` and `subdistrict` name the ancestors, itself included; they are written
    once and never updated: a change of boundaries ends the area and opens its successor.
    """

    parent = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    successor = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    code = models.CharField(_("区划代码"), max_length=15, blank=True)
    mark = models.CharField(_("编号前缀"), max_length=8, blank=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    lon = models.FloatField(_("经度"), null=True)
    lat = models.FloatField(_("纬度"), null=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("区域")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "kind", "since"],
                name="places_area_of_subdistrict",
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")),
                name="places_area_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["parent", "name", "until"],
                condition=Q(void=False),
                name="places_area_named_once",
            ),
            models.UniqueConstraint(
                fields=["mark"],
                condition=Q(kind=AreaKind.SUBDISTRICT),
                name="places_subdistrict_marked_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def community_id(self) -> int | None:
        """The community or village that it is, or in which a grid lies; None above."""
        if self.kind in LEAF_KINDS:
            return self.pk
        return self.parent_id if self.kind == AreaKind.GRID else None

    def concern(self) -> Concern:
        """Where the area lies: itself and its ancestors."""
        ids = {
            self.pk,
            self.city_id,
            self.district_id,
            self.subdistrict_id,
            self.parent_id,
        }
        return Concern(area_ids=frozenset(filter(None, ids)))


class AreaVersion(AreaFacts, Version):
    """区域旧版本."""

    class Meta:
        verbose_name = _("区域旧版本")

    def __str__(self) -> str:
        return self.name


class AreaEver(AreaFacts, Ever):
    """区域所有版本."""

    class Meta:
        managed = False
        db_table = "places_areaever"
        verbose_name = _("区域所有版本")

    def __str__(self) -> str:
        return self.name


class Located(models.Model):
    """所在区域: the four ancestors of whatever lies somewhere, written once by the command.

    They answer "which are in this area" at every level with one index (docs/decisions/0010).
    """

    city = models.ForeignKey(
        "places.Area",
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("市"),
    )
    district = models.ForeignKey(
        "places.Area",
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("区(县)"),
    )
    subdistrict = models.ForeignKey(
        "places.Area",
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("街道"),
    )
    community = models.ForeignKey(
        "places.Area",
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("社区/村"),
    )

    class Meta:
        abstract = True

    @property
    def area_ids(self) -> frozenset[int]:
        """The areas in which it lies."""
        return frozenset((self.city_id, self.district_id, self.subdistrict_id, self.community_id))


LEVELS = ("city", "district", "subdistrict", "community")


def within(area_ids: frozenset[int]) -> Q:
    """Q of the located things that lie inside one of the areas."""
    inside = Q(pk__in=())
    for level in LEVELS:
        inside |= Q(**{f"{level}__in": area_ids})
    return inside


class PlaceFacts(Known, Valid, Located):
    """What of a place is counted, now or as it was known before."""

    type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType)
    name = models.CharField(_("名称"), max_length=60)
    management = models.CharField(
        _("类型"),
        max_length=16,
        choices=Management,
        blank=True,
        default=Management.UNKNOWN,
    )
    households = models.PositiveIntegerField(_("户数"), null=True)
    households_certainty = models.CharField(
        _("户数确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    buildings = models.PositiveIntegerField(_("楼栋数"), null=True)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places; `visible_to` is a question to the rights and stands in rules."""

    def valid(self, on: date) -> Self:
        """The places that exist on a day."""
        return self.filter(void=False, since__lte=on, until__gt=on)

    def compounds(self) -> Self:
        """小区."""
        return self.filter(type=PlaceType.COMPOUND)

    def within(self, area_ids: frozenset[int]) -> Self:
        """The places inside one of the areas."""
        return self.filter(within(area_ids))


class Place(PlaceFacts):
    """点位: a compound, street, market, school … where things are looked at."""

    address = models.CharField(_("地址"), max_length=120, blank=True)
    year_built = models.PositiveSmallIntegerField(_("建成年份"), null=True)
    lon = models.FloatField(_("经度"), null=True)
    lat = models.FloatField(_("纬度"), null=True)
    pinyin = models.CharField(_("拼音"), max_length=200)
    folded = models.CharField(_("比对名"), max_length=60)
    note = models.CharField(_("备注"), max_length=200, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("点位")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "type", "pinyin", "id"], name="places_by_name"),
            models.Index(fields=["community", "pinyin", "id"], name="places_by_community"),
            models.Index(fields=["folded"], name="places_by_folded_name"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")),
                name="places_place_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["community", "folded", "until"],
                condition=Q(void=False),
                name="places_place_named_once",
            ),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__range=(-180, 180), lat__range=(-90, 90)),
                name="places_place_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(households__isnull=True, households_certainty=Certainty.UNKNOWN)
                | (Q(households__isnull=False) & ~Q(households_certainty=Certainty.UNKNOWN)),
                name="places_unknown_has_no_number",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def concern(self) -> Concern:
        """Where the place lies."""
        return Concern(area_ids=self.area_ids)

    @property
    def homes(self) -> Quantity:
        """户数, with how sure it is."""
        if self.households is None:
            return UNKNOWN
        return Quantity(self.households, Certainty(self.households_certainty))

    @property
    def position(self) -> Position | None:
        """位置; None while nobody has given it."""
        if self.lon is None or self.lat is None:
            return None
        return Position(self.lon, self.lat, source="place")


class PlaceVersion(PlaceFacts, Version):
    """点位旧版本."""

    class Meta:
        verbose_name = _("点位旧版本")

    def __str__(self) -> str:
        return self.name


class PlaceEver(PlaceFacts, Ever):
    """点位所有版本."""

    class Meta:
        managed = False
        db_table = "places_placeever"
        verbose_name = _("点位所有版本")

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """别名: another name under which people know a place."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="aliases")
    name = models.CharField(_("名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60, db_index=True)

    class Meta:
        verbose_name = _("别名")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "folded"], name="places_alias_once")
        ]

    def __str__(self) -> str:
        return self.name
