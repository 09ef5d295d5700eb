"""How answers are written, one file a format; nothing here knows which door asks."""
