"""The collection's own rules, beyond the schema: each finds problems in tables."""
