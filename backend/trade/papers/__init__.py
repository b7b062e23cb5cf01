"""Trade papers: what stands in one, how it looks, what contradicts what, and how it is numbered, issued and kept."""
