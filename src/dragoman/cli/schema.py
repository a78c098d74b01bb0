"""`dragoman schema`: what a native record looks like."""

from __future__ import annotations

import json

import typer

EXAMPLE = "Example: dragoman schema > record.schema.json"


def schema() -> None:
    """Show the JSON Schema of the native record."""
    from dragoman import formats

    typer.echo(json.dumps(formats.schema(), indent=2, ensure_ascii=False))
