"""The exam examined: a small right adapter passes, wrong ones fail."""
