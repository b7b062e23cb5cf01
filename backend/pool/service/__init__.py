"""Changes of pools, and handing over."""
