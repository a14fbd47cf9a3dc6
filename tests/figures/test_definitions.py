"""口径的版本: whatever counts otherwise is a new version; the older one still answers.

tests/figures/definitions.txt is the history: a line for each version of each figure. A figure that
is new adds a line; one whose basis changes keeps its line, names its `earlier` basis, and adds one.
"""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Q

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import ask
from chuangcheng.figures.definitions import definition, fingerprint, stamp, stamps
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.issues import FOUND, LISTED
from chuangcheng.figures.kinds import Count, Earlier, Happened
from chuangcheng.issues.models import Source
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.progress import scope_of
from tests.world import TODAY, World

WRITTEN = Path(__file__).with_name("definitions.txt").read_text("utf-8").splitlines()
OF_SCREENING = replace(FOUND, only=Q(source=Source.SCREENING), basis="所有排查发现的问题。")
REVISED = replace(
    FOUND,
    earlier=(Earlier(of=OF_SCREENING, until=date(2021, 4, 8), change="村里排查发现的不再计入。"),),
)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def test_no_definition_changes_without_a_new_version() -> None:
    now = [str(each) for found in FIGURES.values() for each in stamps(found)]
    missing = [line for line in now if line not in WRITTEN]
    gone = [line for line in WRITTEN if line not in now]

    assert not missing, f"declare what it was as `earlier`, or add the new figure: {missing}"
    assert not gone, f"a version that was written down can no longer be asked: {gone}"


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, unit="件"),
        replace(FOUND, basis="别的口径。"),
        replace(FOUND, only=Q()),
        replace(FOUND, when=Happened("recorded_on")),
        replace(FOUND, of=LISTED.of),
        replace(FOUND, key="issues.other"),
    ],
    ids=["unit", "basis", "only", "when", "of", "key"],
)
def test_whatever_counts_otherwise_has_another_fingerprint(other: Count) -> None:
    assert fingerprint(other) != fingerprint(FOUND)
    assert fingerprint(replace(FOUND, name="改了名")) == fingerprint(FOUND)


def test_a_new_basis_is_a_new_version_and_a_part_has_versions_of_its_own() -> None:
    part = REVISED.among("tests.part", name="部分", which=Q(kind="order"), basis="其中。")

    assert [each.version for each in stamps(REVISED)] == [1, 2]
    assert stamp(REVISED).fingerprint == fingerprint(FOUND)
    assert part.version == 1


def test_the_earlier_basis_is_still_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dictionary.FIGURES, "issues.found", REVISED)
    world.issue()
    world.issue(place=None, community=world.village)
    scope = scope_of(world.town, as_of=TODAY)

    values = [
        ask([definition("issues.found", version)], scope)["issues.found"].value
        for version in (1, 2)
    ]
    assert values == [2, 1]
    with pytest.raises(Refused, match="没有第 3 版口径"):
        definition("issues.found", 3)
