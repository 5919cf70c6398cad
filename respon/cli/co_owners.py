"""`respon co-owners`."""

from respon.cli.options import query
from respon.cli.run import Run
from respon.cli.shared_options import AgencyName


@query
def command(run: Run, agency: AgencyName) -> None:
    """List whom an agency shares actions with, on how many, and who leads which.

    Examples:

        respon co-owners 市经济信息化委

        respon co-owners 市科委 -f json
    """
    from respon.query.co_owners import co_owners

    run.emit(co_owners(run.graph, run.agency(agency)))
