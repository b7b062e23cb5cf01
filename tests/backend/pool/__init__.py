"""Tests of pools and handing over."""
