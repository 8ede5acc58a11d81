"""外勤: what a cadre's phone holds of the caseload, and how it is kept up to date."""
