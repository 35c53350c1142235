"""The Telegram room: the only one that knows ``telegram``. See ``routes`` for what goes where."""
