"""Runs: the documents of many inputs coded in order, on one or more processes; a run that was killed goes on where it stopped.

    for coded in code_inputs(Run(("reports/",), jobs=4)):
        if isinstance(coded, Failure): ...

What comes out depends neither on the number of processes nor on how often a run was broken off. Runs into a file are in
`dragoman.running.files`, which brings heavier libraries with it.
"""

from dragoman.running.counting import count_documents
from dragoman.running.run import Coded, DocumentCoder, Run
from dragoman.running.runs import code_inputs
from dragoman.running.tally import Tally

__all__ = ["Coded", "DocumentCoder", "Run", "Tally", "code_inputs", "count_documents"]
