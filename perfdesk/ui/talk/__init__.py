"""The tab 审核: what reviewers and authors say to each other, and what is decided."""
