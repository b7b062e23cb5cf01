"""Changes of pools, leads and handing over."""
