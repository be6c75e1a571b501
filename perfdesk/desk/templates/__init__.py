"""Templates (模板): what a person keeps of projects and tables to begin others from."""
