"""What a file was understood to say, beside the file itself, before anything of it is taken over."""
