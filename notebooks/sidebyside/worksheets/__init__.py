"""The student pages: tasks, and kind feedback on answers."""
