"""权限: who may do what, and why I may or may not."""

from django.http import HttpResponse
from django.shortcuts import render

from chuangcheng.kernel.actor import Role
from chuangcheng.web.http import Request
from chuangcheng.web.rights import table as rights


def table(request: Request) -> HttpResponse:
    """权限表."""
    facts = {"groups": rights.groups(request.actor), "roles": [role.label for role in Role]}
    return render(request, "rights/table.html", facts)
