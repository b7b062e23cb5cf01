"""Tests of the ERP engine, its adapters and their exam."""
