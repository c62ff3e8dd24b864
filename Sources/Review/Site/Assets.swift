import HTTPTypes
import Hummingbird
import Reports

/// What all pages load: one style sheet, one script, one icon, all from the program itself.
enum Assets {
  static let style = file(
    PageStyle.sheet.description + SiteStyle.sheet.description, "text/css; charset=utf-8")
  static let script = file(KeyScript.source.description, "text/javascript; charset=utf-8")
  static let icon = file(
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 3v10M5 3v10M8 3v10M11 3v10M1 11 14 5" \
    fill="none" stroke="#0a58a6" stroke-width="1.6"/></svg>
    """, "image/svg+xml")

  private static func file(_ text: String, _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

/// What the site adds to the style sheet of the reports; its colours are the same.
enum SiteStyle {
  static let sheet: StaticString = """

    .site .masthead { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: center; justify-content: space-between; }
    .about, .filters, .tools, .pager ul {
      list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1rem; padding: 0; margin: .5rem 0; align-items: center;
    }
    .about a, .filters a, .tools a, .pager a { display: inline-block; min-height: 24px; line-height: 24px; }
    [aria-current] { font-weight: 700; text-decoration-thickness: 3px; }
    .message { border: 2px solid var(--link); border-radius: 6px; padding: .2rem 1rem; margin: 1rem 0; background: var(--card); }
    .message .wrong { color: var(--contradicted); }
    h1 { font: 700 clamp(1.5rem, 3.4vw, 2.2rem)/1.15 Georgia, "Noto Serif", serif; margin: 1.2rem 0 .5rem; overflow-wrap: anywhere; }
    .stories { list-style: none; padding: 0; }
    .stories > li { border-top: 1px solid var(--rule); padding: .8rem 0; }
    .stories h2 { margin: 0 0 .2rem; font-size: 1.15rem; overflow-wrap: anywhere; }
    .progress { margin: .35rem 0 0; color: var(--muted); }
    .search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: .75rem 0; }
    .field { margin: 0; display: flex; flex-direction: column; gap: .15rem; min-width: 0; }
    .search .field { flex: 1 1 16rem; max-width: 32rem; }
    .field label, legend { font-size: .88rem; color: var(--muted); }
    .plainform { display: grid; gap: .8rem; max-width: 34rem; }
    .plainform button { justify-self: start; }
    input, textarea, select, button {
      font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--muted);
      border-radius: 4px; padding: .25rem .5rem; min-height: 28px; max-width: 100%;
    }
    input[type=checkbox] { min-height: 0; width: 1.3rem; height: 1.3rem; vertical-align: middle; }
    textarea { width: 100%; }
    button { cursor: pointer; border-color: var(--link); color: var(--link); font-weight: 600; }
    button.quiet { border-color: transparent; background: none; font-weight: 400; text-decoration: underline; padding: 0 .2rem; }
    button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible, [tabindex]:focus-visible {
      outline: 3px solid var(--link); outline-offset: 2px;
    }
    main:focus-visible { outline: none; }
    [aria-invalid=true] { border: 2px solid var(--contradicted); }
    .decide { border-top: 1px dashed var(--rule); margin-top: .5rem; padding-top: .4rem; font-size: .92rem; }
    .buttons { display: flex; flex-wrap: wrap; gap: .4rem; margin: .35rem 0; }
    .buttons form { margin: 0; }
    .override form { margin: .3rem 0 .6rem; }
    .timeline ol { margin: .2rem 0; padding-left: 1.2rem; }
    .contested { border-left: 3px double var(--ambiguous); padding-left: .6rem; margin: .4rem 0; }
    .tools { font-size: .85rem; }
    .subject { border-left: 3px solid var(--rule); padding-left: .8rem; }
    fieldset { border: 1px solid var(--rule); border-radius: 6px; margin: .8rem 0; padding: .6rem 1rem; min-width: 0; }
    .grid { display: grid; gap: .6rem 1rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); margin-bottom: .8rem; }
    .check { margin: 0; align-self: end; }
    .facets { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr)); }
    .facets ul, .hits { list-style: none; padding: 0; margin: 0 0 .6rem; font-size: .9rem; overflow-wrap: anywhere; }
    .facets a, .hits a { display: inline-block; min-height: 24px; }
    .keys { width: auto; }
    .keys input { width: 6rem; }
    @media (forced-colors: active) { [aria-current] { outline: 1px solid; } }
    @media print {
      .site .masthead nav, .search, .filters, .pager, .buttons, .override, .tools, .downloads { display: none; }
      .decide { border: 0; }
    }

    """
}
