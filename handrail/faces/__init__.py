"""The faces: what people and systems see."""
