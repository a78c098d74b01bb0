"""Alembic's entry: the migrations run on the connection, and in the transaction, that the caller gives."""

from alembic import context

from dragoman.archive.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=False)
context.run_migrations()
