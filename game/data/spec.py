"""What all files share: closed models, ids, hex numbers, and lists of them as text."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.data.forms import HEX_PATTERN, ID_PATTERN


class Spec(BaseModel):
    """A mapping of a file: every key is known, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


BY_NUMBER: dict[str, Any] = {"propertyNames": {"type": "integer"}}  # what the schema of a mapping by turn lacks
Id = Annotated[str, Field(pattern=ID_PATTERN, description="A short name in lower case: letters, digits, _.")]
Hex = Annotated[str, Field(pattern=HEX_PATTERN, description='A hex number in quotes: column and row, "1941".')]
HexText = Annotated[str, Field(description='Hex numbers with blanks between them: "1941 1942".')]
SideText = Annotated[str, Field(description='Hexsides with blanks between them: "1941-1942 1942-2043".')]
SideName = Annotated[Literal["communist", "un"], Field(description="communist or un.")]
Glyph = Annotated[str, Field(min_length=1, max_length=1)]
Text = Annotated[str, Field(min_length=1)]
