"""批量填写: the dialog that asks where, which field and what, and what it does."""
