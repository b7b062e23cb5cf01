"""Tests of the tenant's own fields."""
