"""./dev run issues: the issues of an area as they stand."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.issues.models import Issue
from chuangcheng.places.models import within
from chuangcheng.web.management.domain import (
    area_named,
    day_given,
    refusals_as_errors,
    write_json,
)


class Command(BaseCommand):
    """Lists issues for support and tests; rights do not apply to whoever runs the machine."""

    help = str(_("问题清单"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--area", metavar="CODE-OR-NAME", help=_("哪个区域，名称写开头即可"))
        parser.add_argument("--json", action="store_true", help=_("只输出 JSON"))

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        area = area_named(options["area"], on=day_given(None))
        inside = Issue.objects.filter(within(frozenset({area.pk})))
        listed = inside.select_related("community", "category", "place", "lead_unit")
        shapes = [_shape(issue) for issue in listed.order_by("number")]
        if options["json"]:
            write_json(self, {"issues": shapes})
            return
        for shape in shapes:
            self.stdout.write("{number} {state} {community} {title}".format(**shape))


def _shape(issue: Issue) -> dict[str, object]:
    return {
        "number": issue.number,
        "title": issue.title,
        "state": issue.get_state_display(),
        "community": issue.community.name,
        "place": issue.place.name if issue.place else None,
        "category": issue.category.name if issue.category else None,
        "kind": issue.get_kind_display() or None,
        "source": issue.get_source_display(),
        "unit": issue.lead_unit.name if issue.lead_unit else None,
        "found_on": issue.found_on.isoformat(),
        "due": issue.due_at.isoformat() if issue.has_deadline else None,
        "unit_pending": issue.unit_pending,
        "fixed_on_spot": issue.fixed_on_spot,
    }
