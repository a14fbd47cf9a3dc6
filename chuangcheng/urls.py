"""The addresses of the office, and the pages for what goes wrong."""

from django.urls import include, path

urlpatterns = [path("", include("chuangcheng.web.urls"))]

handler400 = "chuangcheng.web.errors.bad_request"
handler403 = "chuangcheng.web.errors.forbidden"
handler404 = "chuangcheng.web.errors.not_found"
handler429 = "chuangcheng.web.errors.throttled"
handler500 = "chuangcheng.web.errors.broken"
