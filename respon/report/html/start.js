// All is declared: the page begins as its address says.
show(form, actions.length > 0)
restore()
if (actions.length) filter()
arrive()
