"""门: every URL says who may enter, in the line that declares it.

A door asks for a verb of the policy table, or says why it asks for none. `RequestMiddleware`
(web/http.py) keeps the doors, so no view can forget to; a route without one answers nobody, and a
test names it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, wraps

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.web import policies

View = Callable[..., HttpResponseBase]


class Kind(StrEnum):
    """Whom a door lets in."""

    VERB = "verb"  # who holds the verb
    SIGNED_IN = "signed_in"  # everybody who has signed in
    PUBLIC = "public"  # anybody
    ENTRANCE = "entrance"  # whoever has not signed in; while nobody could it leads to first run
    FIRST_RUN = "first_run"  # anybody, and only while the office is not founded
    DEMO = "demo"  # anybody, and only where the database is a demo and DEMO is set


@dataclass(frozen=True, slots=True)
class Door:
    """门: the verb that one must hold, or else why none is asked for."""

    kind: Kind
    verb: str = ""
    because: str = ""

    @property
    def asks_who(self) -> bool:
        """Whether one must have signed in."""
        return bool(self.verb) or self.kind is Kind.SIGNED_IN


def door(route: str, view: View, *, name: str, verb: str) -> URLPattern:
    """凭权限进: for those who hold a verb of the policy table. Raises for an unknown verb."""
    return _hung(route, view, name, Door(Kind.VERB, verb=_known(verb)))


def signed_in(route: str, view: View, *, name: str, because: str) -> URLPattern:
    """登录即可进: the view shows each person their own, or the same to all."""
    return _hung(route, view, name, Door(Kind.SIGNED_IN, because=because))


def public(route: str, view: View, *, name: str, because: str) -> URLPattern:
    """谁都可以进: the view is given neither an actor nor the demo's time."""
    return _hung(route, view, name, Door(Kind.PUBLIC, because=because))


def entrance(route: str, view: View, *, name: str, because: str) -> URLPattern:
    """登录的门: public, and of no use while the office has no account."""
    return _hung(route, view, name, Door(Kind.ENTRANCE, because=because))


def first_run(route: str, view: View, *, name: str, because: str) -> URLPattern:
    """只在开通之前有: 404 for every method ever after."""
    return _hung(route, view, name, Door(Kind.FIRST_RUN, because=because))


def demo_only(
    route: str, view: View, *, name: str, because: str = "", verb: str = ""
) -> URLPattern:
    """只在演示里有: 404 for every method anywhere else."""
    known = _known(verb) if verb else ""
    return _hung(route, view, name, Door(Kind.DEMO, verb=known, because=because))


def of(view: View) -> Door | None:
    """The door before a view, as the resolver found it."""
    found = getattr(view, "door", None)
    return found if isinstance(found, Door) else None


def may_enter(actor: Actor, asked: Door) -> Permission:
    """May this person enter? Whether they see a thing inside is asked of the thing."""
    if asked.verb:
        return policies.may_enter(actor, asked.verb)
    return Permission(True, _("登录的人都能打开"))


@lru_cache(maxsize=4)
def inventory(urlconf: str) -> dict[str, Door | None]:
    """门禁清单: each URL's name and its door; None where somebody hung none."""
    return {name: of(pattern.callback) for name, pattern in _patterns(get_resolver(urlconf), "")}


def _known(verb: str) -> str:
    if verb not in policies.verbs():
        raise ImproperlyConfigured(f"a door asks for the unknown verb {verb!r}")
    return verb


def _hung(route: str, view: View, name: str, asked: Door) -> URLPattern:
    if not (asked.verb or asked.because):
        raise ImproperlyConfigured(f"the door {name!r} asks for no verb and does not say why")

    @wraps(view)
    def behind(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    vars(behind).update(door=asked, login_required=asked.asks_who)
    return path(route, behind, name=name)


def _patterns(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            inner = f"{prefix}{found.namespace}:" if found.namespace else prefix
            yield from _patterns(found, inner)
        else:
            yield f"{prefix}{found.name or found.pattern}", found
