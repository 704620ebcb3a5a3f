"""What changes: load, decide, save in one transaction, a frozen outcome back. Not its wording."""
