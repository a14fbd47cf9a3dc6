"""Assets: styles and scripts, bundled by npm and gathered for the server."""

from collections.abc import Iterator
from pathlib import Path

from launcher import node
from launcher.environment import uv_step
from launcher.layout import Layout
from launcher.processes import quietly, surroundings_with
from launcher.progress import Failed, Progress
from launcher.stamps import Step, digest, ensure


def build(layout: Layout, progress: Progress) -> None:
    """Bundles what the pages load into chuangcheng/web/static/dist."""
    if not (layout.root / "package-lock.json").is_file():
        raise Failed("没有 package-lock.json，前端无法构建", advice="确认代码完整，必要时重新克隆")
    steps = [_modules_step(layout, progress), _bundle_step(layout, progress)]
    for step in steps:
        ensure(step, layout, progress)


def gathered_step(layout: Layout, environment: dict[str, str]) -> Step:
    """What the server hands out, under names that carry the content's hash."""
    sources = [*_files(layout.root / "chuangcheng" / "web" / "static"), layout.root / "uv.lock"]
    return Step(
        name="static",
        title="收集静态文件",
        digest=digest(sources, str(layout.root)),
        present=(layout.var / "static" / "staticfiles.json").is_file,
        work=lambda: quietly(
            layout.module("chuangcheng", "collectstatic", "--noinput", "--clear"),
            layout=layout,
            environment=environment,
            name="static",
            advice="检查 chuangcheng/web/static 是否完整",
        ),
    )


def npm(layout: Layout, progress: Progress) -> node.Node:
    """The Node to work with; the wheel is fetched when the machine has none."""
    found = node.of_machine()
    if found:
        return found
    ensure(uv_step(layout), layout, progress)
    ensure(node.wheel_step(layout), layout, progress)
    return node.of_wheel(layout)


def _modules_step(layout: Layout, progress: Progress) -> Step:
    return Step(
        name="node-modules",
        title="安装前端依赖 (npm ci)",
        digest=digest(_package_files(layout), str(layout.root)),
        present=(layout.root / "node_modules").is_dir,
        work=lambda: _run_npm(
            layout,
            progress,
            "ci",
            "--include=dev",
            "--no-audit",
            "--no-fund",
        ),
    )


def _bundle_step(layout: Layout, progress: Progress) -> Step:
    sources = [*_package_files(layout), *_files(layout.root / "frontend")]
    return Step(
        name="bundle",
        title="构建前端 (npm run build)",
        digest=digest([*sources, layout.root / "tsconfig.json"], str(layout.root)),
        present=(layout.root / "chuangcheng" / "web" / "static" / "dist").is_dir,
        work=lambda: _run_npm(layout, progress, "run", "build"),
    )


def _run_npm(layout: Layout, progress: Progress, *words: str) -> None:
    found = npm(layout, progress)
    quietly(
        [*found.npm, *words],
        layout=layout,
        environment=surroundings_with(found.folder),
        name=f"npm-{words[-1] if words[0] == 'run' else words[0]}",
        advice="检查能否访问 npm 源（内网请设置 npm_config_registry），然后重试",
    )


def _package_files(layout: Layout) -> list[Path]:
    return [layout.root / "package.json", layout.root / "package-lock.json"]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
