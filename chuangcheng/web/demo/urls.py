"""演示的网址: they exist only where the database is a demo and DEMO is set."""

from chuangcheng.web.demo import sheets, views
from chuangcheng.web.doors import demo_only

app_name = "demo"
urlpatterns = [
    demo_only(
        "sessions/<str:username>/",
        views.sign_in,
        name="sign_in",
        because="one click signs in as anybody, for all of it is invented",
    ),
    demo_only("sheets/<str:name>/", sheets.sheet, name="sheet", verb="ledgers.see"),
    demo_only("clock/", views.next_day, name="next_day", verb="calendars.move_demo_clock"),
    demo_only("beginning/", views.beginning, name="beginning", verb="calendars.move_demo_clock"),
]
