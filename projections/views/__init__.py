"""What users ask: one file a view, each a query over facts at a moment."""
