"""From pages to a hosted site or a folder that opens by double click."""
