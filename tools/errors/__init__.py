"""What the coder gets wrong on the development data, grouped by cause: `python -m tools.errors FOLDER`. See docs/errors.md."""
