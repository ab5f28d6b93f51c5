"""The forms of the texts that files hold."""

HEX_PATTERN = "^[0-9]{4}$"
DAY_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ID_PATTERN = "^[a-z][a-z0-9_]*$"
EVENT_PATTERN = "^E[0-9]{2}[a-z]?$"
UNIT_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_.-]*$"
