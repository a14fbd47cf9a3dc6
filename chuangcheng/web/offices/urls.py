"""本单位的网址: its beginning, and what its administrator looks after."""

from chuangcheng.web.doors import door, first_run
from chuangcheng.web.offices import views

app_name = "offices"
urlpatterns = [
    first_run(
        "first-run/",
        views.found,
        name="first_run",
        because="there is no account yet; the view lets in who sits at the machine or has its code",
    ),
    first_run(
        "first-run/code/",
        views.give_code,
        name="code",
        because="who has the code that the machine printed; guessing is throttled",
    ),
    door("settings/status/", views.state, name="status", verb="offices.see_status"),
    door("settings/first-steps/", views.first_steps, name="first_steps", verb="offices.set_up"),
]
