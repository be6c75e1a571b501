"""The self-evaluations of a department and of projects: facts as a form, rows as a table scored live."""
