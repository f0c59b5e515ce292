"""The SQLite cache: schema and migrations by sqlite-utils, hot paths by plain sqlite3."""
