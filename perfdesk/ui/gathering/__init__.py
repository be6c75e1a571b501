"""What several people or several years say, brought together: comparing, handing out, merging, keying again."""
