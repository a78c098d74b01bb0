"""Feeds and sitemaps, watched politely: what is new in them is fetched and handed over.

    watcher = Watcher(read_opml(Path("feeds.opml")), state, sink, tell)
    watcher.round()

Who a host is, what it allows and when it may be asked again, is kept in the state from run to run.
"""

from dragoman.watching.clock import Clock, SystemClock
from dragoman.watching.opml import read_opml
from dragoman.watching.options import WatchOptions
from dragoman.watching.state import FeedState
from dragoman.watching.watcher import Notice, Tally, Watcher

__all__ = ["Clock", "FeedState", "Notice", "SystemClock", "Tally", "WatchOptions", "Watcher", "read_opml"]
