"""A package to pytest, so that what its conftest builds ends with its tests."""
