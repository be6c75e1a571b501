"""The `.perfdesk` file: rows, journal, backups. The only room that knows SQLite and SQLAlchemy."""
