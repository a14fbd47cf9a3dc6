"""版本: of the product, and of what it runs on."""

import platform
from importlib import metadata

import django
from django.db import connection


def product() -> str:
    """The product's own."""
    try:
        return metadata.version("chuangcheng")
    except metadata.PackageNotFoundError:
        return "0"


def python() -> str:
    """Python's."""
    return platform.python_version()


def framework() -> str:
    """Django's."""
    return django.get_version()


def database() -> str:
    """The database's, with its name."""
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    return f"{name} {'.'.join(map(str, connection.get_database_version()))}"
