"""Second opinions: another reader is asked about the events of which the coder is unsure, and what it says is put beside them.

    reader = SecondReader(ReaderOptions("http://localhost:8000/v1", "some-model"))
    for record in reader.read(coder.pipe(documents)): ...

The reader is a language model behind an OpenAI-compatible endpoint. It changes nothing that is coded: an event with `opinion` left
out is the event that it would be without a reader.
"""

from dragoman.opinions.options import ReaderOptions
from dragoman.opinions.reader import Report, SecondReader

__all__ = ["ReaderOptions", "Report", "SecondReader"]
