"""日志: a line of key=value for a person at a terminal, JSON for a machine.

Every line of a request carries its id and who asks; no line carries anybody's number.
"""

import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from chuangcheng.kernel.masking import mask_numbers as without_numbers


def mask_numbers(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """打码: phone and identity numbers in every text of a line, however deep."""
    return {key: _masked(value) for key, value in event.items()}


def configuration(level: str) -> dict[str, Any]:
    """Django's LOGGING: our lines and every library's go through the same processors."""
    formatter = structlog.stdlib.ProcessorFormatter
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_first(),
            formatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    line = {"()": formatter, "foreign_pre_chain": _first(), "processors": _last()}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {"django": {"handlers": [], "level": level, "propagate": True}},
    }


def _first() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _last() -> list[Processor]:
    """Masking comes after tracebacks are text, and nothing but writing comes after it."""
    write: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if sys.stderr.isatty():
        write = structlog.processors.KeyValueRenderer(
            key_order=["timestamp", "level", "event"], repr_native_str=False
        )
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        mask_numbers,
        write,
    ]


def _masked(value: object) -> object:
    match value:
        case None | bool() | float():
            return value
        case dict():
            return {str(_masked(key)): _masked(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_masked(inner) for inner in value]
        case _:
            plain = str(value)
            shown = without_numbers(plain)
            return value if isinstance(value, int) and shown == plain else shown
