"""The report of a run as a page with plots (PRODUCT P-41); needs the libraries of ``[lab]``."""
