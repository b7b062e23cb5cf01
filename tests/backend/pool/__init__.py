"""Tests of pools, leads and handing over."""
