"""Registers of papers, meetings, partners, publicity, plan, volunteers, by hand."""

from tests.figures.recount_terms import (
    BEARS,
    BUILT,
    COUNTS,
    EQUIPPED,
    HELD,
    IN_USE,
    JUDGED,
    LIVE_ISSUE,
    NEEDED,
    NEVER,
    OPEN_HARD,
    PLANNED,
    ROWS,
    STATES_UP,
    Register,
    happened,
    issue_is,
    stands,
    total,
)

SECOND = (
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
        "from_on, until_on, subdistrict_id, community_id, state, form, quantity, marked_themes",
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
        cuts={"themes": "r.marked_themes"},
        marks={"theme": BEARS},
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
