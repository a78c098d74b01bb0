"""The log of incidents: what many reports tell of one violent or protest incident, brought together."""

from dragoman.analysis.incidents.grouping import Incidents

__all__ = ["Incidents"]
