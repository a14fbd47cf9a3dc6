"""Coordinates: the shift of Chinese maps and back, cells, distances, what is no position."""

from math import log, nan, pi, radians, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel import coordinates
from chuangcheng.kernel.coordinates import Datum, Position, distance_m, morton
from chuangcheng.kernel.refusal import Refused

CHIFENG = Position(118.8869, 42.2578, source="map")

# Well inside the rectangle in which positions are shifted.
lons = st.floats(min_value=74, max_value=135)
lats = st.floats(min_value=4, max_value=53)


@given(lons, lats)
def test_a_position_comes_back_from_gcj02(lon, lat):
    back = coordinates.gcj02_to_wgs84(*coordinates.wgs84_to_gcj02(lon, lat))

    assert max(abs(back[0] - lon), abs(back[1] - lat)) < 1e-7


@given(lons, lats)
def test_a_position_comes_back_from_bd09(lon, lat):
    baidu = coordinates._gcj02_to_bd09(*coordinates.wgs84_to_gcj02(lon, lat))
    back = coordinates.bd09_to_wgs84(*baidu)

    assert max(abs(back[0] - lon), abs(back[1] - lat)) < 1e-7


@given(lons, lats)
def test_the_shift_is_between_a_hundred_and_some_hundred_metres(lon, lat):
    there = coordinates.wgs84_to_gcj02(lon, lat)

    assert 20 < distance_m(Position(lon, lat), Position(*there)) < 1200


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [
        # the test vectors of googollee/eviltransform: Shanghai, Shenzhen, Beijing
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_the_shift_is_the_published_one(wgs84, gcj02):
    assert coordinates.wgs84_to_gcj02(*wgs84) == pytest.approx(gcj02, abs=1e-9)


def test_baidu_shifts_once_more():
    gcj02 = coordinates.wgs84_to_gcj02(CHIFENG.lon, CHIFENG.lat)
    baidu = coordinates._gcj02_to_bd09(*gcj02)

    assert 500 < distance_m(Position(*gcj02), Position(*baidu)) < 1100


@pytest.mark.parametrize("point", [(2.35, 48.85), (-74.0, 40.7), (151.2, -33.9)])
def test_outside_china_nothing_is_shifted(point):
    assert coordinates.wgs84_to_gcj02(*point) == point
    assert coordinates.gcj02_to_wgs84(*point) == point


def test_the_system_must_be_named():
    assert coordinates.to_wgs84(118.9, 42.3, datum=Datum.WGS84) == (118.9, 42.3)
    assert coordinates.to_wgs84(118.9, 42.3, datum=Datum.GCJ02) == coordinates.gcj02_to_wgs84(
        118.9, 42.3
    )
    assert coordinates.to_wgs84(118.9, 42.3, datum=Datum.BD09) == coordinates.bd09_to_wgs84(
        118.9, 42.3
    )


@pytest.mark.parametrize(
    ("lon", "lat", "sentence"),
    [
        (42.27, 118.89, "写反了"),
        (43.8, 87.6, "写反了"),
        (0.0, 0.0, "没有定位"),
        (118.0, 90.0001, "纬度不超过 90"),
        (200.0, 42.0, "经度不超过 180"),
        (13234500.0, 5200100.0, "米制的投影坐标"),
        (nan, 42.0, "要是数字"),
        (118.0, float("inf"), "要是数字"),
    ],
)
def test_what_is_no_position_is_refused(lon, lat, sentence):
    with pytest.raises(Refused, match=sentence):
        Position(lon, lat)


@pytest.mark.parametrize("accuracy", [-1.0, nan, float("inf")])
def test_an_accuracy_is_a_number_of_metres(accuracy):
    with pytest.raises(Refused, match="定位精度"):
        Position(118.89, 42.27, accuracy_m=accuracy)


@pytest.mark.parametrize(
    "text",
    [
        "118.89,42.27",
        "118.89, 42.27",
        "42.27，118.89",
        "１１８．８９，４２．２７",
        "118.89 42.27",
        "118.89;42.27",
        "42°16′12″N 118°53′24″E",
        "N42.27° E118.89°",
        "42°16.2′N, 118°53.4′E",
    ],
)
def test_a_pair_is_read_in_either_order(text):
    position = coordinates.read_position(text, datum=Datum.WGS84, source="ledger")

    assert (position.lon, position.lat) == pytest.approx((118.89, 42.27), abs=1e-9)
    assert position.source == "ledger"


def test_a_pair_is_brought_to_wgs84():
    position = coordinates.read_position("118.89,42.27", datum=Datum.GCJ02, source="ledger")

    assert (position.lon, position.lat) == coordinates.gcj02_to_wgs84(118.89, 42.27)


@pytest.mark.parametrize("text", ["", "118.89", "118.89,42.27,3", "东经118度", "a,b", "nan,nan"])
def test_what_is_no_pair_is_refused(text):
    with pytest.raises(Refused, match="看不出经纬度"):
        coordinates.read_position(text, datum=Datum.WGS84, source="ledger")


def test_distance_is_in_metres():
    one_degree_north = Position(118.8869, 43.2578)

    assert distance_m(CHIFENG, CHIFENG) == 0
    assert distance_m(CHIFENG, one_degree_north) == pytest.approx(111195, abs=1)
    assert distance_m(one_degree_north, CHIFENG) == distance_m(CHIFENG, one_degree_north)


def _tile_of(cell: int) -> tuple[int, int]:
    bits = f"{cell:040b}"
    return int(bits[1::2], 2), int(bits[0::2], 2)


def test_a_cell_is_the_map_tile_of_zoom_20():
    lon, lat = 118.8869, 42.2578
    northing = log(tan(pi / 4 + radians(lat) / 2))  # spherical Mercator, another way round
    x, y = (lon + 180) / 360, (1 - northing / pi) / 2

    assert _tile_of(morton(lon, lat)) == (int(x * 2**20), int(y * 2**20))
    assert _tile_of(morton(0.0, 0.0)) == (2**19, 2**19)
    assert _tile_of(morton(-180.0, 90.0)) == (0, 0)
    assert _tile_of(morton(180.0, -90.0)) == (2**20 - 1, 2**20 - 1)


@given(st.floats(min_value=-180, max_value=180), st.floats(min_value=-90, max_value=90))
def test_a_cell_fits_into_40_bits(lon, lat):
    assert 0 <= morton(lon, lat) < 2**40


def test_neighbours_share_their_cell_of_a_lower_zoom():
    here, near = morton(118.88690, 42.25780), morton(118.88760, 42.25780)

    assert here != near
    assert here >> 2 * (20 - 14) == near >> 2 * (20 - 14)
