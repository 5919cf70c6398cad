"""`respon lineage`."""

from respon.cli.options import query
from respon.cli.run import Run
from respon.cli.shared_options import AgencyName


@query
def command(run: Run, agency: AgencyName) -> None:
    """Draw what became of an agency, and what it was before, with dates and instruments.

    Examples:

        respon lineage 市金融办

        respon lineage 市市场监管局 --lang zh

        respon lineage 市人社局 -f json
    """
    from respon.query.lineage import lineage

    run.emit(lineage(run.plan, run.agency(agency)))
