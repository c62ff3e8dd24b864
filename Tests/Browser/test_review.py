"""Journey 2: a reviewer works through a story."""

import base64
import json
import subprocess

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from conftest import (ARMOR, LAPTOPS, PROGRAM, RIFLES, cards, complaints, dark, enter, follow, narrow, page,
                      wait)


def find(driver, selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def press(driver, keys):
    ActionChains(driver).send_keys(keys).perform()


def decision(card):
    found = card.find_elements(By.CSS_SELECTOR, ".decision")
    return found[0].text if found else ""


def current(driver):
    """The number of the card that the keys act on."""
    return driver.execute_script(
        "return [...document.querySelectorAll('.card')].indexOf(document.activeElement.closest('.card'))")


def click(card, selector):
    """Clicks a part of a card; a button of decision leads to the page anew."""
    part = card.find_element(By.CSS_SELECTOR, selector)
    if selector.startswith("button[value="):
        follow(part)
    else:
        part.click()


def test_open_and_read_the_marks(serve, browser, shot):
    site = serve()
    browser.get(site.address)
    assert "token" not in browser.current_url
    assert find(browser, "h1").text == "Stories under review"
    assert "On the quay" in find(browser, ".stories").text
    shot(browser, "list")
    follow(find(browser, ".stories h2 a"))
    marks = browser.find_elements(By.CSS_SELECTOR, ".story mark")
    assert len(marks) == len(cards(browser)) >= 3
    styles = {mark.text: mark.value_of_css_property("text-decoration-style") for mark in marks}
    assert "solid" in styles.values() and "wavy" in styles.values()
    for card in cards(browser):
        assert card.find_element(By.CSS_SELECTOR, ".glyph").text in "✓✕∅?≈"
    assert complaints(browser) == []
    shot(browser, "story")


def test_decide_by_mouse_reload_and_undo(serve, browser, shot):
    site = serve()
    enter(browser, site)
    click(cards(browser)[0], "button[value=accept]")
    # Who decides is asked once, and the decision waits for the answer.
    assert find(browser, "h1").text == "Who decides?"
    shot(browser, "who")
    find(browser, "[name=who]").send_keys("Ana")
    follow(find(browser, "main button"))
    assert decision(cards(browser)[0]).startswith("Accepted by Ana")
    click(cards(browser)[1], "button[value=needsReporter]")
    assert decision(cards(browser)[1]).startswith("Needs the reporter by Ana")
    click(cards(browser)[2], ".override summary")
    cards(browser)[2].find_element(By.NAME, "note").send_keys("Checked the ledger: <b>it holds</b>")
    click(cards(browser)[2], "button[value=supported]")
    assert "Overridden: supported by Ana" in decision(cards(browser)[2])
    assert "<b>it holds</b>" in decision(cards(browser)[2])
    shot(browser, "decided")
    browser.refresh()
    texts = [decision(card).split(",")[0] for card in cards(browser)[:3]]
    assert texts == ["Accepted by Ana", "Needs the reporter by Ana", "Overridden: supported by Ana"]
    click(cards(browser)[0], "button[value=undo]")
    assert decision(cards(browser)[0]) == ""
    click(cards(browser)[0], ".timeline summary")
    lines = cards(browser)[0].find_elements(By.CSS_SELECTOR, ".timeline li")
    assert [line.text.split("Ana: ")[1] for line in lines] == ["accepted", "took the decision back"]
    # A second accept and its undo: the first of two standing decisions comes back.
    click(cards(browser)[1], "button[value=accept]")
    assert decision(cards(browser)[1]).startswith("Accepted")
    click(cards(browser)[1], "button[value=undo]")
    assert decision(cards(browser)[1]).startswith("Needs the reporter")
    # Everything is there when the program starts again.
    site.end()
    again = serve()
    enter(browser, again)
    assert decision(cards(browser)[2]).startswith("Overridden: supported by Ana")


def test_keys(serve, browser):
    site = serve()
    enter(browser, site, "Ana")
    press(browser, "j")
    assert current(browser) == 0
    press(browser, "j")
    assert current(browser) == 1
    press(browser, "k")
    assert current(browser) == 0
    press(browser, "a")
    wait(lambda: decision(cards(browser)[0]).startswith("Accepted by Ana"))
    assert current(browser) == 0
    press(browser, "n")
    assert current(browser) == 1
    press(browser, "o")
    note = wait(lambda: cards(browser)[1].find_element(By.NAME, "note"))
    assert browser.switch_to.active_element == note
    # Inside a field letters are letters.
    note.send_keys("ajku?/")
    assert note.get_attribute("value") == "ajku?/"
    assert browser.current_url.startswith(site.origin + "/article/")
    browser.execute_script("document.activeElement.blur()")
    press(browser, Keys.ESCAPE)
    assert not note.is_displayed()
    press(browser, "k")
    press(browser, "j")
    press(browser, "e")
    details = cards(browser)[current(browser)].find_elements(By.CSS_SELECTOR, ":scope > details")
    assert not details or details[0].get_attribute("open")
    browser.get(browser.current_url.split("#")[0] + "#" + cards(browser)[0].get_attribute("id"))
    browser.refresh()
    press(browser, "u")
    wait(lambda: decision(cards(browser)[0]) == "")
    press(browser, "/")
    assert browser.switch_to.active_element.get_attribute("id") == "filter"
    browser.execute_script("document.activeElement.blur()")
    press(browser, "?")
    wait(lambda: browser.current_url.endswith("/help"))


def test_keys_can_be_changed_and_switched_off(serve, browser, shot):
    site = serve()
    enter(browser, site, "Ana")
    story = browser.current_url
    browser.get(site.origin + "/help")
    field = find(browser, "input[name=next]")
    field.send_keys(Keys.CONTROL + "a" + Keys.NULL + "x\t")
    shot(browser, "help")
    browser.get(story)
    press(browser, "j")
    assert current(browser) == -1
    press(browser, "x")
    assert current(browser) == 0
    browser.get(site.origin + "/help")
    find(browser, "#keys-on").click()
    browser.get(story)
    press(browser, "x")
    assert current(browser) == -1
    browser.get(site.origin + "/help")
    find(browser, "#keys-reset").click()
    browser.get(story)
    press(browser, "j")
    assert current(browser) == 0


def test_an_override_without_a_note_is_refused(serve, browser, shot):
    site = serve()
    enter(browser, site, "Ana")
    click(cards(browser)[0], ".override summary")
    cards(browser)[0].find_element(By.CSS_SELECTOR, "button[value=unsupported]").click()
    # The browser itself does not send it …
    assert decision(cards(browser)[0]) == ""
    assert find(browser, "textarea:invalid")
    # … and the site refuses it where the browser does.
    browser.execute_script("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
    click(cards(browser)[0], "button[value=unsupported]")
    assert "Nothing was decided" in find(browser, ".message").text
    assert decision(cards(browser)[0]) == ""
    assert cards(browser)[0].find_element(By.NAME, "note").get_attribute("aria-invalid") == "true"
    shot(browser, "refused")


def test_filter_by_link_and_deep_link(serve, browser, shot):
    site = serve()
    enter(browser, site, "Ana")
    whole = browser.current_url
    count = len(cards(browser))
    click(cards(browser)[0], "button[value=accept]")
    follow(find(browser, ".filters a[href*='show=open']"))
    assert "show=open" in browser.current_url
    assert len(cards(browser)) == count - 1
    shot(browser, "filter")
    # Decided, it leaves the list, and the next one has the focus.
    second = cards(browser)[1].get_attribute("id")
    click(cards(browser)[0], "button[value=accept]")
    assert browser.current_url.endswith("show=open#" + second)
    browser.get(whole + "?q=laptops")
    assert 0 < len(cards(browser)) < count
    browser.get(whole + "?show=nonsense")
    assert len(cards(browser)) == count
    last = cards(browser)[-1].get_attribute("id")
    browser.get("about:blank")
    browser.get(whole.split("?")[0] + "#" + last)
    assert current(browser) == count - 1
    assert find(browser, ":target").get_attribute("id") == last
    shot(browser, "deep-link")


def test_dark_narrow_and_print(serve, browser, shot):
    site = serve()
    enter(browser, site, "Ana")
    dark(browser)
    shot(browser, "dark")
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
    dark(browser, False)
    # 1280 pixels at 400 % are 320: nothing scrolls sideways but tables in their own frame.
    for place in (browser.current_url, site.origin + "/", site.origin + "/help", site.origin + "/evidence?origin=CN"):
        narrow(browser)
        browser.get(place)
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= 320, place
    enter(browser, site)
    shot(browser, "narrow")
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF") and len(pdf) > 15_000
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    hidden = browser.find_elements(By.CSS_SELECTOR, ".buttons, .filters, .search, .tools")
    assert hidden and not any(part.is_displayed() for part in hidden)
    shot(browser, "print")


def test_without_script(serve, another, shot):
    site = serve()
    browser = another(script=False)
    enter(browser, site)
    assert not find(browser, "[data-copy]").is_displayed()
    click(cards(browser)[0], "button[value=accept]")
    find(browser, "[name=who]").send_keys("Ben")
    follow(find(browser, "main button"))
    assert decision(cards(browser)[0]).startswith("Accepted by Ben")
    click(cards(browser)[1], ".override summary")
    cards(browser)[1].find_element(By.NAME, "note").send_keys("No.")
    click(cards(browser)[1], "button[value=unsupported]")
    assert decision(cards(browser)[1]).startswith("Overridden: unsupported by Ben")
    cards(browser)[1].find_element(By.LINK_TEXT, "Next").click()
    assert find(browser, ":target") == cards(browser)[2]
    shot(browser, "no-script")


def test_two_reviewers_lose_nothing(serve, browser, another, shot):
    site = serve()
    enter(browser, site, "Ana")
    browser.get(site.origin + "/help")
    follow(find(browser, "form[action='/invite'] button"))
    invitation = find(browser, "#invitation").text
    other = another()
    other.get(invitation)
    other.get(site.origin + "/who")
    find(other, "[name=who]").send_keys("Ben")
    follow(find(other, "main button"))
    follow(find(other, ".stories h2 a"))
    enter(browser, site)
    # Both see the claim undecided, and decide differently.
    click(cards(browser)[1], "button[value=accept]")
    click(cards(other)[1], "button[value=needsReporter]")
    assert "Two reviewers differ" in cards(other)[1].text
    browser.refresh()
    card = cards(browser)[1]
    click(card, ".timeline summary")
    lines = [line.text for line in card.find_elements(By.CSS_SELECTOR, ".timeline li")]
    assert len(lines) == 2 and "Ana: accepted" in lines[0] and "Ben: needs the reporter" in lines[1]
    shot(browser, "two-reviewers")
    # Whoever has seen the other's decision differs knowingly, and nothing is said.
    click(cards(browser)[1], "button[value=accept]")
    assert "Two reviewers differ" not in cards(browser)[1].text


def test_a_changed_draft_keeps_the_decisions_of_its_sentences(serve, browser, tmp_path, shot):
    site = serve()
    enter(browser, site, "Ana")
    for index in range(3):
        click(cards(browser)[index], "button[value=accept]")
    (tmp_path / "story.html").write_text(
        page("A first paragraph that was not there before.", RIFLES.replace("1,000", "1,200"), ARMOR, LAPTOPS))
    browser.refresh()
    assert "was checked again" in find(browser, ".message").text
    assert "2 decisions" in find(browser, ".message").text
    states = [part.get_attribute("data-state") for part in browser.find_elements(By.CSS_SELECTOR, ".decide")]
    assert states.count("decided") == 2 and states.count("open") == len(states) - 2
    shot(browser, "changed")


def test_conflicts_of_a_story_are_shown(serve, browser, tmp_path):
    more = "Gulf Line sold 45 laptops to the Russian company Volna in 2022."
    (tmp_path / "story.html").write_text(page(RIFLES, LAPTOPS, more))
    site = serve()
    enter(browser, site)
    section = find(browser, "[aria-labelledby$=conflicts]")
    assert "The story against itself" in section.text
    links = section.find_elements(By.TAG_NAME, "a")
    assert len(links) == 2
    links[1].click()
    assert find(browser, ":target") in cards(browser)
    # Where the claim is on another page or filtered away, the link leads to it all the same.
    browser.get(browser.current_url.split("#")[0] + "?q=rifles")
    follow(find(browser, "[aria-labelledby$=conflicts] a"))
    assert "exactly 30 pieces" in find(browser, ":target").text


def test_an_archives_ledger_is_reviewed(serve, browser, tmp_path):
    def run():
        subprocess.run([PROGRAM, "archive", "run", "saved", "--ledger", "runs.sqlite", "--evidence", "records.csv"],
                       cwd=tmp_path, check=True, timeout=120, capture_output=True,
                       env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})

    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.html").write_text(page(RIFLES, ARMOR, LAPTOPS))
    (saved / "b.html").write_text(page("It rained on the quay all day, and nobody minded much.", title="Rain"))
    run()
    site = serve("runs.sqlite")
    enter(browser, site, "Ana")
    assert len(cards(browser)) == 3
    for index in range(3):
        click(cards(browser)[index], "button[value=accept]")
    # The next night's run is there without a new start, and the decisions of sentences that stayed.
    (saved / "a.html").write_text(page(RIFLES.replace("1,000", "1,200"), ARMOR, LAPTOPS))
    run()
    browser.get(site.origin + "/")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".stories h2 a")) == 1
    assert "2 decided" in find(browser, ".stories .progress").text


def test_evidence_search_and_its_note(serve, browser, shot):
    site = serve()
    enter(browser, site, "Ana")
    card = next(card for card in cards(browser) if "body armo" in card.text)
    follow(card.find_element(By.LINK_TEXT, "Search the evidence"))
    assert "body armor" in find(browser, "[name=goods]").get_attribute("value").lower() \
        or find(browser, "[name=hs]").get_attribute("value")
    assert find(browser, "[name=departure]").get_attribute("value") or find(browser, "[name=origin]").get_attribute("value")
    assert "8 t" in find(browser, "#result").text
    shot(browser, "evidence")
    for name in ("from", "to"):
        find(browser, f"[name={name}]").clear()
    follow(find(browser, "form.question button"))
    assert "8 t" in find(browser, "#result .answer").text
    follow(find(browser, "form.plainform button"))
    card = next(card for card in cards(browser) if "body armo" in card.text)
    click(card, ".timeline summary")
    assert "Search for" in card.find_element(By.CSS_SELECTOR, ".timeline").text
    browser.get(site.origin + "/evidence?words=laptops")
    assert "LAPTOPS" in find(browser, ".hits").text
    browser.get(site.origin + "/evidence?destination=RU")
    assert "4 records" in find(browser, "#result .answer").text
    assert [part.text for part in browser.find_elements(By.CSS_SELECTOR, ".facets h3")]
    shot(browser, "facets")
    browser.get(site.origin + "/evidence?from=yesterday")
    assert "is no day" in find(browser, ".message").text


def test_json_twins_and_files(serve, browser):
    site = serve()
    enter(browser, site, "Ana")
    click(cards(browser)[0], "button[value=accept]")
    place = browser.current_url.split("#")[0].split("?")[0]

    def fetch(path):
        return browser.execute_async_script(
            "const done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done, e => done('' + e))", path)

    # The policy lets no script fetch, not even ours: twins are opened like pages.
    assert "TypeError" in fetch(place + ".json")
    complaints(browser)

    def text(path):
        browser.get(path)
        return find(browser, "body").text

    twin = json.loads(text(place + ".json"))
    assert twin["schema"] == "tallyman-report/1"
    assert twin["decisions"][0]["by"] == "Ana" and twin["timeline"][0]["action"] == "accept"
    assert len(json.loads(text(place + ".json?show=decided"))["claims"]) == 1
    assert json.loads(text(site.origin + "/index.json"))["articles"][0]["decisions"]["decided"] == 1
    assert json.loads(text(site.origin + "/evidence.json?destination=RU"))["records"] == 4
    assert json.loads(text(site.origin + "/health")) == {"status": "ok"}
