"""`./dev run`: one management command, quickly, with nothing but its own words on stdout."""

from launcher import databases
from launcher.arguments import Bench, Run
from launcher.environment import packages_step, uv_step
from launcher.layout import Layout
from launcher.processes import become, openly, surroundings
from launcher.progress import Failed, Progress
from launcher.stamps import ensure

# They mend or make what the database must have before any other command can run.
_BEFORE_DATABASE = {"check", "help", "makemigrations", "migrate", "shell", "showmigrations"}


def run(layout: Layout, asked: Run) -> int:
    """Brings environment and database up to date, then becomes the command."""
    progress = Progress()
    prepare_python(layout, progress)
    if asked.demo:
        environment = databases.demo_environment(layout, databases.last_demo_port(layout))
        databases.prepare_demo(layout, environment, progress)
    else:
        environment = databases.office_environment(layout)
        if asked.words[0] not in _BEFORE_DATABASE:
            databases.bring_up_to_date(layout, environment, progress)
    return become(layout.module("chuangcheng", *asked.words), environment)


def bench(layout: Layout, asked: Bench) -> int:
    """Runs bench/NAME.py, or lists what there is."""
    known = sorted(path.stem for path in (layout.root / "bench").glob("[!_]*.py"))
    if not asked.words:
        print("\n".join(known) or "还没有基准测试")
        return 0
    name, *words = asked.words
    if name not in known:
        raise Failed(f"没有基准测试 {name}", advice=f"现有：{'、'.join(known) or '无'}")
    prepare_python(layout, Progress())
    environment = surroundings(VAR_DIR=str(layout.var))
    return openly(layout.module(f"bench.{name}", *words), cwd=layout.root, environment=environment)


def prepare_python(layout: Layout, progress: Progress) -> None:
    ensure(uv_step(layout), layout, progress)
    ensure(packages_step(layout), layout, progress)
