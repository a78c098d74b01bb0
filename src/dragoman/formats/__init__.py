"""Records in the formats that others read: Dragoman's own, the gold annotations', PLOVER, CAMEO, POLECAT, and data frames."""

from dragoman.formats.cameo import cameo_rows
from dragoman.formats.frames import to_pandas, to_polars
from dragoman.formats.gold import to_gold
from dragoman.formats.native import from_native, schema, to_native
from dragoman.formats.polecat import polecat_rows
from dragoman.formats.writers import FORMATS, Format, write

__all__ = [
    "FORMATS",
    "Format",
    "cameo_rows",
    "from_native",
    "polecat_rows",
    "schema",
    "to_gold",
    "to_native",
    "to_pandas",
    "to_polars",
    "write",
]
