"""人员的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.people import accounts, views

app_name = "people"
urlpatterns = [
    door("", views.index, name="list", verb="people.see"),
    door("export/", views.export, name="export", verb="people.export"),
    door("new/", views.new, name="new", verb="people.edit_person"),
    door("<int:pk>/", views.detail, name="detail", verb="people.see"),
    door("<int:pk>/correction/", views.correction, name="correction", verb="people.edit_person"),
    door("<int:pk>/account/", accounts.opening, name="account", verb="people.account"),
    door("<int:pk>/password/", accounts.password, name="password", verb="people.account"),
    door("<int:pk>/closing/", accounts.closing, name="closing", verb="people.account"),
    door("<int:pk>/reopening/", accounts.reopening, name="reopening", verb="people.account"),
    door("<int:pk>/grants/new/", accounts.granting, name="grant", verb="people.grant"),
    door(
        "<int:pk>/grants/<int:given>/end/",
        accounts.ending_grant,
        name="end_grant",
        verb="people.grant",
    ),
]
