"""From words half remembered to the passages that have them."""
