"""Text → parsed sentences: the embedded model, and the spaCy `Doc` it fills."""
