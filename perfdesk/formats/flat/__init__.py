"""Forms whose text kept the order of its cells but not their columns, as a web page's text gives them."""
