"""From the corpus's facts to a citation that can be pasted.

`csl` turns variables into a CSL-JSON item, `styles` finds a style, `pandoc`
formats items in it, `formats` writes items for reference managers.  Only here
are CSL's hyphenated keys known.
"""
