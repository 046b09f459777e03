"""What authors write beside the pages, checked and ready for a sentence."""
