"""The trained part of extraction: invented letters in many languages, training, and the eval report."""
