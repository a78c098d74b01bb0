"""Releases: an archive as a dataset that can be cited, rebuilt and compared."""

from dragoman.archive.releases.building import release
from dragoman.archive.releases.comparing import Difference, differences
from dragoman.archive.releases.options import Release, ReleaseOptions

__all__ = ["Difference", "Release", "ReleaseOptions", "differences", "release"]
