"""数到的行的去处: where the rows that once stood behind a number lead, for who may see them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Model

from chuangcheng.figures.kinds import Figure, Leaf, leaves_of
from chuangcheng.figures.rows import shown_of
from chuangcheng.kernel.actor import Actor
from chuangcheng.web.figures import lists
from chuangcheng.web.http import Request


def linked(figure: Figure, refs: Iterable[str], request: Request, as_of: date) -> dict[str, str]:
    """The pages of rows, by what the trail calls them, in a fixed number of statements.

    A row that the person may see and that has no page of its own has '' here.
    """
    urls: dict[str, str] = {}
    for leaf, label, pks in _by_leaf(figure, refs):
        seen = shown_of(leaf).seen_by(request.actor).filter(pk__in=pks)
        found = urls_of(leaf, lists.with_names(leaf, seen), request, as_of)
        urls |= {f"{label}:{pk}": url for pk, url in found.items()}
    return urls


def readable(figure: Figure, refs: Iterable[str], actor: Actor) -> frozenset[str]:
    """Those of some rows that somebody may see."""
    seen: set[str] = set()
    for leaf, label, pks in _by_leaf(figure, refs):
        mine = shown_of(leaf).seen_by(actor).filter(pk__in=pks)
        seen |= {f"{label}:{pk}" for pk in mine.values_list("pk", flat=True)}
    return frozenset(seen)


def void_among(figure: Figure, refs: Iterable[str]) -> frozenset[str]:
    """Those of some rows that are void by now."""
    void: set[str] = set()
    for leaf, label, pks in _by_leaf(figure, refs):
        void |= {f"{label}:{pk}" for pk in _void(shown_of(leaf).model, pks)}
    return frozenset(void)


def urls_of(leaf: Leaf, found: Iterable[Model], request: Request, day: date) -> dict[int, str]:
    """The pages of things behind a number, by their keys, as the list of its rows has them."""
    rows = lists.table(leaf, found, request, day)["rows"]
    urls = {row["value"]: [cell["url"] for cell in row["cells"] if cell.get("url")] for row in rows}
    return {pk: next(iter(found), "") for pk, found in urls.items()}


def _by_leaf(figure: Figure, refs: Iterable[str]) -> Iterator[tuple[Leaf, str, list[int]]]:
    """The rows by the first leaf of a figure that shows things of their kind."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for ref in refs:
        label, _colon, pk = ref.rpartition(":")
        wanted[label].append(int(pk))
    for leaf in leaves_of(figure):
        label = shown_of(leaf).model._meta.label_lower
        if pks := wanted.pop(label, []):
            yield leaf, label, pks


def _void(model: type[Model], pks: Iterable[int]) -> list[int]:
    if not any(field.name == "void" for field in model._meta.concrete_fields):
        return []
    found = model._default_manager.filter(pk__in=list(pks), void=True)
    return list(found.values_list("pk", flat=True))
