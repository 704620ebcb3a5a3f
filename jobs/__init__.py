"""What the clock says: ticks, due posts, upkeep. Not where posts are composed or sent."""
