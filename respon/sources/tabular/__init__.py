"""Tables as data, csv and workbooks: read strictly, and the flat form of an action that every table has."""
