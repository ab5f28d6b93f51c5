"""Dates in words."""

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(iso: str) -> str:
    """Return ``1950-06-25`` as ``25 Jun``."""
    _, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month)]}"


def span_of_days(first: str, last: str) -> str:
    """Return two days as ``25 Jun – 2 Aug 1950``."""
    return f"{short_date(first)} – {short_date(last)} {last[:4]}"
