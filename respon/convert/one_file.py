"""A plan as one data file: everything that its files held, whichever and however many they were."""

from respon.model import DataFile
from respon.plan import Plan


def whole(plan: Plan) -> DataFile:
    """Return the plan's documents, actions, registry, reforms and comments as one data file without includes."""
    return DataFile(
        respon=1,
        documents=tuple(plan.documents.values()),
        actions=plan.actions,
        agencies=tuple(plan.agencies.values()),
        reforms=plan.reforms,
        comments=plan.comments,
    )
