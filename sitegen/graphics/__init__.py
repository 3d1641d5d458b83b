"""Pictures, whatever they show: the engine, colours, words, and what is kept."""
