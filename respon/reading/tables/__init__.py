"""Tables from their files: csv, workbooks, tables marked in text; merged cells spread."""
