"""Working on findings: mending them, giving a reason, choosing the rules."""
