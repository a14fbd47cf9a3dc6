"""工作日历的网址."""

from chuangcheng.web.calendars import views
from chuangcheng.web.doors import door

app_name = "calendars"
urlpatterns = [
    door("", views.index, name="list", verb="calendars.edit"),
    door("days/", views.days, name="days", verb="calendars.edit"),
    door("days/<str:day>/clearing/", views.clearing, name="clearing", verb="calendars.edit"),
    door("hours/", views.hours, name="hours", verb="calendars.edit"),
    door("<int:year>/publishing/", views.publishing, name="publishing", verb="calendars.edit"),
    door("<int:year>/withdrawing/", views.withdrawing, name="withdrawing", verb="calendars.edit"),
]
