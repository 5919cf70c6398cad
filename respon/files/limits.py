"""How much of a file is read at most: a document has some hundred kilobytes, a hostile file has no end."""

MEGABYTE = 1 << 20

DATA_BYTES = 64 * MEGABYTE
"""A data file of YAML: whoever has more actions than fit keeps them as JSON Lines, which is read line by line."""

TEXT_BYTES = 64 * MEGABYTE
"""A text, page or table file: some 20 million characters, a hundred times the longest five-year plan."""

LINES = 200_000
"""Lines of a document that aren't blank: ten megabytes broken at a narrow margin have a hundred thousand."""

PARAGRAPH = 1_000_000
"""Characters of one paragraph, its lines joined: a whole five-year plan run together has two hundred thousand."""

HTML_BYTES = 24 * MEGABYTE
"""A saved page with the pictures in it."""

HTML_TAGS = 500_000
"""Tags of a page: each takes some five hundred bytes of memory."""

PACKAGE_BYTES = 256 * MEGABYTE
"""A docx, xlsx or pdf file: pictures make them large, and pictures are never unpacked."""

PACKAGE_ENTRIES = 10_000
"""Files in a docx or xlsx: a real one has some dozens, one more for each picture or sheet."""

PART_BYTES = 64 * MEGABYTE
"""One unpacked part of a docx or xlsx: markup is some ten times its text."""

UNPACKED_BYTES = 4 * PART_BYTES
"""All unpacked parts of a docx or xlsx."""

PART_RATIO = 250
"""Unpacked to packed size of a part. Markup packs to a tenth or a fortieth; a bomb to a thousandth."""

SHEET_CELLS = 2_000_000
"""Cells of one sheet's rectangle, empty ones too: they are held in memory all at once."""

TABLE_COLUMNS = 2_000
"""Columns of a table: a task table has a dozen, a matrix of a province's units some hundred."""

HTML_ATTRIBUTES = 200
"""Attributes of one tag: a page's have a dozen. The parser compares each with all before it."""

PDF_PAGES = 2_000
"""Pages of a pdf: they are read in order, some tenths of a second each."""

SETTINGS_BYTES = MEGABYTE
"""A settings file, or a pyproject.toml that may hold settings."""

BASELINE_BYTES = 64 * MEGABYTE
"""A file of known findings: some two hundred bytes a finding."""

PIPE_SECONDS = 60
"""Time that a pipe named as a document, as <(…) makes one, has to give all it has."""

STEP_SECONDS = 10
"""Processor time for one page of a pdf, or for reading any other document: a dense page of tables takes two."""

GRAMMAR_SECONDS = 20
"""Processor time for understanding what was read: a gazette of a hundred pages takes one."""

DOCUMENT_SECONDS = 120
"""Time by the clock for a whole document, however many its pages."""

DOCUMENT_MEMORY = 1024 * MEGABYTE
"""Memory of the process that reads a document: compressed streams unpack to any size."""
