"""The process: settings, wiring, command menus, health. Not a place for rules or texts."""
