"""The workspace of a meeting: one canvas, the questions beside it, and what they answer.

Everything that changes what is seen is an action on the scene of the room (`room.do`), so that undo takes it back.
"""
