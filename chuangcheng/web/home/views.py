"""工作台."""

from django.http import HttpResponse
from django.shortcuts import render

from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.web.home.page import page
from chuangcheng.web.http import Request


def home(request: Request) -> HttpResponse:
    """工作台: what waits for the person who signed in."""
    with snapshot():
        context = page(request)
    return render(request, "home.html", context)
