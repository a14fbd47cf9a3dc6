"""工作计划的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.plan import criteria, deeds, views

app_name = "plan"
SEE, KEEP, OVERRIDE = "plan.see", "plan.keep", "plan.override"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="plan.export"),
    door("new/", deeds.new, name="new", verb=KEEP),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=KEEP),
    door("<int:pk>/assignment/", deeds.assignment, name="assignment", verb=KEEP),
    door("<int:pk>/deadline/", deeds.deadline, name="deadline", verb=KEEP),
    door("<int:pk>/criteria/new/", criteria.new, name="criterion_new", verb=KEEP),
    door("<int:pk>/criteria/<int:criterion>/", criteria.change, name="criterion", verb=KEEP),
    door(
        "<int:pk>/criteria/<int:criterion>/dropping/",
        criteria.drop,
        name="criterion_drop",
        verb=KEEP,
    ),
    door("<int:pk>/judgement/", deeds.judgement, name="judgement", verb="plan.judge"),
    door("<int:pk>/override/", deeds.override, name="override", verb=OVERRIDE),
    door("<int:pk>/override/back/", deeds.override_back, name="override_back", verb=OVERRIDE),
    door("<int:pk>/closing/", deeds.closing, name="close", verb=KEEP),
    door("<int:pk>/withdrawal/", deeds.withdrawal, name="withdraw", verb=KEEP),
    door("<int:pk>/reopening/", deeds.reopening, name="reopen", verb=KEEP),
    door("<int:pk>/void/", deeds.void, name="void", verb="plan.void"),
]
