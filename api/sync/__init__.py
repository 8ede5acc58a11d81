"""同步: what a phone brings is taken in once, item by item, and each item has an answer."""
