"""统计项的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.figures import views

app_name = "figures"
urlpatterns = [
    door("", views.index, name="list", verb="figures.see"),
    door("<str:key>/", views.figure, name="figure", verb="figures.see"),
    door("<str:key>/difference/", views.difference, name="difference", verb="figures.see"),
    door("<str:key>/rows/", views.rows, name="rows", verb="figures.see"),
]
