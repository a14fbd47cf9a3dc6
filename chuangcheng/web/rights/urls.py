"""权限的网址."""

from chuangcheng.web.doors import signed_in
from chuangcheng.web.rights import views

app_name = "rights"
urlpatterns = [
    signed_in(
        "", views.table, name="table", because="everybody may know who may do what, and why not I"
    ),
]
