"""Briefs as pages to hand on: Markdown, HTML and PDF, and the chart of tone."""

from dragoman.briefing.charts import ChartOptions, Marked, tone_png, tone_svg
from dragoman.briefing.page import Page, page_of
from dragoman.briefing.writing import SUFFIXES, rendered

__all__ = ["SUFFIXES", "ChartOptions", "Marked", "Page", "page_of", "rendered", "tone_png", "tone_svg"]
