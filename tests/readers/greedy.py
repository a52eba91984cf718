"""A reader that asks for more memory than there is."""


def read(data: bytes) -> object:
    """Never comes back."""
    return len(bytes(64 * 2**30))
