"""What single values of the data format may be."""

from typing import Annotated

from msgspec import Meta

from respon.dates import DATE

Text = Annotated[str, Meta(min_length=1)]
Date = Annotated[str, Meta(pattern=DATE)]
Names = Annotated[tuple[Text, ...], Meta(min_length=1)]
