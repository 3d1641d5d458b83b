"""The words of charts: what marks are called, and what a picture shows."""
