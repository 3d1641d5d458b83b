"""What there is: frozen records without input or output."""
