"""A paper is written from the rows of a trail and a cover: one file a format."""
