"""数到的行的去处: where the rows that once stood behind a number lead, for who may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from chuangcheng.figures.kinds import Figure, Leaf, leaves_of
from chuangcheng.figures.rows import shown_of
from chuangcheng.web.figures import lists
from chuangcheng.web.http import Request


@dataclass(frozen=True, slots=True)
class Linked:
    """去处: the pages of rows by what the trail calls them, and which of the rows are void now.

    A row that the person may see and that has no page of its own has '' here.
    """

    urls: Mapping[str, str]
    void: frozenset[str]


def linked(figure: Figure, refs: Iterable[str], request: Request, as_of: date) -> Linked:
    """去处 of rows: in a fixed number of statements for each kind of row."""
    wanted: dict[str, list[int]] = {}
    for ref in refs:
        label, _colon, pk = ref.rpartition(":")
        wanted.setdefault(label, []).append(int(pk))
    urls: dict[str, str] = {}
    void: set[str] = set()
    for leaf in leaves_of(figure):
        shown = shown_of(leaf)
        label = shown.model._meta.label_lower
        pks = wanted.pop(label, [])
        if not pks:
            continue
        void |= {f"{label}:{pk}" for pk in _void(shown.model, pks)}
        seen = lists.with_names(leaf, shown.seen_by(request.actor).filter(pk__in=pks))
        found = urls_of(leaf, seen, request, as_of)
        urls |= {f"{label}:{pk}": url for pk, url in found.items()}
    return Linked(urls, frozenset(void))


def urls_of(leaf: Leaf, found: Iterable[Model], request: Request, day: date) -> dict[int, str]:
    """The pages of things behind a number, by their keys, as the list of its rows has them."""
    rows = lists.table(leaf, found, request, day)["rows"]
    urls = {row["value"]: [cell["url"] for cell in row["cells"] if cell.get("url")] for row in rows}
    return {pk: next(iter(found), "") for pk, found in urls.items()}


def _void(model: type[Model], pks: Iterable[int]) -> list[int]:
    if not any(field.name == "void" for field in model._meta.concrete_fields):
        return []
    found = model._default_manager.filter(pk__in=list(pks), void=True)
    return list(found.values_list("pk", flat=True))
