"""The tables of an archive.

Documents, runs, records and decisions are kept as they came and never edited. What is computed from them (which record counts,
parties, groups, the search index) stands beside them so that questions are quick, and can be made anew at any time.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint, text

APPLICATION = 0x44524147  # marks the file, in SQLite's header, as one of ours: "DRAG"
REVISION = "0002"  # the newest migration; a test holds it equal to what the folder of migrations says

METADATA = MetaData()

runs = Table(
    "runs",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # a hash of what codes and how
    Column("dragoman", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("begun", Text, nullable=False),
)

documents = Table(
    "documents",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("version", Text, nullable=False, unique=True),  # a hash of all that the document holds but its clocks of reading
    Column("id", Text, nullable=False, index=True),  # the document's own
    Column("article", Integer, nullable=False, index=True),  # the first version of the same article
    Column("reprint_of", Integer, ForeignKey("documents.pk"), index=True),
    Column("likeness", Float),  # how much of the text it shares with what it reprints
    Column("address", Text, index=True),  # the url with nothing in it that does not name the page
    Column("canonical", Text, index=True),
    Column("url", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("language", Text),
    Column("published", Text),
    Column("first_seen", Text, nullable=False),
    Column("fetched", Text),
    Column("text", Text, nullable=False),
    Column("current", Integer, nullable=False),  # 1 for the newest version of an article that is no reprint
    Index("documents_day", "published", "pk", "current"),
)

# What near-identical texts are likely to have in common: the bands of their MinHash signatures.
bands = Table(
    "bands",
    METADATA,
    Column("band", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.pk"), primary_key=True),
    sqlite_with_rowid=False,
)

records = Table(
    "records",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.pk"), nullable=False),
    Column("run", Integer, ForeignKey("runs.pk"), nullable=False),
    Column("current", Integer, nullable=False),  # 1 for the newest run's record of a current document
    Column("native", LargeBinary, nullable=False),  # the whole record as JSON, deflated
    UniqueConstraint("document", "run"),
    Index("records_current", "current", "run"),
)

sentences = Table(
    "sentences",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("record", Integer, ForeignKey("records.pk"), nullable=False, index=True),
    Column("id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("text", Text, nullable=False),
)

events = Table(
    "events",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("record", Integer, ForeignKey("records.pk"), nullable=False, index=True),
    Column("sentence", Integer, ForeignKey("sentences.pk"), nullable=False, index=True),
    Column("current", Integer, nullable=False),
    Column("day", Text),  # the first day of the act, else the day of publication; none where it is background without a date
    Column("last_day", Text),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("historical", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("according_to", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("located", Text, nullable=False),  # all that the place can be asked for by: "|khost|AFG|"
    Column("latitude", Float),
    Column("longitude", Float),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_high", Integer),
    Column("decided", Text, nullable=False, server_default=""),  # what people made of it: accepted, rejected, corrected
    # In the order in which events are shown, with all that they are chosen by: a question reads this alone, and the rows of one page.
    Index("events_facts", "day", "pk", "current", "record", "sentence", "type", "mode", "status", "confidence", "located"),
)

statements = Table(
    "statements",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("record", Integer, ForeignKey("records.pk"), nullable=False, index=True),
    Column("sentence", Integer, ForeignKey("sentences.pk"), nullable=False, index=True),
    Column("current", Integer, nullable=False),
    Column("day", Text),  # the day of publication
    Column("speaker", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("decided", Text, nullable=False, server_default=""),  # what people made of it: accepted, rejected, corrected
    Index("statements_facts", "day", "pk", "current", "record", "sentence"),
)

actors = Table(
    "actors",
    METADATA,
    Column("pk", Integer, primary_key=True),  # a hash of the four columns that make an actor
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),  # the name without case and accents
    Column("country", Text, nullable=False, index=True),
    Column("sector", Text, nullable=False),
    Column("person", Integer, nullable=False),
)

# Who takes part in what: `role` is source, target or according_to of an event, or speaker of a statement, or whom that is about.
parties = Table(
    "parties",
    METADATA,
    Column("actor", Integer, ForeignKey("actors.pk"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("item", Integer, primary_key=True),  # the event, or for the roles speaker and about the statement
    Index("parties_item", "item", "role"),
    sqlite_with_rowid=False,
)

# What was told in several places and is one thing: claims and incidents. All of it can be computed anew.
groups = Table(
    "groups",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("summary", Text, nullable=False),  # what is known of it, as JSON
    Column("stale", Integer, nullable=False),  # 1 where its members have changed since
    Column("decided", Text, nullable=False, server_default=""),  # what people made of it: accepted, rejected, corrected
    UniqueConstraint("kind", "id"),
    Index("groups_stale", "kind", sqlite_where=text("stale = 1")),
    Index("groups_last", "kind", "last"),
)
members = Table(
    "members",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("group", Integer, ForeignKey("groups.pk"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),  # the mention's
    Column("record", Integer, ForeignKey("records.pk"), nullable=False, index=True),
    Column("item", Text, nullable=False),  # the id of the event or statement that it comes from
    Column("event", Integer, ForeignKey("events.pk")),
    Column("statement", Integer, ForeignKey("statements.pk")),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("mention", Text, nullable=False),
    Index("members_event", "event", "group"),
    Index("members_statement", "statement", "group"),
)
blocks = Table(
    "blocks",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("block", Text, primary_key=True),
    Column("group", Integer, ForeignKey("groups.pk"), primary_key=True),
    Index("blocks_group", "group"),
    sqlite_with_rowid=False,
)

# What people decided, in the order in which they did; only added to.
decisions = Table(
    "decisions",
    METADATA,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("item", Text, nullable=False, index=True),  # the id of an event, statement, claim or incident
    Column("kind", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("content", Text, nullable=False),  # corrections, other items and the mentions that were seen, as JSON
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# Full-text search over sentences; SQLite keeps the text once, in `sentences`.
SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(text, content='sentences', content_rowid='pk', tokenize='porter unicode61 remove_diacritics 2')"
)

# What a watch keeps in mind between two runs; the columns are the fields of Feed, FeedItem and Host. These rows are replaced.
feeds = Table(
    "feeds",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("due", Text),
    Column("parent", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("read", Text),
)
feed_items = Table(
    "feed_items",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("due", Text, index=True),
    Column("title", Text, nullable=False),
    Column("published", Text),
    Column("updated", Text),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("checks", Integer, nullable=False),
    Column("checked", Text),
    Column("failures", Integer, nullable=False),
)
hosts = Table(
    "hosts",
    METADATA,
    Column("origin", Text, primary_key=True),
    Column("robots", Text),
    Column("robots_due", Text),
    Column("free", Text),
    Column("rest", Text),
    Column("failures", Integer, nullable=False),
)
