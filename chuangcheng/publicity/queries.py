"""Questions about publicity: which batches somebody sees, how many pieces of them stand how."""

from collections.abc import Container, Iterable, Mapping
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from chuangcheng.kernel.actor import Actor
from chuangcheng.partners.models import Pledge
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.publicity.models import (
    COUNTS_FOR_STANDARD,
    HANGING,
    INSTALLED,
    AdTheme,
    Asset,
    AssetForm,
    AssetPart,
    AssetPartEver,
    AssetState,
    DoorstepVisit,
    FormRule,
    FormRuleEver,
    MediaPiece,
)
from chuangcheng.publicity.rules import assets_seen_by, seen_by
from chuangcheng.trail.queries import as_known

Parts = Mapping[int, list[AssetPart]]
# Themes that the field standard asks for where people live; an example, as the standards are.
ASKED_FOR: Mapping[str, tuple[AdTheme, ...]] = {
    PlaceType.COMPOUND: (AdTheme.CORE_VALUES, AdTheme.CARE_MINORS)
}


def visible_assets(actor: Actor) -> QuerySet[Asset]:
    """宣传设施 that a person may see."""
    return with_names(Asset.objects.standing().filter(assets_seen_by(actor)))


def with_names(assets: QuerySet[Asset]) -> QuerySet[Asset]:
    """With all that a batch names."""
    return assets.select_related("community", "place", "unit", "subdistrict", "paid_by")


def paid_by(pledge: Pledge, *, actor: Actor) -> QuerySet[Asset]:
    """由它出资的宣传设施 that a person may see."""
    return visible_assets(actor).filter(paid_by=pledge).order_by("id")


def visible_parts(actor: Actor) -> QuerySet[AssetPart]:
    """设施的一部分, of the batches that a person may see."""
    seen = Asset.objects.standing().filter(assets_seen_by(actor))
    return AssetPart.objects.filter(void=False, asset__in=seen.values("pk"))


def parts_at(places: Iterable[int], actor: Actor) -> Parts:
    """现有的设施 at each of some places, as far as a person may see, in one statement."""
    found: dict[int, list[AssetPart]] = {pk: [] for pk in places}
    seen = visible_parts(actor).filter(asset__place__in=found, ended_seq=0)
    for part in seen.select_related("asset__place", "asset__community").order_by("form", "id"):
        found[part.asset.place_id or 0].append(part)
    return found


def lacking(
    parts: Iterable[AssetPart], place_type: str, *, counting: Container[str]
) -> list[AdTheme]:
    """缺的主题: what is asked for at such a place, and no hanging piece that counts shows."""
    hanging = [part.asset for part in parts if part.state in HANGING]
    shown = {theme for asset in hanging if asset.form in counting for theme in asset.themes}
    return [theme for theme in ASKED_FOR.get(place_type, ()) if theme not in shown]


def counting_forms(subdistrict_id: int, *, on: date) -> frozenset[AssetForm]:
    """计入测评的形式 of a sub-district on a day."""
    return counting_forms_in([subdistrict_id], on=on)[subdistrict_id]


def counting_forms_in(subdistricts: Iterable[int], *, on: date) -> dict[int, frozenset[AssetForm]]:
    """计入测评的形式 of each of some sub-districts on a day, in one statement."""
    said = {pk: dict(COUNTS_FOR_STANDARD) for pk in subdistricts}
    rules = FormRule.objects.filter(subdistrict__in=said, from_on__lte=on, until_on__gt=on)
    for rule in rules:
        said[rule.subdistrict_id][AssetForm(rule.form)] = rule.counts
    return {pk: frozenset(form for form in forms if forms[form]) for pk, forms in said.items()}


def counting(on: date, *, known_at: int | None = None) -> Q:
    """计入测评的 among parts of batches: by what their sub-district says of their form."""
    rules = as_known(FormRule, FormRuleEver, known_at).filter(
        subdistrict=OuterRef("subdistrict"),
        form=OuterRef("form"),
        from_on__lte=on,
        until_on__gt=on,
    )
    unless = [form for form, counts in COUNTS_FOR_STANDARD.items() if counts]
    return (Q(form__in=unless) & ~Exists(rules)) | Exists(rules.filter(counts=True))


def themes_known(inside: Q, *, on: date, known_at: int | None = None) -> list[AdTheme]:
    """当时在用的设施上的主题 of an area, in their order."""
    hanging = as_known(AssetPart, AssetPartEver, known_at).filter(
        inside, from_on__lte=on, until_on__gt=on, state__in=list(HANGING), void=False
    )
    marks = hanging.order_by().values_list("marked_themes", flat=True).distinct()
    shown = {theme for mark in marks for theme in mark.split(",")}
    return [theme for theme in AdTheme if theme.value in shown]


def form_rules(subdistrict: Area) -> list[FormRule]:
    """历次设定 of a sub-district, the latest first."""
    rules = FormRule.objects.filter(subdistrict=subdistrict)
    return [rule for rule in rules if rule.until_on > rule.from_on]


def parts_of(assets: Iterable[Asset]) -> Parts:
    """历次状态 of some batches, the first standing first, in one statement."""
    found: dict[int, list[AssetPart]] = {asset.pk: [] for asset in assets}
    rows = AssetPart.objects.filter(asset__in=found, void=False).order_by("seq", "id")
    for part in rows:
        found[part.asset_id].append(part)
    return found


def present(parts: Iterable[AssetPart]) -> dict[AssetState, int]:
    """现在的状态: how many pieces stand how, in the order of the states."""
    held = {AssetState(part.state): part.quantity for part in parts if not part.ended_seq}
    return {state: held[state] for state in AssetState if state in held}


def installed_on(parts: Iterable[AssetPart]) -> date | None:
    """安装日期: the first day on which a piece was up; None while none is."""
    return min((part.from_on for part in parts if part.state in INSTALLED), default=None)


def first_day(asset: Asset) -> date:
    """The day since which the batch stands on record."""
    return AssetPart.objects.filter(asset=asset, void=False).order_by("seq", "id")[0].from_on


def to_patrol(actor: Actor) -> QuerySet[Asset]:
    """要巡的设施, of which something is up, with `broken` pieces; longest not looked at first."""
    present = AssetPart.objects.filter(asset=OuterRef("pk"), void=False, ended_seq=0)
    up = present.filter(state__in=(*HANGING, AssetState.DAMAGED))
    broken = present.filter(state=AssetState.DAMAGED).values("quantity")[:1]
    found = visible_assets(actor).filter(Exists(up)).annotate(broken=Subquery(broken))
    return found.order_by(F("checked_on").asc(nulls_first=True), "pk")


def visible_pieces(actor: Actor) -> QuerySet[MediaPiece]:
    """媒体报道 that a person may see."""
    found = MediaPiece.objects.standing().filter(seen_by(actor))
    return found.select_related("community", "unit", "subdistrict")


def visible_doorsteps(actor: Actor) -> QuerySet[DoorstepVisit]:
    """上门入户 that a person may see."""
    found = DoorstepVisit.objects.standing().filter(seen_by(actor))
    return found.select_related("community", "unit", "subdistrict")
