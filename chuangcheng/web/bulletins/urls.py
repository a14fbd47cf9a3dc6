"""图文通报的网址."""

from chuangcheng.web.bulletins import views
from chuangcheng.web.doors import door

app_name = "bulletins"
urlpatterns = [
    door("", views.bulletin, name="bulletin", verb="reports.bulletin"),
    door("collage.jpg", views.picture, name="collage", verb="reports.bulletin"),
]
