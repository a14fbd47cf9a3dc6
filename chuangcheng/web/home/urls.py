"""工作台的网址."""

from chuangcheng.web.doors import signed_in
from chuangcheng.web.home import views

urlpatterns = [
    signed_in("", views.home, name="home", because="shows each person what waits for them"),
]
