"""What everybody can read: axe-core on every page in both themes."""

import pathlib

import axe_playwright_python
import pytest
from selenium.webdriver.common.by import By

from conftest import ARMOR, RIFLES, cards, dark, enter, follow, page

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(driver):
    # The page's policy lets in no script but its own; the browser's own door does.
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE})
    result = driver.execute_async_script(
        "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', "
        "'wcag22aa', 'best-practice']}).then(done, error => done({violations: [{id: '' + error, nodes: []}]}))")
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in result["violations"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(serve, browser, theme, tmp_path):
    (tmp_path / "empty.html").write_text(page("Nothing here can be checked.", title="Calm"))
    (tmp_path / "broken.html").write_bytes(b"")
    site = serve("story.html", "empty.html", "broken.html")
    dark(browser, theme == "dark")
    browser.get(site.address)
    browser.get(site.origin + "/who")
    assert violations(browser) == []
    browser.find_element(By.NAME, "who").send_keys("Ana")
    follow(browser.find_element(By.CSS_SELECTOR, "main button"))
    browser.get(site.origin + "/")
    assert violations(browser) == []
    links = [link.get_attribute("href") for link in browser.find_elements(By.CSS_SELECTOR, ".stories h2 a")]
    assert len(links) == 2
    story = links[0]
    browser.get(story)
    follow(cards(browser)[0].find_element(By.CSS_SELECTOR, "button[value=accept]"))
    cards(browser)[1].find_element(By.CSS_SELECTOR, ".override summary").click()
    cards(browser)[1].find_element(By.NAME, "note").send_keys("No.")
    follow(cards(browser)[1].find_element(By.CSS_SELECTOR, "button[value=unsupported]"))
    browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert violations(browser) == []
    # Stale: the sentence stays, what gives the answer changes.
    (tmp_path / "story.html").write_text(page(RIFLES, ARMOR, "In other news, it rained."))
    for place in (story, story + "?show=open", links[1], site.origin + "/help", site.origin + "/evidence",
                  site.origin + "/evidence?destination=RU&words=laptops", site.origin + "/nowhere",
                  site.origin + "/?token=used"):
        browser.get(place)
        browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert violations(browser) == [], place


def test_axe_finds_something_where_something_is(browser, tmp_path):
    (tmp_path / "bad.html").write_text("<html><img src=x><p style='color:#aaa;background:#fff'>pale</p>")
    browser.get((tmp_path / "bad.html").as_uri())
    found = {rule for rule, _ in violations(browser)}
    assert {"image-alt", "color-contrast"} <= found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_html_report(serve, browser, theme, tmp_path):
    import subprocess
    from conftest import PROGRAM
    serve()
    subprocess.run([PROGRAM, "check", "story.html", "--evidence", "records.csv", "-o", "report.html",
                    "--fail-on", "never"], cwd=tmp_path, check=True, timeout=120, capture_output=True,
                   env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    dark(browser, theme == "dark")
    browser.get((tmp_path / "report.html").as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert violations(browser) == []
