"""权限的网址."""

from chuangcheng.web.doors import door, signed_in
from chuangcheng.web.rights import views

app_name = "rights"
urlpatterns = [
    signed_in(
        "", views.table, name="table", because="everybody may know who may do what, and why not I"
    ),
    signed_in("here/", views.here, name="here", because="why I may or may not, on a page of mine"),
    door("why/", views.why, name="why", verb="people.edit_person"),
]
