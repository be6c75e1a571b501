"""What holds for the tests of all rooms."""

from hypothesis import settings

# A busy machine is slow at times; that says nothing about the code.
settings.register_profile("perfdesk", deadline=None)
settings.load_profile("perfdesk")
