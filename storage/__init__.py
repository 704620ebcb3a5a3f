"""Tables, migrations, queries; the only room with SQL. Not where anything is decided."""
