"""The rules, one a module: its docstring is the help, SEVERITY how grave it is, `check` what it does."""
