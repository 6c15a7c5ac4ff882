"""A report in a browser: walked by keys, corrected, by one reviewer and by two at once."""

from __future__ import annotations

import re

import pytest
from listening import PHONE

from onrecord.archive import Archive

NOW = ".text mark.now"


@pytest.fixture
def report(room, records) -> str:
    return f"{room}/reports/{records[0].document.id}"


def look_at(page, part: str) -> None:
    """Look at the first item of a part, by its list."""
    page.click(f"#list-{part} li:first-child a")
    page.wait_for_selector(f'#card .card[data-key^="{part}."]')


def name(page, who: str) -> None:
    """Say who one is, by accepting something."""
    page.fill("#by-judge", who)


def test_fields_are_walked_by_keys_and_their_cards_shown(browse, report):
    page = browse(report)
    page.press("j")
    page.wait_for_selector(NOW)
    page.wait_for_selector("#card .card")
    first = page.card()
    assert page.evaluate("document.activeElement.matches('.text mark.now')")
    page.press("j")
    page.wait_for_timeout(400)
    second = page.card()
    assert second != first
    page.press("k")
    page.wait_for_timeout(400)
    assert page.card() == first
    assert page.complaints == []


def test_a_pointer_shows_a_card_and_leaving_brings_the_other_back(browse, report):
    page = browse(report)
    look_at(page, "tolls")
    before = page.card()
    page.hover(".text mark.place")
    page.wait_for_selector('#card .card[data-key^="places."]')
    assert page.card() != before
    page.hover(".headline h1")
    page.hover(".text p:last-child", position={"x": 3, "y": 3})
    page.wait_for_selector('#card .card[data-key^="tolls."]')


def test_links_lead_from_the_speaker_to_the_quotation_to_the_toll(browse, report):
    page = browse(report)
    look_at(page, "tolls")
    page.click('.links a[data-key^="attributions."]')
    page.wait_for_selector('#card .card[data-key^="attributions."]')
    assert page.locator(".text mark.linked").count()
    page.click('.links a[data-key^="parties."]')
    page.wait_for_selector('#card .card[data-key^="parties."]')


def test_keys_are_left_alone_while_somebody_types(browse, report):
    page = browse(report)
    page.press("/")
    page.keyboard.type("jxau?")
    assert page.input_value("#q") == "jxau?"
    assert page.locator(NOW).count() == 0
    page.press("Tab", "?")
    page.wait_for_selector("#help[open]")
    page.press("Escape")
    assert page.locator("#help[open]").count() == 0


def test_kinds_are_switched_off_and_letters_on(browse, report):
    page = browse(report)
    toll = "getComputedStyle(document.querySelector('.text mark.toll')).fontWeight"
    assert page.evaluate(toll) == "600"
    page.uncheck('.legend input[value="toll"]')
    assert page.evaluate(toll) == "400"
    page.check('.legend input[name="letters"]')
    letter = "getComputedStyle(document.querySelector('.text mark[data-k]'), '::before').content"
    assert re.fullmatch(r'"[A-Z]+"', page.evaluate(letter))


def test_a_field_is_accepted_in_place_and_the_next_one_looked_at(browse, report, archive_path):
    page = browse(report)
    page.press("j")
    page.wait_for_selector("#card .card")
    key = page.get_attribute("#card .card", "data-key")
    page.press("a")  # the name is asked for
    assert page.evaluate("document.activeElement.id") == "by-judge"
    name(page, "Ada Orel")
    page.press("Enter")
    page.wait_for_selector(f'#card .card:not([data-key="{key}"])')
    second = page.get_attribute("#card .card", "data-key")
    page.press("a")
    page.wait_for_selector(f'#card .card:not([data-key="{second}"])')
    with Archive(archive_path, readonly=True) as archive:
        entries = archive.history()
    assert [f"{one.target.part}.{one.target.item}" for one in entries] == [key, second]
    page.press("u")  # what is taken back is what was done last
    page.wait_for_selector("#entry-3")
    assert page.get_attribute("#card .card", "data-key") == second
    assert page.get_attribute("#entry-2", "class") == "gone"
    assert page.complaints == []


def test_what_others_did_is_not_taken_back_by_a_key(browse, report, archive_path, records):
    with Archive(archive_path) as archive:
        archive.accept(records[0].document.id, "tolls", "t1", by="Bo Lind", reason="so")
    page = browse(report)
    page.press("u")
    assert page.inner_text("#said") == "There is nothing to take back."


def test_only_what_nobody_looked_at_is_walked(browse, report):
    page = browse(report)
    page.select_option("#sure", "unrated")
    assert page.locator("#list-tolls li:visible").count() > 0
    assert page.locator("#list-attributions li:visible").count() == 0
    page.click(".headline h1")
    page.press("j")
    page.wait_for_selector("#card .card")
    assert page.locator("#card .kind .sure").count() == 0


def test_a_corrected_toll_changes_the_range_of_the_incident(browse, report, room, records):
    page = browse(report)
    incident = f"{room}/incidents/{records[0].document.id}%230"
    page.goto(incident)
    before = page.inner_text(".figure .big >> nth=0")
    page.goto(report)
    look_at(page, "tolls")
    page.press("e")
    page.fill('[name="count.low"]', "77")
    page.fill('[name="count.high"]', "")
    page.select_option('[name="count.bound"]', "at_least")
    page.fill("#by-correct", "Ada Orel")
    page.fill("#reason", "the list of names")
    page.press("Enter")
    page.wait_for_selector("#entry-1")
    assert "the list of names" in page.inner_text("#entry-1")
    assert "≥ 77" in page.card()
    page.goto(incident)
    assert "77" not in before
    assert "77" in page.inner_text(".figure .big >> nth=0")
    assert page.complaints == []


def test_a_wrong_field_is_put_right_in_two_keystrokes(browse, report, archive_path, records):
    page = browse(report)
    look_at(page, "events")
    name(page, "Ada Orel")  # asked for once
    page.press("Enter")
    page.wait_for_selector('#card .card:not([data-key^="events."])')  # the next one
    look_at(page, "tolls")
    page.press("e")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    page.wait_for_selector("#entry-2")
    with Archive(archive_path, readonly=True) as archive:
        entry, toll = archive.history()[-1], archive.get(records[0].document.id).tolls[0]
    assert (entry.by, entry.reason, toll.count.value.low) == (
        "person:Ada Orel",
        "the report says otherwise",
        9,
    )
    assert page.complaints == []


def test_parties_of_an_event_are_chosen_in_the_form(browse, report, archive_path, records):
    page = browse(report)
    look_at(page, "events")
    page.press("e")
    page.select_option('select[name="recipients"]', ["p1", "p2"])
    page.select_option('select[name="actors"]', [])
    page.fill("#by-correct", "Ada Orel")
    page.click("#correct .yes")
    page.wait_for_selector("#entry-1")
    with Archive(archive_path, readonly=True) as archive:
        event = archive.get(records[0].document.id).events[0]
    assert ([one.value for one in event.recipients], event.actors) == (["p1", "p2"], ())


def test_two_reviewers_of_different_items_work_side_by_side(browse, report, archive_path):
    ada, bo = browse(report), browse(report)
    look_at(bo, "tolls")
    look_at(ada, "events")
    name(ada, "Ada Orel")
    ada.press("Enter")
    ada.wait_for_selector(".settled")
    name(bo, "Bo Lind")
    bo.press("Enter")
    bo.wait_for_selector('#card .card:not([data-key="tolls.t1"])')
    look_at(bo, "places")  # of a page that is older than what both did
    assert bo.locator("#card .notice").count() == 0
    with Archive(archive_path, readonly=True) as archive:
        assert [entry.by for entry in archive.history()] == ["person:Ada Orel", "person:Bo Lind"]
    bo.wait_for_selector("#news:not([hidden])")
    assert "Somebody has changed this report" in bo.inner_text("#news")


def test_what_was_rejected_last_is_taken_back_by_a_key(browse, report):
    page = browse(report)
    look_at(page, "tolls")
    key = page.get_attribute("#card .card", "data-key")
    name(page, "Ada Orel")
    page.click(".acts .no")
    page.wait_for_selector("#entry-1")
    assert page.locator("#card .card").count() == 1  # the next one
    assert page.locator(f'#list-tolls a[href*="{key}"]').count() == 0
    page.press("u")
    page.wait_for_selector("#entry-2")
    assert page.locator(f'#list-tolls a[href*="{key}#"]').count() == 1


def test_two_reviewers_collide_and_nothing_is_overwritten(browse, report, archive_path):
    ada, bo = browse(report), browse(report)
    look_at(bo, "tolls")
    look_at(ada, "tolls")
    name(ada, "Ada Orel")
    ada.press("Enter")
    ada.wait_for_selector('#card .card:not([data-key="tolls.t1"])')
    bo.press("e")
    bo.fill('[name="count.low"]', "12")
    bo.fill("#by-correct", "Bo Lind")
    bo.fill("#reason", "heard it")
    bo.press("Enter")
    bo.wait_for_selector("#card .notice")
    notice = bo.inner_text("#card .notice")
    assert "Somebody was faster" in notice
    assert bo.evaluate("document.activeElement.className") == "notice"
    assert "Ada Orel" in notice
    assert bo.input_value('[name="count.low"]') == "12"
    with Archive(archive_path, readonly=True) as archive:
        assert len(archive.history()) == 1
    bo.fill("#by-correct", "Bo Lind")
    bo.fill("#reason", "heard it")
    bo.click("#correct .yes")
    bo.wait_for_selector("#entry-2")


def test_on_a_phone_the_card_comes_up_from_below_and_is_closed(browse, report):
    page = browse(report, viewport=PHONE, has_touch=True)
    page.tap(".text mark.toll")
    page.wait_for_selector("#card .card")
    assert page.locator("#card").bounding_box()["y"] > PHONE["height"] / 3
    page.tap("#card .close")
    assert page.evaluate("getComputedStyle(document.getElementById('card')).position") == "static"


def test_forms_work_without_scripts(browse, report):
    page = browse(report, java_script_enabled=False)
    page.click("#list-tolls li:first-child a")
    page.wait_for_selector("#card .card")
    assert page.locator("#card .card").count() == 1
    assert page.locator(NOW).count() >= 1
    name(page, "Ada Orel")
    page.click(".acts .yes")
    assert "accepted" in page.inner_text(".history")
