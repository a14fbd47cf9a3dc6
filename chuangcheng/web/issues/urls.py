"""问题整改的网址: nouns, one for each deed."""

from chuangcheng.web.doors import door
from chuangcheng.web.issues import views

app_name = "issues"
urlpatterns = [
    door("", views.index, name="list", verb="issues.see"),
]
