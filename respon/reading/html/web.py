"""Saved web pages. Nothing is fetched, no entity is expanded, no script is run."""

import re

from lxml import etree
from webencodings import lookup

from respon.files.decode import checked, decode
from respon.files.limits import HTML_ATTRIBUTES, HTML_BYTES, HTML_TAGS, MEGABYTE
from respon.files.source import Source
from respon.messages import say
from respon.reading.flow.assembly import Item, assemble
from respon.reading.html.places import Places
from respon.reading.html.seen import PageWalk
from respon.text import Text

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*(?:["']\s*)?([\w.:-]{2,40})""", re.IGNORECASE)
WIDER = {"gbk": "gb18030", "big5": "big5hkscs"}
"""Encodings that pages declare, and the one that they then use."""
_ATTRIBUTE = r"""(?:[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+|=)"""
ATTRIBUTE = re.compile(rf"[\s/]++{_ATTRIBUTE}?+|{_ATTRIBUTE}")
TAG = re.compile(rf"<([A-Za-z][^\s/>]*+)((?:{ATTRIBUTE.pattern})*+)")
UNPARSED = frozenset(("script", "style"))
"""Elements in which a tag is only text."""
TOLERATED = 1000
"""One broken character in so many is let pass: pages are pasted together from several systems."""


def read(source: Source) -> Text:
    """Read a saved page; a place's offset counts characters of the decoded source of the page."""
    if len(source.data) > HTML_BYTES:
        raise source.error(
            say("a page of more than {size} MB", size=HTML_BYTES // MEGABYTE), say("save the page without pictures")
        )
    text = page_text(source).replace("\0", " ")
    if text.count("<") > HTML_TAGS:
        raise source.error(say("a page of more than {count} tags", count=HTML_TAGS), say("save the text as .txt"))
    return assemble(source, fragment(source, text))


def fragment(source: Source, text: str) -> list[Item]:
    """Return what a page or a piece of one shows, in reading order, places counted from its beginning."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    if crowded(normal):
        raise source.error(
            say("a tag of more than {count} attributes", count=HTML_ATTRIBUTES),
            say("save the text as .txt"),
        )
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, collect_ids=False)
    try:
        root = etree.fromstring(normal.encode("utf-8", "replace"), parser)
    except etree.ParseError as error:
        raise source.error(say("not a page that can be read"), say("save it again from the browser")) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise source.error(say("a page nested too deeply to be a document"), say("save the text as .txt"))
    return PageWalk(source, Places(text)).items(root) if root is not None else []


def crowded(text: str) -> bool:
    """Tell if a tag has more attributes than a page's tags have."""
    at = 0
    while tag := TAG.search(text, at):
        if len(tag[2]) > HTML_ATTRIBUTES and len(ATTRIBUTE.findall(tag[2])) > HTML_ATTRIBUTES:
            return True
        at = tag.end()
        if tag[1].lower() in UNPARSED:
            at = max(at, text.find(f"</{tag[1]}", at))
    return False


def page_text(source: Source) -> str:
    """Decode a page: by its byte-order mark, else as it declares itself, else by what it looks like.

    It declares one of the web's labels (encoding.spec.whatwg.org): a codec of Python's is not one for its name.
    """
    declared = DECLARED.search(source.data[:4096])
    encoding = lookup(declared[1].decode("ascii", "replace")) if declared else None
    marked = source.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if encoding is None or marked or encoding.name.startswith("utf-16"):  # whose own bytes don't read as this label
        return decode(source)
    if encoding.name in WIDER:
        text = source.data.decode(WIDER[encoding.name], "replace")
    else:
        text, _ = encoding.codec_info.decode(source.data, "replace")
    return checked(source, text) if text.count("\ufffd") * TOLERATED <= len(text) else decode(source)
