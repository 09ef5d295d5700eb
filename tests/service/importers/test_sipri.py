"""Trade registers of SIPRI: what an order becomes, and what a later vintage corrects."""

import pytest

from service.importers.errors import NotThisFormat
from service.importers.formats.sipri import SIPRI
from tests.service.importers.bringing import brought, file, refused, told

REGISTER = (
    "SIPRI Arms Transfers Database\n\nInformation generated: {made}\n\n"
    "Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,Number delivered,,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
)

DEALS = (
    "SIPRI Transfers Database\n\n\nDeal ID;Seller;Buyer;Designation;Description;Armament category;Order date;"
    "Order date is estimate;Numbers delivered;Numbers delivered is estimate;Delivery year;Delivery year is estimate;"
    "Status;SIPRI estimate;TIV deal unit;TIV delivery values;Local production\n"
)

FIRST = [
    'India,Russia,(2012),,42,,Su-30MK,FGA aircraft,(40),,2013; (2014),New,"For $1.6 b, as said",60,2520,2400',
    "India,Russia,(2012),,10,,Su-30MK,FGA aircraft,,,,New,,60,600,0",
    "India,Israel,2020,?,10,,X-1,UAV,2,,2021-2023,New,,5,50,10",
    "NATO**,United States,2024,,10,,X-1,UAV,0,,,,,5,50,0",
]

LATER = [
    FIRST[0].replace("(40)", "42").replace("(2014)", "2014; 2015").replace("(2012)", "2012"),
    FIRST[1],
    FIRST[3],
    "Morocco,China,2023,,4,,HQ-9,SAM system,,,,New,,5,50,0",
]


def register(rows, made="12 March 2023"):
    """A register by order, as it was downloaded on a day."""
    return file(REGISTER.format(made=made) + "\n".join(rows))


def readable(rows):
    return register([row for row in rows if not row.startswith("NATO")])


def test_an_order_is_an_agreement_and_what_was_delivered_of_it_arms():
    found = told(SIPRI, readable(FIRST))
    order = found["sipri:Russia/India/2012/Su-30MK/1/order"]
    assert order["when"] == "2012?"
    assert order["signatories"] == ["RUS", "IND"]
    assert order["quantities"] == [{"name": "ordered", "amount": 42}]
    delivery = found["sipri:Russia/India/2012/Su-30MK/1/delivery"]
    assert delivery["when"] == "{2013,2014?}"
    assert delivery["quantities"] == [
        {"name": "delivered", "amount": 40, "operator": "~"},
        {"name": "delivered, in TIV", "amount": 2400, "unit": "million TIV"},
    ]
    assert delivery["note"] == "New For $1.6 b, as said"
    assert "sipri:Russia/India/2012/Su-30MK/2/delivery" not in found
    assert found["sipri:Israel/India/2020/X-1/1/order"]["when"] == "2020?"
    assert found["sipri:Israel/India/2020/X-1/1/delivery"]["when"] == "{2021..2023}"
    assert refused(SIPRI, register(FIRST)) == [(9, "Recipient", "No actor is called 'NATO**'.")]


def test_a_register_by_delivery_goes_by_the_number_of_the_deal():
    rows = (
        "1001;Soviet Union;India;MiG-21;Fighter;Aircraft;1962;Yes;10;No;1964;No;New;5;5;50;No\n"
        "1001;Soviet Union;India;MiG-21;Fighter;Aircraft;1962;Yes;12;Yes;1965;Yes;New;5;5;60.5;No\n"
    )
    found = told(SIPRI, file(DEALS + rows))
    assert [*found] == ["sipri:1001/order", "sipri:1001/1964/1", "sipri:1001/1965/1"]
    assert [each["when"] for each in found.values()] == ["1962?", "1964", "1965?"]
    assert found["sipri:1001/1965/1"]["suppliers"] == ["SUN"]
    assert found["sipri:1001/1965/1"]["quantities"] == [
        {"name": "delivered", "amount": 12, "operator": "~"},
        {"name": "delivered, in TIV", "amount": 60.5, "unit": "million TIV"},
    ]


def test_a_later_vintage_corrects_adds_and_takes_back_and_no_more(shared_world):
    """A line that cannot be told of either vintage keeps nothing else from being taken back."""
    assert brought(shared_world, SIPRI, register(FIRST), vintage="2023") == {"read": 6, "new": 5, "refused": 1}
    again = register(FIRST, "30 March 2023")
    assert brought(shared_world, SIPRI, again, vintage="2023b") == {"read": 6, "known": 5, "refused": 1}
    assert brought(shared_world, SIPRI, register(LATER, "11 March 2024"), vintage="2024") == {
        "read": 5, "changed": 2, "known": 1, "new": 1, "retracted": 2, "refused": 1,
    }  # fmt: skip
    supplies = {"predicate": "supplies", "published_by": "9999-12-30", "certainty": "possible"}
    assert shared_world.facts(valid_on="2015-06-01", **supplies) == ["RUS supplies IND Su-30MK (FGA aircraft)"]
    assert shared_world.facts(valid_on="2022-06-01", **supplies) == []
    first = shared_world.parts.recorder.head()[0] - 5
    assert shared_world.facts(valid_on="2022-06-01", after=first, **supplies) == []


def test_what_is_no_register_is_said():
    with pytest.raises(NotThisFormat, match="None of the first lines has the columns Supplier and Recipient"):
        told(SIPRI, file("a,b\n1,2\n"))
    with pytest.raises(NotThisFormat, match="lacks the columns Weapon description"):
        told(SIPRI, file(REGISTER.replace("Weapon description", "Weapon")))
