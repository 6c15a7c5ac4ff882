"""An archive in a database of PostgreSQL, for teams (docs/teams.md); needs the extra `postgres`."""
