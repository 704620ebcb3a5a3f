"""What the bot shows: facts to Post(text, picture, buttons). Not how it is sent or changed."""
