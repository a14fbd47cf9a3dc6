"""The words of the recount: what a register is, and conditions that several of them share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ROUND = "source = 'screening' AND place_type = 'residential_compound'"
NEVER = "9999-12-31"
HAPPENED = "{day} >= %(since)s AND {day} <= %(day)s"
STANDS = "{begins} <= %(day)s AND {ends} > %(day)s"


def known(table: str, columns: str) -> str:
    """The rows of a table as they were known at an entry, out of the table and its twin."""
    return (
        f"(SELECT id, void, {columns} FROM {table} WHERE known_from <= %(known)s"
        f" UNION ALL SELECT row_id, void, {columns} FROM {table}version"
        " WHERE known_from <= %(known)s AND known_to > %(known)s)"
    )


@dataclass(frozen=True)
class Register:
    """A table, when its rows count, and its figures: key → (what is counted, of which rows).

    `cuts`: a cut → what a row's cell is; `marks`: a mark → which rows bear `%(mark)s`.
    """

    table: str
    columns: str
    days: str
    figures: Mapping[str, tuple[str, str]]
    inside: Mapping[str, str] = field(
        default_factory=lambda: {
            "subdistrict": "subdistrict_id = %(area)s",
            "community": "community_id = %(area)s",
        }
    )
    cuts: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)


def happened(day: str) -> str:
    """In the period."""
    return HAPPENED.format(day=day)


def stands(begins: str, ends: str) -> str:
    """At the end of the day."""
    return STANDS.format(begins=begins, ends=ends)


ROWS = "COUNT(*)"
WHERE_AREAS = {"subdistrict": "subdistrict_id = %(area)s", "community": "id = %(area)s"}
OF_THE_TOWN = dict.fromkeys(("subdistrict", "community"), "subdistrict_id = %(town)s")
WHERE_CAMPAIGNS = {
    "subdistrict": "subdistrict_id = %(area)s",
    "community": "id IN (SELECT campaign_id FROM campaigns_campaignsite"
    " WHERE community_id = %(area)s)",
}
_ISSUES = known("issues_issue", "found_on")
_STAGES = known("issues_stage", "issue_id, state, from_on, until_on")
_VISITS = known("inspections_visit", "visited_on")
_RULES = (
    "(SELECT * FROM (SELECT subdistrict_id, form, counts, from_on, until_on FROM"
    " publicity_formrule WHERE known_from <= %(known)s UNION ALL SELECT subdistrict_id, form,"
    " counts, from_on, until_on FROM publicity_formruleversion WHERE known_from <= %(known)s"
    " AND known_to > %(known)s) u WHERE from_on <= %(day)s AND until_on > %(day)s)"
)
LIVE_ISSUE = (
    f"EXISTS (SELECT 1 FROM {_ISSUES} i WHERE i.id = r.issue_id"
    " AND NOT i.void AND i.found_on <= %(day)s)"
)


def issue_is(state: str) -> str:
    """The issue of a link stands so on the day."""
    return (
        f"EXISTS (SELECT 1 FROM {_STAGES} s WHERE s.issue_id = r.issue_id AND NOT s.void"
        f" AND s.from_on <= %(day)s AND s.until_on > %(day)s AND s.state = '{state}')"
    )


IN_A_VILLAGE = "community_id IN (SELECT id FROM places_area WHERE kind = 'village')"
LIVE_VISIT = f"EXISTS (SELECT 1 FROM {_VISITS} v WHERE v.id = r.visit_id AND NOT v.void)"
OF_THE_YEAR = f"{ROUND} AND found_on >= %(since)s"
HANDLED = f"{OF_THE_YEAR} AND handled"
APPLIES = "verdict <> 'not_applicable'"
LACKS_PHOTO = (
    f"{APPLIES} AND verdict = 'not_met' AND EXISTS (SELECT 1 FROM inspections_checklistitem c"
    " JOIN standards_requirement q ON q.clause_id = c.clause_id JOIN standards_clause k ON"
    " k.id = c.clause_id JOIN standards_evaluationsystem e ON e.id = k.system_id WHERE"
    " c.id = r.item_id AND e.origin = 'ours' AND q.kind = 'image' AND q.required)"
    " AND NOT EXISTS (SELECT 1 FROM inspections_answerproof p JOIN inspections_answer a ON"
    " a.id = p.answer_id WHERE NOT a.void AND a.visit_id = r.visit_id AND a.item_id = r.item_id)"
    " AND NOT EXISTS (SELECT 1 FROM inspections_finding f JOIN issues_issueproof p ON"
    " p.issue_id = f.issue_id WHERE p.moment = 'before' AND f.visit_id = r.visit_id"
    " AND f.item_id = r.item_id)"
)
ITEM_FOUND = (
    "(SELECT c.text FROM inspections_finding f JOIN inspections_checklistitem c ON"
    " c.id = f.item_id WHERE f.issue_id = r.{issue})"
)
ITEM_ANSWERED = "(SELECT c.text FROM inspections_checklistitem c WHERE c.id = r.item_id)"
BEARS = "marked_themes LIKE %(mark)s"
STATES_UP = "state IN ('in_use', 'damaged', 'replaced', 'removed')"
IN_USE = "state IN ('in_use', 'replaced')"
COUNTS = (
    "((form NOT IN ('banner', 'roll_up', 'small_sign') AND NOT EXISTS (SELECT 1 FROM"
    f" {_RULES} f WHERE f.subdistrict_id = r.subdistrict_id AND f.form = r.form)) OR EXISTS"
    f" (SELECT 1 FROM {_RULES} f WHERE f.subdistrict_id = r.subdistrict_id AND f.form = r.form"
    " AND f.counts))"
)
PLANNED = "state <> 'withdrawn'"
JUDGED = f"{PLANNED} AND verdict IN ('met', 'not_met', 'no_data', 'undecided')"
BUILT = "state IN ('built', 'running', 'paused')"
EQUIPPED = f"{BUILT} AND items > 0 AND missing = 0"
OPEN_HARD = "state IN ('raised', 'asked', 'answered')"
NEEDED = "state <> 'withdrawn'"
HELD = "state = 'held'"


def total(column: str, sure: bool = True) -> str:
    """A sum, with how many of its rows have a number, and how many of them no exact one."""
    loose = f"COUNT(CASE WHEN {column}_certainty = 'at_least' THEN 1 END)" if sure else "0"
    return f"COUNT(*), SUM({column}), COUNT({column}), {loose}"
