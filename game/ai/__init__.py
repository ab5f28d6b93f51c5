"""Players that choose an order from what their side sees, one file each."""
