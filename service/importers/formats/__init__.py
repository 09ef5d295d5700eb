"""Archives of the field, one file a format: how a row of each becomes what our log can say."""
