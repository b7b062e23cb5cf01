"""Trade: products, prices, quotes, orders, papers, payments and shipments."""
