"""From YAML to the model: sources with positions, schemas, lint passes."""
