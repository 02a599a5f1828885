"""Runs LocalStack's functions and its table as processes of this machine instead of in Docker."""
