"""指标责任的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.duties import views

app_name = "duties"
urlpatterns = [
    door("charges/", views.index, name="list", verb="duties.see"),
    door("charges/export/", views.export, name="export", verb="duties.export"),
    door("charges/new/", views.new, name="new", verb="duties.assign"),
    door("charges/<int:pk>/ending/", views.ending, name="ending", verb="duties.assign"),
]
