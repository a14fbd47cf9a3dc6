"""What an office is founded with, in these tests."""

from dataclasses import replace
from typing import Any

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.offices import commands
from chuangcheng.offices.commands import Charter
from chuangcheng.people.models import Person
from tests.world import NOON

PASSWORD = "eine-lange-Probe-9"
CHARTER = Charter(
    city="赤峰市",
    district="红山区",
    subdistrict="XX街道",
    mark="XX",
    communities=["松树园社区", "龙头山社区"],
    villages=["六大份村"],
    unit="XX街道创城办",
    name="陈静",
    username="chenjing",
    password=PASSWORD,
)


def found(**changes: Any) -> Person:
    return commands.found(replace(CHARTER, **changes), by=INSTALLER, now=NOON)
