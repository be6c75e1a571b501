"""What a person can do with an open file."""

ENDING = ".perfdesk"
REVIEW_ENDING = ".pdreview"
TEMPLATE_ENDING = ".pdtemplate"
