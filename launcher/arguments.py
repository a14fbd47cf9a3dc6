"""Arguments: what the user asked for."""

import argparse
from dataclasses import dataclass

from launcher.databases import PORT


@dataclass(frozen=True)
class Demo:
    port: int = PORT
    fresh: bool = False
    serve: bool = True


@dataclass(frozen=True)
class Serve:
    """The office's own system; only this machine reaches it unless another host is named."""

    host: str = "127.0.0.1"
    port: int = PORT


@dataclass(frozen=True)
class Test:
    """Everything, or with words for pytest only what these say."""

    __test__ = False  # not pytest's

    words: tuple[str, ...] = ()
    install_browser: bool = False
    postgresql: bool = False


@dataclass(frozen=True)
class Run:
    """A management command with its own arguments, on the office's or the demo's database."""

    words: tuple[str, ...]
    demo: bool = False


@dataclass(frozen=True)
class Bench:
    """A benchmark with its own arguments; without a name the list of them."""

    words: tuple[str, ...] = ()


class Unclear(Exception):  # noqa: N818 - it is shown to a person, as a sentence
    """What the user wrote says nothing that the launcher can do."""


def read_demo(words: list[str]) -> Demo:
    parser = argparse.ArgumentParser(prog="./dev demo", add_help=False)
    parser.add_argument("--port", type=_port, default=PORT)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--no-serve", dest="serve", action="store_false")
    return Demo(**vars(parser.parse_args(words)))


def read_serve(words: list[str]) -> Serve:
    parser = argparse.ArgumentParser(prog="./dev serve", add_help=False)
    parser.add_argument("--port", type=_port, default=PORT)
    parser.add_argument("--host", default="127.0.0.1")
    return Serve(**vars(parser.parse_args(words)))


def read_test(words: list[str]) -> Test:
    """The launcher's own two words stand before pytest's; all the rest is pytest's."""
    own = {"--install-browser", "--postgresql"}
    return Test(
        words=tuple(word for word in words if word not in own),
        install_browser="--install-browser" in words,
        postgresql="--postgresql" in words,
    )


def read_run(words: list[str]) -> Run:
    demo = words[:1] == ["--demo"]
    rest = tuple(words[1:] if demo else words)
    if not rest:
        raise Unclear("./dev run 后面要写命令名，例如 ./dev run --demo figures --json")
    return Run(words=rest, demo=demo)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} 不是 1 到 65535 之间的端口")
    return int(text)
