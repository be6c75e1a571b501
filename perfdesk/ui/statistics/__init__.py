"""统计: the bureau at a glance, in figures and bars."""
