"""会议和任务的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.meetings import assigning, deeds, tasks, views

app_name = "meetings"
SEE, KEEP, VOID, NAME = "meetings.see", "meetings.keep", "meetings.void", "meetings.name"
SEE_TASK, ASSIGN, ANSWER = "meetings.see_task", "meetings.assign", "meetings.answer"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="meetings.export"),
    door("new/", deeds.new, name="new", verb=KEEP),
    door("names/", deeds.names, name="names", verb=NAME),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/sheet/", views.sheet, name="sheet", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=KEEP),
    door("<int:pk>/holding/", deeds.holding, name="holding", verb=KEEP),
    door("<int:pk>/postponement/", deeds.postponement, name="postponement", verb=KEEP),
    door("<int:pk>/cancellation/", deeds.cancellation, name="cancellation", verb=KEEP),
    door("<int:pk>/reversion/", deeds.reversion, name="reversion", verb=KEEP),
    door("<int:pk>/void/", deeds.void, name="void", verb=VOID),
    door("<int:pk>/decisions/new/", deeds.decisions, name="decisions", verb=KEEP),
    door("decisions/<int:pk>/void/", deeds.void_decision, name="decision_void", verb=KEEP),
    door("<int:pk>/minutes/", deeds.minutes, name="minutes", verb=KEEP),
    door("<int:pk>/files/new/", deeds.new_files, name="files", verb=KEEP),
    door("<int:pk>/files/<int:proof>/", views.file, name="file", verb=SEE),
    door("tasks/", tasks.index, name="tasks", verb=SEE_TASK),
    door("tasks/export/", tasks.export, name="tasks_export", verb="meetings.export_tasks"),
    door("decisions/<int:pk>/tasks/new/", assigning.new, name="task_new", verb=ASSIGN),
    door("letters/<int:pk>/tasks/new/", assigning.of_letter, name="letter_task", verb=ASSIGN),
    door("tasks/<int:pk>/", tasks.detail, name="task", verb=SEE_TASK),
    door("tasks/<int:pk>/correction/", assigning.correction, name="task_correction", verb=ASSIGN),
    door("tasks/<int:pk>/deadline/", assigning.deadline, name="task_deadline", verb=ASSIGN),
    door("tasks/<int:pk>/completion/", assigning.completion, name="task_done", verb=ANSWER),
    door("tasks/<int:pk>/withdrawal/", assigning.withdrawal, name="task_withdraw", verb=ASSIGN),
    door("tasks/<int:pk>/reopening/", assigning.reopening, name="task_reopen", verb=ASSIGN),
    door("tasks/<int:pk>/retraction/", assigning.retraction, name="task_retract", verb=ASSIGN),
    door("tasks/<int:pk>/void/", assigning.void, name="task_void", verb=ASSIGN),
    door("tasks/<int:pk>/files/new/", assigning.new_files, name="task_files", verb=ANSWER),
    door("tasks/<int:pk>/files/<int:proof>/", tasks.file, name="task_file", verb=SEE_TASK),
]
