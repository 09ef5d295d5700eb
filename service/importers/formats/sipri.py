"""Trade registers of SIPRI's Arms Transfers Database, as downloaded: by order, or by delivery with a deal's number.

An order is an agreement, and what was delivered of it arms that went from the supplier to the recipient. Where the
register numbers its deals, keys go by that number: `sipri:DEAL/order`, `sipri:DEAL/YEAR/N`. The register by order has
no numbers, so its keys are made of what seldom changes from vintage to vintage, with N counting the orders that agree
in all of it: `sipri:SUPPLIER/RECIPIENT/YEAR OF ORDER/DESIGNATION/N/order` and `.../delivery`.

What stands in parentheses is SIPRI's estimate: an uncertain year (EDTF `?`), a number that is about right. A register
is as whole as the question that it answers: a later vintage is to be downloaded with the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from events.development import Document
from service.importers import coding
from service.importers.errors import NotThisFormat
from service.importers.formats import sipri_words as words
from service.importers.formats.sipri_preamble import Register, opened
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, known, plain

BY_ORDER = (
    "Weapon designation", "Weapon description", "Year of order", "Number ordered", "Number delivered",
    "Year(s) of delivery", "SIPRI TIV of delivered weapons",
)  # fmt: skip

BY_DELIVERY = (
    "Designation", "Description", "Order date", "Order date is estimate", "Numbers delivered",
    "Numbers delivered is estimate", "Delivery year", "Delivery year is estimate", "Status", "TIV delivery values",
)  # fmt: skip

OTHERWISE = {"Seller": "Supplier", "Buyer": "Recipient", "Deal ID": "SIPRI AT Database ID"}
"""What older registers call columns, and how they are called now."""

NUMBER = "SIPRI AT Database ID"


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    for number, file in enumerate(files):
        register = opened(file, OTHERWISE)
        numbered = NUMBER in register.names
        lacking = [name for name in (BY_DELIVERY if numbered else BY_ORDER) if name not in register.names]
        if lacking:
            raise NotThisFormat(f"The register lacks the columns {', '.join(lacking)}.")
        yield from (_deliveries if numbered else _orders)(register, number)


def _orders(register: Register, file: int) -> Iterator[Told | Unreadable]:
    counted: Counter[str] = Counter()
    for line, row in register.rows:
        keys: tuple[str, ...] | None = None
        try:
            parts = row["Supplier"], row["Recipient"], words.digits(row["Year of order"]), row["Weapon designation"]
            key = plain("sipri:" + "/".join(parts), 180)
            counted[key] += 1
            order, delivery = keys = (f"{key}/{counted[key]}/order", f"{key}/{counted[key]}/delivery")
            deal = _deal(
                row, "Weapon designation", "Weapon description", "Year of order", row.get("Year of order?", "")
            )
            ordered = words.quantity("ordered", row["Number ordered"], row.get("Number ordered?", ""))
            yield Told(line, order, "agreement-reached", _order(deal, ordered), register.sources, file)
            if years := words.years(row["Year(s) of delivery"]):
                number = words.quantity("delivered", row["Number delivered"], row.get("Number delivered?", ""))
                value = words.value("delivered, in TIV", row["SIPRI TIV of delivered weapons"])
                note = plain(" ".join(filter(None, (row.get("status"), row.get("Comments")))))
                content = _delivery(deal, years, [number, value], note)
                yield Told(line, delivery, "arms-delivered", content, register.sources, file)
        except Refused as refused:
            yield refused.at(line, file, keys)


def _deliveries(register: Register, file: int) -> Iterator[Told | Unreadable]:
    counted: Counter[str] = Counter()
    told: set[str] = set()
    for line, row in register.rows:
        keys: tuple[str, ...] | None = None
        try:
            order, key = f"sipri:{row[NUMBER]}/order", f"sipri:{row[NUMBER]}/{row['Delivery year']}"
            counted[key] += 1
            delivery = f"{key}/{counted[key]}"
            keys = (delivery, *({order} - told))
            deal = _deal(row, "Designation", "Description", "Order date", row["Order date is estimate"])
            keys = (delivery,)
            if order not in told:
                told.add(order)
                yield Told(line, order, "agreement-reached", _order(deal, None), register.sources, file)
            years = _years(row, "Delivery year", row["Delivery year is estimate"])
            number = words.quantity("delivered", row["Numbers delivered"], row["Numbers delivered is estimate"])
            value = words.value("delivered, in TIV", row["TIV delivery values"])
            content = _delivery(deal, years, [number, value], plain(row["Status"]))
            yield Told(line, delivery, "arms-delivered", content, register.sources, file)
        except Refused as refused:
            yield refused.at(line, file, keys)


def _years(row: Row, field: str, estimated: str) -> str:
    if not (years := words.years(row[field], estimated)):
        raise Refused(field, "Is no year.", row[field])
    return years


def _deal(row: Row, designation: str, description: str, ordered: str, estimated: str) -> Document:
    return {
        "supplier": actor_in(row, "Supplier", coding.named),
        "recipient": actor_in(row, "Recipient", coding.named),
        "arms": plain(f"{row[designation]} ({row[description]})" if row[description] else row[designation]),
        "ordered": _years(row, ordered, estimated),
    }


def _order(deal: Document, ordered: Document | None) -> Document:
    return known(
        title=f"{deal['recipient']} orders from {deal['supplier']}: {deal['arms']}"[:500],
        when=deal["ordered"],
        status="happened",
        dimension="military",
        plover={"event": "AGREE", "context": "military"},
        quantities=[ordered] if ordered else [],
        signatories=[deal["supplier"], deal["recipient"]],
        subject=f"arms: {deal['arms']}"[:2000],
    )


def _delivery(deal: Document, when: str, said: list[Document | None], note: str) -> Document:
    return known(
        title=f"{deal['supplier']} delivers to {deal['recipient']}: {deal['arms']}"[:500],
        when=when,
        status="happened",
        quantities=[each for each in said if each],
        note=note,
        suppliers=[deal["supplier"]],
        recipients=[deal["recipient"]],
        arms=deal["arms"],
    )


SIPRI = Importer(
    name="sipri",
    title="Arms trade register (SIPRI Arms Transfers Database)",
    source="Stockholm International Peace Research Institute, Arms Transfers Database; free for non-commercial use,"
    " cite it.",
    whole=True,
    read=_read,
)
