"""`respon co-owners`."""

from respon.cli.corpora import TabledRun, tabled
from respon.cli.shared_options import AgencyName


@tabled
def command(run: TabledRun, agency: AgencyName) -> None:
    """List whom an agency shares actions with, on how many, and who leads which.

    Examples:

        respon co-owners 市经济信息化委

        respon co-owners 市科委 -f json
    """
    name = run.agency(agency)
    if run.corpus:
        from respon.table.counted import co_owners as counted

        return run.emit(counted(run.corpus, run.about(name), name))
    from respon.query.co_owners import co_owners

    return run.emit(co_owners(run.graph, name))
