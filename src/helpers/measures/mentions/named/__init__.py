"""Names in speech: countries, peoples, organisations and people, and whose they are."""
