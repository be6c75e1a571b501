"""The statutory forms (表样): what each prints, as data in `resources/forms`."""
