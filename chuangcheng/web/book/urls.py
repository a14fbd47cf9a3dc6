"""通讯录的网址."""

from chuangcheng.web.book import views
from chuangcheng.web.doors import door

app_name = "book"
urlpatterns = [
    door("", views.index, name="list", verb="people.see"),
]
