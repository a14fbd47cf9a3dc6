"""问题照片: served under their issue, to those who may see it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.evidence.photographs import Print
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.web.evidence import pictures
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues.views import visible


@require_safe
def photo(request: Request, pk: int, proof: int) -> HttpResponse:
    """浏览图."""
    issue, found = _proof(request, pk, proof)
    return pictures.derived(found.photo, Print.VIEW, name=_name(issue, found))


@require_safe
def thumbnail(request: Request, pk: int, proof: int) -> HttpResponse:
    """缩略图."""
    issue, found = _proof(request, pk, proof)
    return pictures.derived(found.photo, Print.THUMB, name=_name(issue, found))


@require_safe
def original(request: Request, pk: int, proof: int) -> HttpResponse:
    """原件, untouched."""
    issue, found = _proof(request, pk, proof)
    return pictures.original(found.photo, name=_name(issue, found), by=request.actor)


def _proof(request: Request, pk: int, proof: int) -> tuple[Issue, IssueProof]:
    issue = see(visible(request), pk)
    return issue, get_object_or_404(issue.proofs.select_related("photo"), pk=proof)


def _name(issue: Issue, proof: IssueProof) -> str:
    facts = {"number": issue.number, "moment": proof.get_moment_display(), "n": proof.order + 1}
    return _("%(number)s-%(moment)s-%(n)s") % facts
