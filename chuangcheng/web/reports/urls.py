"""报告的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.reports import views

app_name = "reports"
urlpatterns = [
    door("progress/", views.progress, name="progress", verb="figures.see"),
    door("progress/file.<str:ending>", views.file, name="file", verb="figures.see"),
]
