"""Registers of places, standards, duties, inspections, campaigns and issues, by hand."""

from tests.figures.recount_terms import (
    APPLIES,
    HANDLED,
    IN_A_VILLAGE,
    ITEM_ANSWERED,
    ITEM_FOUND,
    LACKS_PHOTO,
    LIVE_ISSUE,
    LIVE_VISIT,
    OF_THE_TOWN,
    OF_THE_YEAR,
    ROUND,
    ROWS,
    WHERE_AREAS,
    WHERE_CAMPAIGNS,
    Register,
    happened,
    issue_is,
    stands,
    total,
)

FIRST = (
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
        cuts={"item": ITEM_ANSWERED},
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
        cuts={"item": ITEM_FOUND.format(issue="id")},
    ),
    Register(
        "issues_stage",
        "from_on, until_on, subdistrict_id, community_id, source, place_type, found_on, state,"
        " handled, fixed_on_spot, unit_pending, due_on, issue_id",
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
        cuts={"item": ITEM_FOUND.format(issue="issue_id")},
    ),
    Register(
        "issues_recheck",
        "looked_on, subdistrict_id, community_id, holds",
        happened("looked_on"),
        {"issues.rechecked": (ROWS, "1=1"), "issues.relapsed": (ROWS, "NOT holds")},
    ),
)
