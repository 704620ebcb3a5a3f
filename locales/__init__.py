"""Texts in Russian and English, and how numbers, dates and words read. No logic."""
