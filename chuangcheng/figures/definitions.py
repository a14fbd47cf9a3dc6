"""口径的版本: what a number was counted by, so that it can be named, stored and asked again.

A signed report stores the stamp of each figure. A definition that changes without a new version
is refused by the list of stamps in tests/figures/definitions.txt.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Exists, Lookup, Q, QuerySet
from django.db.models.expressions import NegatedExpression
from django.utils.translation import gettext as _
from django.utils.tree import Node

from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.kinds import Figure, Kind, Leaf, Rate, Scope, Standing, Total, When
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, AreaKind

LENGTH = 16
# What `only` says is asked of it for a scope that is always the same; nothing is counted there.
_SOMEWHERE = Area(pk=1, kind=AreaKind.SUBDISTRICT, name="", subdistrict_id=1)
_ASKED = Scope(_SOMEWHERE, date(2021, 4, 15), date(2021, 1, 1))


@dataclass(frozen=True, slots=True)
class Stamp:
    """口径印记: the figure, the version of its basis, and the fingerprint of its definition."""

    key: str
    version: int
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.key} {self.version} {self.fingerprint}"


def stamp(of: Figure) -> Stamp:
    """口径印记 of a figure as it is counted now."""
    return Stamp(of.key, of.version, fingerprint(of))


def stamps(of: Figure) -> tuple[Stamp, ...]:
    """口径印记 of every version, the first one first."""
    before = (Stamp(of.key, n, fingerprint(e.of)) for n, e in enumerate(of.earlier, start=1))
    return (*before, stamp(of))


def definition(key: str, version: int) -> Figure:
    """The figure by the basis of one version. Raises Refused for a version that never was."""
    now = figure(key)
    versions = (*(earlier.of for earlier in now.earlier), now)
    if not 1 <= version <= len(versions):
        raise Refused(_("统计项 %(key)s 没有第 %(n)s 版口径") % {"key": key, "n": version})
    return versions[version - 1]


def fingerprint(of: Figure) -> str:
    """指纹: other for whatever counts otherwise, the same on both databases."""
    said = repr([type(of).__name__, of.key, str(of.unit), str(of.basis), _definition(of)])
    return sha256(said.encode()).hexdigest()[:LENGTH]


def _definition(of: Figure) -> Any:
    match of:
        case Rate(part=part, whole=whole):
            return [fingerprint(part), fingerprint(whole)]
        case Total(parts=parts):
            return [fingerprint(part) for part in parts]
        case Leaf():
            measured = [getattr(of, name, "") for name in ("column", "certainty", "fewest")]
            return [_kind(of.of), _days(of.when), _plain(of.narrowed(_ASKED)), measured]
    raise TypeError(f"{of.key} is no figure")


def _kind(of: Kind) -> Any:
    levels = {level.value: _level(where) for level, where in sorted(of.levels.items())}
    return [of.key, of.model._meta.label, of.shown.key, levels]


def _level(where: str | Callable[[Area], Q]) -> str:
    return where if isinstance(where, str) else where.__name__


def _days(when: When) -> Any:
    among = _plain(when.among) if isinstance(when, Standing) else ""
    days = [getattr(when, f.name) for f in fields(when) if f.name != "among"]
    return [type(when).__name__, days, among]


def _plain(said: Any) -> Any:
    """A condition as lists and words, whatever objects it was written with."""
    match said:
        case Node():
            return [said.connector, said.negated, [_plain(child) for child in said.children]]
        case (str() as lookup, wanted):
            among = lookup.endswith("__in") and not isinstance(wanted, QuerySet)
            return [lookup, sorted(map(str, wanted)) if among else _plain(wanted)]
        case Lookup():
            return _plain((f"{said.lhs!r}__{said.lookup_name}", said.rhs))
        case NegatedExpression():
            return ["NOT", _plain(said.expression)]
        case Exists() | QuerySet():
            return _rows(said.query)
    return str(said)


def _rows(query: Any) -> Any:
    return [query.model._meta.label, _plain(query.where)]
