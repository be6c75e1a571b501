"""批量填写: one value into many places, looked through before it is done and written as one step."""
