"""志愿服务的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.volunteering import building, deeds, promises, stations, views

app_name = "volunteering"
SEE, RECORD, VOID = "volunteering.see", "volunteering.record", "volunteering.void"
EXPORT = "volunteering.export"
BUILD, EQUIP, PROGRAMME = "volunteering.build", "volunteering.equip", "volunteering.programme"
OF_ACTIVITIES = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb=EXPORT),
    door("new/", deeds.new, name="new", verb=RECORD),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=RECORD),
    door("<int:pk>/holding/", deeds.holding, name="holding", verb=RECORD),
    door("<int:pk>/postponement/", deeds.postponement, name="postponement", verb=RECORD),
    door("<int:pk>/cancellation/", deeds.cancellation, name="cancellation", verb=RECORD),
    door("<int:pk>/fulfilment/", promises.fulfilment, name="fulfilment", verb=RECORD),
    door("<int:pk>/separation/", promises.separation, name="separation", verb=RECORD),
    door("<int:pk>/void/", deeds.void, name="void", verb=VOID),
    door("<int:pk>/files/new/", deeds.new_files, name="files", verb=RECORD),
    door("<int:pk>/files/<int:proof>/", views.file, name="file", verb=SEE),
]
OF_STATIONS = [
    door("stations/", stations.index, name="stations", verb=SEE),
    door("stations/export/", stations.export, name="stations_export", verb=EXPORT),
    door("stations/new/", building.new, name="station_new", verb=BUILD),
    door("stations/<int:pk>/", stations.detail, name="station", verb=SEE),
    door(
        "stations/<int:pk>/correction/", building.correction, name="station_correction", verb=BUILD
    ),
    door("stations/<int:pk>/move/", building.move, name="station_move", verb=EQUIP),
    door("stations/<int:pk>/equipment/", building.equip, name="station_equip", verb=EQUIP),
    door("stations/<int:pk>/retraction/", building.take_back, name="station_take_back", verb=EQUIP),
    door("stations/<int:pk>/void/", building.void, name="station_void", verb=VOID),
    door("stations/<int:pk>/files/new/", building.new_files, name="station_files", verb=EQUIP),
    door("stations/<int:pk>/files/<int:proof>/", stations.file, name="station_file", verb=SEE),
]
OF_PROGRAMMES = [
    door("programmes/", stations.programmes, name="programmes", verb=SEE),
    door("programmes/new/", building.programme_new, name="programme_new", verb=PROGRAMME),
    door("programmes/<int:pk>/end/", building.programme_end, name="programme_end", verb=PROGRAMME),
]
urlpatterns = [*OF_ACTIVITIES, *OF_STATIONS, *OF_PROGRAMMES]
