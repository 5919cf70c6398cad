import codecs

import pytest

from respon.errors import DocumentError
from respon.files.decode import decode
from respon.files.source import Source

SIMPLIFIED = "一、加强组织领导。建立联席会议，由甲市发展改革委牵头。（责任单位：市科委、市财政局）\n"
TRADITIONAL = "一、加強組織領導。建立聯席會議，由甲市財政局主辦；各有關機關協辦。\n"


def decoded(data: bytes) -> str:
    return decode(Source("a.txt", data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_encodings_with_their_marks(encoding):
    assert decoded(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


def test_traditional_in_big5():
    assert decoded(TRADITIONAL.encode("big5")) == TRADITIONAL


def test_traditional_in_gb18030():
    assert decoded(TRADITIONAL.encode("gb18030")) == TRADITIONAL


def test_utf16_big_endian():
    assert decoded(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")) == SIMPLIFIED


def test_a_damaged_utf8_text_is_not_taken_for_gb18030():
    data = (SIMPLIFIED * 3).encode()
    at = data.index("财".encode(), len(data) // 3) + 1
    with pytest.raises(DocumentError, match=f"UTF-8 at byte {at - 1}") as caught:
        decoded(data[:at] + data[at + 1 :])
    assert caught.value.where.line == 2


def test_a_cut_utf8_text_is_refused():
    with pytest.raises(DocumentError, match="UTF-8"):
        decoded(SIMPLIFIED.encode()[:-3])


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x01\0\0\0", bytes(range(256)) * 8, b"\xff\xfe\x00", b"\x81\xff" * 9]
)
def test_binary_data_is_refused_with_a_mend(data):
    with pytest.raises(DocumentError) as caught:
        decoded(data)
    assert caught.value.hint


def test_half_a_utf16_text_is_refused():
    with pytest.raises(DocumentError, match="UTF-16"):
        decoded(SIMPLIFIED.encode("utf-16")[:-1])
