"""Bytes in: files fetched within limits, packages unpacked, characters decoded, readers confined."""
