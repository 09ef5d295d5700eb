"""Any table of one's own, by a small file (TOML) that says what its columns are."""
