"""What shows across reports: claims, incidents, tone and its shifts, briefs. Typed results; nothing is printed here."""
