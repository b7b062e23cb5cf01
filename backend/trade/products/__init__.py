"""What is sold: products, their variants, packing, pictures and names."""
