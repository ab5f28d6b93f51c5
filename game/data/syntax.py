"""What the YAML parser says, in words for people who edit files."""

_WORDS = {
    "did not find expected key": "expected a key here; look at indentation, dashes and quotes up to this line",
    "did not find expected '-' indicator": "expected '-' here; all entries of a list begin with one, indented alike",
    "did not find expected ',' or '}'": "expected ',' or '}' here; one is missing before this",
    "did not find expected ',' or ']'": "expected ',' or ']' here; one is missing before this",
    "did not find expected node content": "expected a value here; a bracket or quote may not be closed",
    "mapping values are not allowed in this context": "a ':' where none can be; put text that holds one in quotes",
    "found unexpected end of stream": "the file ends within quotes that are not closed",
    "could not find expected ':'": "expected ':' after a key before this",
    "found character that cannot start any token": "no value begins with this character; put the text in quotes",
    "found unknown escape character": "an unknown escape; write \\ as \\\\ or use single quotes",
}


def in_plain_words(problem: str) -> str:
    """Return a problem of the parser in plain words, or as it is where there are none."""
    return _WORDS.get(problem, problem)
