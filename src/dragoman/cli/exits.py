"""With which code the commands end, when not all is well."""

SOME_FAILED = 1  # some documents or lines failed, or a table of the codebook is wrong
UNUSABLE = 2  # the input or an option cannot be used; nothing was done
INTERRUPTED = 130
