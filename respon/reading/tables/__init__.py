"""Tables from their files: csv and workbooks; merged cells spread."""
