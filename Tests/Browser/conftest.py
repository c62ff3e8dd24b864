"""The review site of the real program, in a real browser without a window.

Servers listen on loopback, have a time limit, and are ended by the process id they were started with.
Screenshots go to the folder of TALLYMAN_SHOTS, else to the test's own folder.
"""

import os
import pathlib
import re
import select
import subprocess
import time

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("TALLYMAN", str(CHECKOUT / ".build/debug/tallyman"))

HEADER = ("id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,"
          "origin,departure,destination\n")
RECORDS = HEADER + """\
Q1,2022-01-04,GULF LINE FZE,VOLNA LLC,847130,LAPTOPS,20,PCE,50,20000,CN,AE,RU
Q2,2022-06-07,BALTIS ARMS LTD,ORLAN-TRADE LLC,930330,HUNTING RIFLES,1000,PCE,4100,208000,CN,CN,RU
Q3,2022-10-05,MARMARA TEKSTIL AS,ORLAN-TRADE LLC,621143,BODY ARMOR VESTS,900,PCE,8000,900000,TR,TR,RU
Q4,2022-12-28,GULF LINE FZE,VOLNA LLC,847130,LAPTOPS,10,PCE,25,10000,CN,AE,RU
"""

RIFLES = ("Baltis Arms shipped 1,000 hunting rifles from China to the Russian company Orlan-Trade in June 2022, "
          "according to customs data seen by this newspaper.")
ARMOR = "The records show that 80 tons of body armor from Turkey reached Russia in the last quarter of 2022."
LAPTOPS = "Gulf Line sold 30 laptops to the Russian company Volna in 2022."
FILLER = ("The harbour master keeps a ledger of every vessel that has called at the port in the past ten years, "
          "and the ledger was shown to reporters last week.")


def page(*paragraphs, title="On the quay"):
    body = "".join(f"<p>{text}</p>\n" for text in (*paragraphs, FILLER))
    return f"""<!doctype html><html lang="en"><head><meta charset=utf-8><title>{title}</title>
<link rel="canonical" href="https://news.example.org/on-the-quay">
<meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>{title}</h1>
{body}</article></main></body></html>"""


class Site:
    """One `tallyman review`, from its first line to its end."""

    def __init__(self, folder, *paths, options=(), environment=None):
        self.folder = folder
        self.errors = open(folder / "errors.txt", "a+")
        settings = {**os.environ, "XDG_CACHE_HOME": str(folder / ".cache"),
                    "XDG_STATE_HOME": str(folder / ".state"), **(environment or {})}
        settings.pop("TALLYMAN_EVIDENCE", None)
        self.process = subprocess.Popen(
            [PROGRAM, "review", *paths, "--evidence", "records.csv", *options],
            cwd=folder, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=self.errors, text=True)
        ready, _, _ = select.select([self.process.stdout], [], [], 120)
        self.address = self.process.stdout.readline().strip() if ready else ""
        assert self.address, self.log()
        self.origin = re.match(r"https?://[^/]+", self.address)[0]
        self.port = int(self.origin.rsplit(":", 1)[1])

    def log(self):
        self.errors.flush()
        return (self.folder / "errors.txt").read_text()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        self.errors.close()
        return self.process.returncode


@pytest.fixture
def serve(tmp_path):
    """Starts sites over files of the test's folder; all end with the test."""
    sites = []
    (tmp_path / "records.csv").write_text(RECORDS)
    (tmp_path / "story.html").write_text(page(RIFLES, ARMOR, LAPTOPS))

    def start(*paths, options=(), **more):
        site = Site(tmp_path, *(paths or ("story.html",)), options=options, **more)
        sites.append(site)
        return site

    yield start
    for site in sites:
        site.end()


def make_driver(script=True, width=1280, height=1400):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 "--disable-dev-shm-usage", "--no-proxy-server", "--force-color-profile=srgb", "--force-prefers-reduced-motion",
                 "--disable-background-networking", "--ignore-certificate-errors",
                 f"--window-size={width},{height}"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not script:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(60)
    return driver


@pytest.fixture(scope="session")
def shared_browser():
    driver = make_driver()
    yield driver
    driver.quit()


@pytest.fixture
def browser(shared_browser):
    """The session's browser, as it was at first."""
    shared_browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    shared_browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    shared_browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    shared_browser.get_log("browser")
    yield shared_browser
    shared_browser.get("about:blank")


@pytest.fixture
def another():
    """Further browsers, each with cookies of its own."""
    drivers = []

    def start(**options):
        drivers.append(make_driver(**options))
        return drivers[-1]

    yield start
    for driver in drivers:
        driver.quit()


@pytest.fixture
def shot(tmp_path, request):
    folder = pathlib.Path(os.environ.get("TALLYMAN_SHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)

    def take(driver, name):
        path = folder / f"{name}.png"
        assert driver.save_screenshot(str(path))
        assert path.stat().st_size > 10_000
        return path

    return take


def dark(driver, on=True):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": "dark" if on else "light"}]})


def narrow(driver, width=320, height=1400):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def enter(driver, site, name=None):
    """Lets the browser in, and on to the only story."""
    driver.get(site.address)
    if name:
        driver.get(site.origin + "/who")
        driver.find_element(By.NAME, "who").send_keys(name)
        follow(driver.find_element(By.CSS_SELECTOR, "main button"))
    driver.get(site.origin + "/")
    follow(driver.find_element(By.CSS_SELECTOR, ".stories h2 a"))


def cards(driver):
    return driver.find_elements(By.CSS_SELECTOR, ".card")


def wait(condition, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
        except Exception:  # the page is being replaced
            value = None
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def follow(element):
    """Clicks what leads to another page, and waits until the page is another."""
    page = element.parent.find_element(By.TAG_NAME, "html")
    element.click()
    wait(lambda: is_gone(page), 60)


def is_gone(element):
    try:
        element.is_enabled()
    except StaleElementReferenceException:
        return True
    return False


def complaints(driver):
    """What the browser's console says against the page."""
    return [line["message"] for line in driver.get_log("browser") if line["level"] == "SEVERE"]
