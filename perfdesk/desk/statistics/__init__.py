"""统计: what a book says as a whole. `facts` lists it, `pivot` adds it up, `views` asks the usual questions."""
