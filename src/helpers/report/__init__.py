"""Runs notebooks and renders them as pages that work offline."""

import sys

# JupyterLab brings jsonschema's optional `rfc3987_syntax`, which compiles some
# thirty-five grammars at import: seconds, paid by every import of nbformat, for a
# format (`iri`) that no notebook's schema uses. jsonschema does without it if the
# import fails, and None makes it fail.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
