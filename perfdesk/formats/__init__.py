"""Files to domain values and back: the only room with libraries for workbooks and documents."""
