"""What messages say, beyond what bringing them in needs: understanding them, and reading all of them anew."""
