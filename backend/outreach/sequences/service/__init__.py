"""What happens to sequences and to those on the way through them."""
