"""Speed figures (PRODUCT 7): measured and reported, never gated."""
