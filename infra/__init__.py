"""Embedded services, migrations, demo content, benchmarks."""
