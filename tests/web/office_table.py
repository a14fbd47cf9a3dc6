"""默认权限: what each role may do by default, as the office wrote it down; typed in here only."""

from collections.abc import Iterator

from chuangcheng.kernel.actor import Role

COLUMNS = {
    "创城办": Role.CAMPAIGN_OFFICE,
    "领导": Role.LEADER,
    "社区": Role.COMMUNITY,
    "网格员": Role.GRID_WORKER,
    "责任单位": Role.RESPONSIBLE_UNIT,
    "核查": Role.VERIFIER,
    "包联": Role.PARTNER,
    "站负责人": Role.STATION_KEEPER,
    "区办": Role.DISTRICT_SUPERVISOR,
    "管理员": Role.ADMINISTRATOR,
}
WHOLE, OWN, NONE = "●", "◐", "–"
# ● the whole sub-district, ◐ the own area, unit or records, – not at all.
TABLE = """
verb                      | 创城办 领导 社区 网格员 责任单位 核查 包联 站负责人 区办 管理员
issues.raise              | ●     ●    ◐    ◐     ◐       ●    –    ◐       –    –
issues.accept             | ●     –    ◐    –     –       –    –    –       –    –
issues.dispatch           | ●     –    ◐    –     –       –    –    –       –    –
issues.receive            | –     –    ◐    ◐     ◐       –    –    –       –    –
issues.submit             | –     –    ◐    ◐     ◐       –    –    –       –    –
issues.return             | –     –    ◐    –     ◐       –    –    –       –    –
issues.suspend            | ●     ●    –    –     –       –    –    –       –    –
issues.resume             | ●     –    –    –     –       –    –    –       –    –
issues.pass               | ●     –    ◐    –     –       ●    –    –       –    –
issues.fail               | ●     –    ◐    –     –       ●    –    –       –    –
issues.recheck            | –     –    –    –     –       ●    –    –       –    –
issues.fix_on_spot        | ●     –    ◐    ◐     –       –    –    –       –    –
issues.void               | ●     –    –    –     –       –    –    –       –    –
issues.reject             | ●     –    –    –     –       –    –    –       –    –
issues.log_contact        | ●     –    –    –     –       –    –    –       –    –
issues.edit               | ●     –    ◐    –     –       –    –    –       –    –
issues.enter_proven       | ●     –    –    –     –       –    –    –       –    –
issues.import             | ●     –    ◐    –     –       –    –    –       –    –
issues.refill             | ●     –    ◐    –     ◐       –    –    –       –    –
issues.see                | ●     ●    ◐    ◐     ◐       ●    –    ◐       ●    –
issues.export             | ●     ●    ◐    –     ◐       ●    –    –       ●    –
issues.set_categories     | ●     –    –    –     –       –    –    –       –    ●
places.import             | ●     –    ◐    –     –       –    –    –       –    ●
places.edit               | ●     –    ◐    –     –       –    –    –       –    ●
places.edit_area          | ●     –    –    –     –       –    –    –       –    ●
places.see                | ●     ●    ◐    ◐     ◐       ●    –    ◐       ●    ●
places.export             | ●     ●    ◐    –     –       –    –    –       –    ●
people.see                | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    ●
people.see_phone          | ●     ●    –    –     –       –    –    –       –    –
people.edit_unit          | ●     –    –    –     –       –    –    –       –    ●
people.edit_person        | ●     –    –    –     –       –    –    –       –    ●
people.account            | –     –    –    –     –       –    –    –       –    ●
people.grant              | –     –    –    –     –       –    –    –       –    ●
people.export             | ●     ●    ◐    –     –       –    –    –       –    ●
people.import             | ●     –    –    –     –       –    –    –       –    ●
duties.see                | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    ●
duties.assign             | ●     –    ◐    –     –       –    –    –       –    ●
duties.export             | ●     ●    ◐    –     –       –    –    –       –    ●
duties.import             | ●     –    ◐    –     –       –    –    –       –    ●
figures.see               | ●     ●    ◐    ◐     –       ●    –    –       ●    –
reports.see               | ●     ●    –    –     –       –    –    –       –    –
reports.see_signed        | ●     ●    –    –     –       –    –    –       ●    –
reports.write             | ●     ●    –    –     –       –    –    –       –    –
reports.sign              | –     ●    –    –     –       –    –    –       –    –
reports.sign_on_paper     | ●     –    –    –     –       –    –    –       –    –
reports.see_told          | ●     ●    –    –     –       –    –    –       –    –
reports.export_told       | ●     ●    –    –     –       –    –    –       –    –
reports.tell              | ●     ●    –    –     –       –    –    –       –    –
reports.bulletin          | ●     ●    –    –     –       –    –    –       –    –
"""
# 其他登记簿: the office writes, the community for its own area; whom it concerns reads, the
# leaders and the district read; nobody else changes anything.
REGISTERS = """
verb                      | 创城办 领导 社区 网格员 责任单位 核查 包联 站负责人 区办 管理员
duties.see_items          | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    –
duties.edit_items         | ●     –    –    –     –       –    –    –       –    –
duties.publish            | ●     –    –    –     –       –    –    –       –    –
duties.export_items       | ●     ●    ◐    –     ◐       –    –    –       ●    –
duties.import_items       | ●     –    –    –     –       –    –    –       –    –
duties.see_groups         | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    –
duties.edit_groups        | ●     –    –    –     –       –    –    –       –    –
standards.see             | ●     ●    ◐    ◐     ◐       ●    –    ◐       ●    –
standards.edit            | ●     –    –    –     –       –    –    –       –    –
standards.use             | ●     –    –    –     –       –    –    –       –    –
standards.export          | ●     ●    ◐    –     –       –    –    –       ●    –
standards.import          | ●     –    –    –     –       –    –    –       –    –
documents.see             | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    –
documents.record          | ●     –    ◐    –     –       –    –    –       –    –
documents.void            | ●     –    –    –     –       –    –    –       –    –
documents.export          | ●     ●    ◐    –     –       –    –    –       ●    –
documents.import          | ●     –    –    –     –       –    –    –       –    –
documents.see_letter      | ●     ●    ◐    –     ◐       –    ◐    –       ●    –
documents.receive         | ●     –    –    –     –       –    –    –       –    –
documents.reply           | ●     –    –    –     –       –    –    –       –    –
documents.void_letter     | ●     –    –    –     –       –    –    –       –    –
documents.export_letters  | ●     ●    –    –     –       –    –    –       ●    –
documents.import_letters  | ●     –    –    –     –       –    –    –       –    –
campaigns.see             | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    –
campaigns.run             | ●     –    –    –     –       –    –    –       –    –
campaigns.arrange         | ●     –    –    –     –       –    –    –       –    –
campaigns.finish          | ●     –    ◐    –     –       –    –    –       –    –
campaigns.link            | ●     –    –    –     –       –    –    –       –    –
campaigns.void            | ●     –    –    –     –       –    –    –       –    –
campaigns.export          | ●     ●    ◐    –     –       –    –    –       ●    –
campaigns.import          | ●     –    –    –     –       –    –    –       –    –
campaigns.see_tallies     | ●     ●    ◐    ◐     –       ●    –    –       ●    –
campaigns.tally           | ●     –    ◐    –     –       –    –    –       –    –
campaigns.export_tallies  | ●     ●    ◐    –     –       –    –    –       ●    –
campaigns.import_tallies  | ●     –    ◐    –     –       –    –    –       –    –
partners.see              | ●     ●    ◐    –     ◐       –    ◐    –       ●    –
partners.agree            | ●     –    ◐    –     –       –    –    –       –    –
partners.pledge           | ●     –    ◐    –     –       –    –    –       –    –
partners.deliver          | ●     –    ◐    –     –       –    –    –       –    –
partners.confirm          | –     –    –    –     –       –    ◐    –       –    –
partners.void             | ●     –    –    –     –       –    –    –       –    –
partners.void_kept        | ●     –    ◐    –     –       –    –    –       –    –
partners.export           | ●     ●    ◐    –     –       –    –    –       ●    –
partners.import           | ●     –    ◐    –     –       –    –    –       –    –
meetings.see              | ●     ●    ◐    –     ◐       –    ◐    –       ●    –
meetings.keep             | ●     –    ◐    –     –       –    –    –       –    –
meetings.void             | ●     –    –    –     –       –    –    –       –    –
meetings.name             | ●     –    –    –     –       –    –    –       –    –
meetings.export           | ●     ●    ◐    –     –       –    –    –       ●    –
meetings.import           | ●     –    ◐    –     –       –    –    –       –    –
meetings.see_task         | ●     ●    ◐    ◐     ◐       ◐    ◐    ◐       ●    –
meetings.assign           | ●     –    ◐    –     –       –    –    –       –    –
meetings.answer           | ●     ◐    ◐    ◐     ◐       ◐    –    ◐       –    –
meetings.export_tasks     | ●     ●    ◐    –     –       –    –    –       ●    –
meetings.import_tasks     | ●     –    ◐    –     –       –    –    –       –    –
publicity.see             | ●     ●    ◐    ◐     ◐       ●    ◐    –       ●    –
publicity.record          | ●     –    ◐    –     –       –    –    –       –    –
publicity.void            | ●     –    ◐    –     –       –    –    –       –    –
publicity.set_forms       | ●     –    –    –     –       –    –    –       –    –
publicity.export          | ●     ●    ◐    –     –       –    –    –       ●    –
publicity.import          | ●     –    ◐    –     –       –    –    –       –    –
plan.see                  | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    –
plan.keep                 | ●     –    ◐    –     –       –    –    –       –    –
plan.judge                | ●     –    ◐    –     –       –    –    –       –    –
plan.override             | ●     –    –    –     –       –    –    –       –    –
plan.void                 | ●     –    –    –     –       –    –    –       –    –
plan.export               | ●     ●    ◐    –     –       –    –    –       ●    –
plan.import               | ●     –    –    –     –       –    –    –       –    –
volunteering.see          | ●     ●    ◐    ◐     ◐       –    ◐    ◐       ●    –
volunteering.record       | ●     –    ◐    –     –       –    –    ◐       –    –
volunteering.equip        | ●     –    ◐    –     –       –    –    ◐       –    –
volunteering.build        | ●     –    ◐    –     –       –    –    –       –    –
volunteering.programme    | ●     –    –    –     –       –    –    –       –    –
volunteering.void         | ●     –    ◐    –     –       –    –    –       –    –
difficulties.see          | ●     ●    ◐    –     –       –    –    –       ●    –
difficulties.record       | ●     –    ◐    –     –       –    –    –       –    –
difficulties.ask          | ●     –    –    –     –       –    –    –       –    –
difficulties.void         | ●     –    –    –     –       –    –    –       –    –
difficulties.export       | ●     ●    ◐    –     –       –    –    –       ●    –
difficulties.import       | ●     –    ◐    –     –       –    –    –       –    –
volunteering.export       | ●     ●    ◐    –     –       –    –    –       ●    –
volunteering.import       | ●     –    ◐    –     –       –    –    –       –    –
inspections.see           | ●     ●    ◐    ◐     ◐       ●    –    –       ●    –
inspections.open_round    | ●     –    –    –     –       –    –    –       –    –
inspections.visit         | ●     ●    ◐    ◐     ◐       ●    –    –       –    –
inspections.void_visit    | ●     –    –    –     –       –    –    –       –    –
inspections.publish_checklist | ● –    –    –     –       –    –    –       –    –
inspections.export        | ●     ●    ◐    –     –       –    –    –       ●    –
"""
# What the registers stand on.
BELOW = """
verb                      | 创城办 领导 社区 网格员 责任单位 核查 包联 站负责人 区办 管理员
ledgers.import            | ●     –    ◐    –     ◐       –    –    –       –    ●
ledgers.see               | ●     –    ◐    –     ◐       –    –    –       –    ◐
ledgers.undo              | ●     –    ◐    –     –       –    –    –       –    ◐
evidence.add_photo        | ●     ●    ●    ●     ●       ●    –    ●       –    –
evidence.add_attachment   | ●     ●    ●    ●     ●       ●    –    ●       –    –
evidence.open_original    | ●     –    –    –     –       –    –    –       –    –
calendars.edit            | ●     –    –    –     –       –    –    –       –    ●
calendars.start_demo      | –     –    –    –     –       –    –    –       –    ●
calendars.move_demo_clock | ●     ●    ●    ●     ●       ●    ●    ●       ●    ●
offices.found             | –     –    –    –     –       –    –    –       –    ●
offices.set_up            | ●     –    –    –     –       –    –    –       –    ●
offices.back_up           | –     –    –    –     –       –    –    –       –    ●
offices.see_status        | –     –    –    –     –       –    –    –       –    ●
"""
# 帮扶对象: the office and the unit that helps see codes; the name is its community's alone.
PERSONS = """
verb                      | 创城办 领导 社区 网格员 责任单位 核查 包联 站负责人 区办 管理员
partners.see_assisted     | ●     –    ◐    –     –       –    ◐    –       –    –
partners.export_assisted  | ●     –    ◐    –     –       –    –    –       –    –
partners.assist           | –     –    ◐    –     –       –    –    –       –    –
partners.reveal           | –     –    ◐    –     –       –    –    –       –    –
"""


def lines(table: str) -> Iterator[tuple[str, dict[Role, str]]]:
    """A table, line by line: a verb, and what each role has of it."""
    head, *rest = table.strip().splitlines()
    roles = [COLUMNS[name] for name in head.partition("|")[2].split()]
    for line in rest:
        verb, _bar, cells = line.partition("|")
        yield verb.strip(), dict(zip(roles, cells.split(), strict=True))


OF_REGISTERS = dict(lines(REGISTERS))
OFFICE = {**dict(lines(TABLE)), **OF_REGISTERS, **dict(lines(PERSONS)), **dict(lines(BELOW))}
