"""The command line: one module a command. Only here are siblings wired, and only `emit` writes.

What a command needs is imported when it runs: completing and explaining its options then takes less than half the time,
70 ms less for a look-up, 90 ms for `check`, 250 ms for `extract`.
"""

COMMANDS: dict[str, str] = {
    "agencies": "Every agency, with how many actions it leads, shares, supports.",
    "actions": "The actions, by agency, role, document or words.",
    "show": "One action or agency, whole, with its clause.",
    "duties": "An agency's duties: does it lead, or share, and with whom?",
    "co-owners": "Whom an agency shares actions with, and who leads which.",
    "overlaps": "Pairs of agencies by shared actions; for two, the actions.",
    "matrix": "Actions by agencies, in RASCI letters.",
    "gaps": "Actions with no owner, no lead, several leads, a vague owner, an open list.",
    "due": "What is due, whose, and what is late; as a calendar too.",
    "lineage": "What became of an agency, and what it was before.",
    "reform-effect": "What a planned reform would change.",
    "network": "Who is central, who belongs together, the chain between two agencies.",
    "extract": "Read official documents and propose their assignments.",
    "verify": "Prove that data and text agree.",
    "init": "Write a commented start of one's own data.",
    "check": "What is wrong with the data, by named rules: for people, CI and code review.",
    "diff": "What changed between two versions: duties gained, lost, led by another.",
    "ledger send": "A workbook for each unit to fill in.",
    "ledger collect": "What the units filled in, merged into the data, or told.",
    "report": "The whole picture as html, xlsx, docx, pdf or md.",
    "convert": "The data as YAML, JSON, JSON Lines, csv or a workbook, nothing lost.",
    "export": "The graph as GraphML, GEXF, JSON, DOT or Mermaid; a database.",
    "schema": "The data format as JSON Schema.",
}
"""Every command's name and what it answers, in the order of the help. A module a command, loaded when used."""

FAMILIES: dict[str, str] = {"ledger": "Workbooks out to the units, and what they filled in back into the data."}
"""What is told of commands that share their first word."""
