"""Every figure counted again in plain SQL, written by hand for each register.

Nothing here goes through the figures, their conditions or the views of all versions: what was
known at an entry is read from the table and its twin. A row of `COUNTED` is a register, the day on
which its rows count, and for each figure what is counted and which rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

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
    """A table, when its rows count, and its figures: key → (what is counted, of which rows)."""

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


COUNTED = (
    Register(
        "places_area",
        "since, until, kind, subdistrict_id",
        stands("since", "until"),
        {
            "places.communities": (ROWS, "kind = 'community'"),
            "places.villages": (ROWS, "kind = 'village'"),
        },
        WHERE_AREAS,
    ),
    Register(
        "places_place",
        "since, until, type, subdistrict_id, community_id, households, households_certainty",
        stands("since", "until"),
        {
            "places.compounds": (ROWS, "type = 'residential_compound'"),
            "places.households": (total("households"), "type = 'residential_compound'"),
        },
    ),
    Register(
        "standards_evaluationsystem",
        "used_from, used_until, subdistrict_id",
        stands("used_from", "used_until"),
        {"standards.systems": (ROWS, "1=1")},
        OF_THE_TOWN,
    ),
    Register(
        "standards_clause",
        "used_from, used_until, subdistrict_id, level",
        stands("used_from", "used_until"),
        {"standards.clauses": (ROWS, "level = 'standard'")},
        OF_THE_TOWN,
    ),
    Register(
        "duties_dutyitem",
        "since, until, subdistrict_id, community_id, person_id",
        stands("since", "until"),
        {
            "duties.items": (ROWS, "1=1"),
            "duties.items_named": (ROWS, "person_id IS NOT NULL"),
            "duties.items_unnamed": (ROWS, "person_id IS NULL"),
        },
    ),
    Register(
        "duties_leadinggroup",
        "since, until, subdistrict_id, community_id",
        stands("since", "until"),
        {"duties.leading_groups": (ROWS, "1=1")},
    ),
    Register(
        "duties_seat",
        "since, until, subdistrict_id, community_id",
        stands("since", "until"),
        {"duties.leading_group_members": (ROWS, "1=1")},
    ),
    Register(
        "inspections_visit",
        "visited_on, subdistrict_id, community_id, place_id, place_type",
        happened("visited_on"),
        {
            "inspections.visits": (ROWS, "1=1"),
            "inspections.compounds_covered": (
                "COUNT(DISTINCT place_id)",
                "place_type = 'residential_compound'",
            ),
            "inspections.villages_covered": (
                "COUNT(DISTINCT community_id)",
                f"place_type = '' AND place_id IS NULL AND {IN_A_VILLAGE}",
            ),
        },
    ),
    Register(
        "inspections_answer",
        "visited_on, subdistrict_id, community_id, verdict, visit_id, item_id",
        happened("visited_on"),
        {
            "inspections.items_checked": (ROWS, "1=1"),
            "inspections.items_applicable": (ROWS, APPLIES),
            "inspections.items_passed": (ROWS, "verdict = 'met'"),
            "inspections.items_without_photo": (ROWS, LACKS_PHOTO),
        },
    ),
    Register(
        "campaigns_campaign",
        "began_on, ended_on, subdistrict_id, community_id",
        stands("began_on", "ended_on"),
        {"campaigns.running": (ROWS, "1=1")},
        WHERE_CAMPAIGNS,
    ),
    Register(
        "campaigns_measurestage",
        "from_on, until_on, subdistrict_id, community_id, state, due_on",
        stands("from_on", "until_on"),
        {
            "campaigns.measures": (ROWS, "1=1"),
            "campaigns.measures_done": (ROWS, "state = 'done'"),
            "campaigns.measures_undated": (ROWS, "state = 'undated'"),
            "campaigns.measures_late": (ROWS, "state = 'under_way' AND due_on < %(day)s"),
        },
    ),
    Register(
        "campaigns_campaignissue",
        "since, until, subdistrict_id, community_id, issue_id",
        stands("since", "until"),
        {
            "campaigns.issues": (ROWS, LIVE_ISSUE),
            "campaigns.issues_closed": (ROWS, f"{LIVE_ISSUE} AND {issue_is('closed')}"),
        },
    ),
    Register(
        "campaigns_campaignstatement",
        "since, until, subdistrict_id, community_id, visit_id, certainty",
        stands("since", "until"),
        {
            "campaigns.statements": (ROWS, LIVE_VISIT),
            "campaigns.statements_unknown": (ROWS, f"{LIVE_VISIT} AND certainty = 'unknown'"),
        },
    ),
    Register(
        "campaigns_daytally",
        "worked_on, subdistrict_id, community_id, people, people_certainty, vehicles,"
        " vehicles_certainty, small_ads, small_ads_certainty, leaflets, leaflets_certainty,"
        " fixed, fixed_certainty",
        happened("worked_on"),
        {
            "campaigns.tallies": (ROWS, "1=1"),
            "campaigns.tally_people": (total("people"), "1=1"),
            "campaigns.tally_vehicles": (total("vehicles"), "1=1"),
            "campaigns.tally_small_ads": (total("small_ads"), "1=1"),
            "campaigns.tally_leaflets": (total("leaflets"), "1=1"),
            "campaigns.tally_fixed": (total("fixed"), "1=1"),
        },
    ),
    Register(
        "issues_issue",
        "found_on, subdistrict_id, community_id, source, place_type",
        happened("found_on"),
        {"issues.found": (ROWS, ROUND), "issues.registered": (ROWS, "1=1")},
    ),
    Register(
        "issues_stage",
        "from_on, until_on, subdistrict_id, community_id, source, place_type, found_on, state,"
        " handled, fixed_on_spot, unit_pending, due_on",
        stands("from_on", "until_on"),
        {
            "issues.unfinished": (
                ROWS,
                "state NOT IN ('closed', 'rejected', 'handed_up', 'void', 'merged')",
            ),
            "issues.listed": (ROWS, OF_THE_YEAR),
            "issues.handled": (ROWS, HANDLED),
            "issues.dispatched": (ROWS, f"{HANDLED} AND NOT fixed_on_spot"),
            "issues.fixed_on_spot": (ROWS, f"{OF_THE_YEAR} AND fixed_on_spot"),
            "issues.waiting": (ROWS, f"{OF_THE_YEAR} AND state = 'accepted'"),
            "issues.unit_pending": (
                ROWS,
                f"{OF_THE_YEAR} AND state = 'accepted' AND unit_pending",
            ),
            "issues.closed": (ROWS, f"{HANDLED} AND state = 'closed'"),
            "issues.overdue": (
                ROWS,
                f"{ROUND} AND state IN ('dispatched', 'rectifying') AND due_on < %(day)s",
            ),
        },
    ),
    Register(
        "documents_document",
        "issued_on, until_on, subdistrict_id, community_id",
        stands("issued_on", "until_on"),
        {"documents.in_force": (ROWS, "1=1")},
    ),
    Register(
        "documents_letter",
        "received_on, answered_on, subdistrict_id, community_id",
        happened("received_on"),
        {
            "documents.letters": (ROWS, "1=1"),
            "documents.letters_answered": (ROWS, "answered_on <= %(day)s"),
        },
    ),
    Register(
        "documents_letter",
        "received_on, answered_on, reply_by, subdistrict_id, community_id",
        stands("received_on", "answered_on"),
        {
            "documents.letters_unanswered": (ROWS, "1=1"),
            "documents.letters_overdue": (ROWS, "reply_by < %(day)s"),
        },
    ),
    Register(
        "meetings_meeting",
        "held_on, subdistrict_id, community_id, present, present_certainty",
        happened("held_on"),
        {"meetings.held": (ROWS, "1=1"), "meetings.attendance": (total("present"), "1=1")},
    ),
    Register(
        "meetings_taskstage",
        "from_on, until_on, subdistrict_id, community_id, state, due_on",
        stands("from_on", "until_on"),
        {
            "meetings.tasks": (ROWS, "1=1"),
            "meetings.tasks_open": (ROWS, "state = 'open'"),
            "meetings.tasks_done": (ROWS, "state = 'done'"),
            "meetings.tasks_overdue": (ROWS, "state = 'open' AND due_on < %(day)s"),
        },
    ),
    Register(
        "partners_match",
        "from_on, until_on, subdistrict_id, community_id, unit_id",
        stands("from_on", "until_on"),
        {
            "partners.communities_matched": (
                "COUNT(DISTINCT community_id)",
                "community_id IN (SELECT id FROM places_area WHERE kind = 'community')",
            ),
            "partners.units_matched": ("COUNT(DISTINCT unit_id)", "1=1"),
        },
    ),
    Register(
        "partners_agreement",
        "signed_on, until_on, subdistrict_id, community_id",
        stands("signed_on", "until_on"),
        {"partners.agreements_signed": (ROWS, "1=1")},
    ),
    Register(
        "partners_pledgestage",
        "from_on, until_on, subdistrict_id, community_id, state",
        stands("from_on", "until_on"),
        {
            "partners.pledges": (ROWS, "1=1"),
            "partners.pledges_under_way": (ROWS, "state = 'under_way'"),
            "partners.pledges_fulfilled": (ROWS, "state = 'fulfilled'"),
        },
    ),
    Register(
        "partners_delivery",
        "happened_on, subdistrict_id, community_id, outcome, confirmed_on",
        happened("happened_on"),
        {
            "partners.deliveries": (ROWS, "outcome = 'delivered'"),
            "partners.deliveries_confirmed": (
                ROWS,
                f"outcome = 'delivered' AND confirmed_on <> '{NEVER}'",
            ),
        },
    ),
    Register(
        "partners_assistedcase",
        "from_on, until_on, subdistrict_id, community_id",
        stands("from_on", "until_on"),
        {"partners.assisted_persons": (ROWS, "1=1")},
    ),
    Register(
        "partners_facilitystage",
        "from_on, until_on, subdistrict_id, community_id, state",
        stands("from_on", "until_on"),
        {"partners.facilities": (ROWS, "state = 'in_use'")},
    ),
    Register(
        "partners_needstage",
        "from_on, until_on, subdistrict_id, community_id, state",
        stands("from_on", "until_on"),
        {
            "partners.needs": (ROWS, NEEDED),
            "partners.needs_open": (ROWS, "state = 'unmatched'"),
            "partners.needs_matched": (ROWS, "state = 'matched'"),
        },
    ),
    Register(
        "publicity_assetpart",
        "from_on, until_on, subdistrict_id, community_id, state, form, quantity",
        stands("from_on", "until_on"),
        {
            "publicity.banners": (
                total("quantity", sure=False),
                f"{STATES_UP} AND form = 'banner'",
            ),
            "publicity.boards": (total("quantity", sure=False), f"{STATES_UP} AND form = 'board'"),
            "publicity.mounted_in_production": (
                total("quantity", sure=False),
                "state = 'in_production' AND form IN ('board', 'showcase')",
            ),
            "publicity.in_production": (
                total("quantity", sure=False),
                "state = 'in_production'",
            ),
            "publicity.in_use": (total("quantity", sure=False), IN_USE),
            "publicity.damaged": (total("quantity", sure=False), "state = 'damaged'"),
            "publicity.for_standard": (
                total("quantity", sure=False),
                f"{IN_USE} AND {COUNTS}",
            ),
        },
    ),
    Register(
        "publicity_mediapiece",
        "published_on, subdistrict_id, community_id",
        happened("published_on"),
        {"publicity.media_pieces": (ROWS, "1=1")},
    ),
    Register(
        "publicity_doorstepvisit",
        "visited_on, subdistrict_id, community_id, households, households_certainty, leaflets,"
        " leaflets_certainty",
        happened("visited_on"),
        {
            "publicity.doorstep_visits": (ROWS, "1=1"),
            "publicity.doorstep_households": (total("households"), "1=1"),
            "publicity.leaflets": (total("leaflets"), "1=1"),
        },
    ),
    Register(
        "plan_itemstage",
        "from_on, until_on, subdistrict_id, community_id, state, verdict, due_on",
        stands("from_on", "until_on"),
        {
            "plan.items": (ROWS, PLANNED),
            "plan.items_dated": (ROWS, f"{PLANNED} AND due_on <> '{NEVER}'"),
            "plan.items_routine": (ROWS, f"{PLANNED} AND verdict = ''"),
            "plan.items_judged": (ROWS, JUDGED),
            "plan.items_met": (ROWS, f"{PLANNED} AND verdict = 'met'"),
            "plan.items_not_met": (ROWS, f"{PLANNED} AND verdict = 'not_met'"),
            "plan.items_due": (ROWS, f"{PLANNED} AND due_on <= %(day)s"),
            "plan.items_overdue": (ROWS, "state = 'open' AND due_on < %(day)s"),
            "plan.items_closed": (ROWS, "state = 'closed'"),
        },
    ),
    Register(
        "volunteering_activity",
        "held_on, subdistrict_id, community_id, state, is_joint, party_members,"
        " party_members_certainty, residents, residents_certainty, beneficiaries,"
        " beneficiaries_certainty",
        happened("held_on"),
        {
            "volunteering.activities": (ROWS, HELD),
            "volunteering.activities_with_partners": (ROWS, f"{HELD} AND is_joint"),
            "volunteering.party_members": (total("party_members"), HELD),
            "volunteering.residents": (total("residents"), HELD),
            "volunteering.beneficiaries": (total("beneficiaries"), HELD),
        },
    ),
    Register(
        "volunteering_activity",
        "planned_on, settled_on, subdistrict_id, community_id",
        stands("planned_on", "settled_on"),
        {"volunteering.planned": (ROWS, "1=1")},
    ),
    Register(
        "volunteering_activity",
        "settled_on, subdistrict_id, community_id, state",
        happened("settled_on"),
        {"volunteering.cancelled": (ROWS, "state = 'cancelled'")},
    ),
    Register(
        "volunteering_stationstanding",
        "from_on, until_on, subdistrict_id, community_id, state, items, missing",
        stands("from_on", "until_on"),
        {
            "volunteering.stations": (ROWS, BUILT),
            "volunteering.stations_equipped": (ROWS, EQUIPPED),
            "volunteering.stations_in_service": (ROWS, "state = 'running'"),
            "volunteering.stations_ready": (ROWS, f"{EQUIPPED} AND state = 'running'"),
            "volunteering.items_missing": (total("missing", sure=False), "state <> 'closed'"),
        },
    ),
    Register(
        "difficulties_difficultystage",
        "from_on, until_on, subdistrict_id, community_id, state",
        stands("from_on", "until_on"),
        {
            "difficulties.open": (ROWS, OPEN_HARD),
            "difficulties.to_ask": (ROWS, "state = 'raised'"),
            "difficulties.asked": (ROWS, "state = 'asked'"),
        },
    ),
    Register(
        "difficulties_difficulty",
        "raised_on, ended_on, subdistrict_id, community_id, cost_low, cost_low_certainty,"
        " cost_high, cost_high_certainty",
        stands("raised_on", "ended_on"),
        {
            "difficulties.cost_low": (total("cost_low"), "1=1"),
            "difficulties.cost_high": (total("cost_high"), "1=1"),
        },
    ),
    Register(
        "difficulties_receipt",
        "received_on, subdistrict_id, community_id, amount",
        happened("received_on"),
        {"difficulties.received": (total("amount", sure=False), "1=1")},
    ),
    Register(
        "difficulties_stuckissue",
        "since, until, subdistrict_id, community_id, issue_id",
        stands("since", "until"),
        {
            "difficulties.issues": (ROWS, LIVE_ISSUE),
            "difficulties.issues_held": (ROWS, f"{LIVE_ISSUE} AND {issue_is('suspended')}"),
        },
    ),
)
RATES = {
    "inspections.pass_rate": ("inspections.items_passed", "inspections.items_applicable"),
    "issues.closing_rate": ("issues.closed", "issues.handled"),
    "plan.met_rate": ("plan.items_met", "plan.items_judged"),
}
TOTALS = {
    "inspections.sites_covered": (
        "inspections.compounds_covered",
        "inspections.villages_covered",
    )
}
Told = tuple[Any, ...]


@dataclass(frozen=True)
class Asked:
    """A question: an area, whether of a sub-district or a community, a day, what was known."""

    area: int
    level: str
    town: int
    day: date
    since: date
    known: int


def recounted(asked: Asked) -> dict[str, Told]:
    """Each figure as (value, rows, missing, certainty) of plain SQL."""
    found: dict[str, Told] = {}
    for register in COUNTED:
        for key, row in _rows(register, asked).items():
            found[key] = _sum(row) if len(row) > 1 else (row[0], row[0], 0, "exact")
    for key, (part, whole) in RATES.items():
        found[key] = (_rate(found[part][0], found[whole][0]),)
    for key, parts in TOTALS.items():
        n = sum(found[part][0] for part in parts)
        found[key] = (n, n, 0, "exact")
    return found


def _rows(register: Register, asked: Asked) -> dict[str, tuple[Any, ...]]:
    """One statement for each figure: none can lean on another."""
    given: dict[str, int | str] = {
        "area": asked.area,
        "town": asked.town,
        "day": asked.day.isoformat(),
        "since": asked.since.isoformat(),
        "known": asked.known,
    }
    rows = {}
    with connection.cursor() as cursor:
        for key, (what, which) in register.figures.items():
            cursor.execute(
                f"SELECT {what} FROM {known(register.table, register.columns)} r"
                f" WHERE NOT void AND {register.inside[asked.level]}"
                f" AND {register.days} AND {which}",
                given,
            )
            rows[key] = cursor.fetchone()
    return rows


def _sum(row: tuple[Any, ...]) -> Told:
    rows, value, numbered, loose = row
    missing = rows - numbered
    if not rows:
        return (0, 0, 0, "exact")
    if not numbered:
        return (None, rows, missing, "unknown")
    return (int(value), rows, missing, "at_least" if missing or loose else "exact")


def _rate(part: int, whole: int) -> Decimal | None:
    """In per cent, half up; never all or nothing unless it is."""
    if not whole:
        return None
    hundredths = (part * 20000 + whole) // (2 * whole)
    if part < whole:
        hundredths = min(hundredths, 9999)
    return Decimal(max(hundredths, 1) if part else 0) / 100
