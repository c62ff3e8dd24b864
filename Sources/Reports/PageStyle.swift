import Facts

/// The style sheet of the page, and the policy that lets nothing else in.
package struct PageStyle {
  /// SHA-256 of the style sheet in base64; a test holds it to the text below.
  static let digest = "sRF8BEUG2/vOQFjC5Uq5kONLde+eFmbOV3IlqBXq8cE="

  var element: HTML { HTML.tag("style", [:], .verbatim(PageStyle.sheet)) }

  var policy: String {
    "default-src 'none'; style-src 'sha256-\(PageStyle.digest)'; base-uri 'none'; form-action 'none'"
  }

  package static let sheet: StaticString = """

    :root {
      color-scheme: light dark;
      --paper: #faf8f4; --card: #ffffff; --ink: #1d1b18; --muted: #5a564f; --rule: #d9d4ca;
      --agrees: #0a58a6; --contradicted: #a34100; --noMatchingRecords: #4a4a4a;
      --notCovered: #655f52; --ambiguous: #6a3a9c; --link: #0a4f96; --band: #f3d9a4;
      --bar: #9db4c8; --sum: #1d3f5e;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15171a; --card: #1e2125; --ink: #ebe8e2; --muted: #b3aea4; --rule: #3a3e44;
        --agrees: #82bcff; --contradicted: #ffab61; --noMatchingRecords: #cfcfcf;
        --notCovered: #beb7a8; --ambiguous: #cfaeff; --link: #9ac8ff; --band: #5a431b;
        --bar: #4d6579; --sum: #b9dcff;
      }
    }
    @media (prefers-contrast: more) {
      :root { --muted: var(--ink); --rule: var(--ink); }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    body {
      margin: 0 auto; max-width: 82rem; padding: 0 1.25rem 3rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif;
    }
    a { color: var(--link); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible {
      outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px;
    }
    .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); }
    .skip:focus { left: .5rem; top: .5rem; z-index: 1; }
    .masthead { border-bottom: 1px solid var(--rule); color: var(--muted); font-size: .9rem; }
    .head h1, .head h2 {
      margin: 1.5rem 0 .25rem; font: 700 clamp(1.5rem, 3.4vw, 2.4rem)/1.15 Georgia, "Noto Serif", serif;
      text-wrap: balance; overflow-wrap: anywhere;
    }
    .facts, .why, .foot, .kind { color: var(--muted); }
    .facts { margin: 0; overflow-wrap: anywhere; }
    h2, h3, h4 { line-height: 1.25; }
    .answer { font-size: 1.2rem; font-weight: 600; margin: 1.25rem 0 .75rem; }
    .chips, .plain { list-style: none; padding: 0; }
    .chips { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; }
    .chip { border: 1px solid currentColor; border-radius: 999px; padding: .15rem .8rem; }
    .s-agrees { --tone: var(--agrees); --line: solid; }
    .s-contradicted { --tone: var(--contradicted); --line: wavy; }
    .s-noMatchingRecords { --tone: var(--noMatchingRecords); --line: dashed; }
    .s-notCovered { --tone: var(--notCovered); --line: dotted; }
    .s-ambiguous { --tone: var(--ambiguous); --line: double; }
    .chip, .ref, .card h3, .card h4, .plain a { color: var(--tone, var(--muted)); }
    .glyph { font-weight: 700; margin-right: .3em; }
    .plain li { margin: .35rem 0; }
    .plain a { display: inline-block; min-height: 24px; }
    .diagnostics { border: 2px solid var(--contradicted); padding: 0 1rem; margin: 1rem 0; }
    .row { display: grid; grid-template-columns: minmax(0, 34rem) minmax(0, 1fr); gap: 0 2.5rem; }
    .block {
      font: 1.125rem/1.65 Georgia, "Noto Serif", serif; margin: 0 0 1.1rem; overflow-wrap: anywhere;
    }
    blockquote.block { border-left: 3px solid var(--rule); padding-left: 1rem; margin-left: 0; }
    .block.caption, .block.embed { font-size: .95rem; color: var(--muted); }
    .block.table { white-space: pre-wrap; }
    .block.listItem { padding-left: 1.4rem; position: relative; }
    .block.listItem::before { content: "•"; position: absolute; left: .3rem; }
    .row > .block { position: sticky; top: 1rem; align-self: start; }
    mark {
      background: none; color: inherit; text-decoration: underline var(--line, dotted) var(--tone) 2px;
      text-underline-offset: .22em; text-decoration-skip-ink: none;
    }
    mark:target { background: var(--band); }
    .ref {
      font: 700 .75rem/1 system-ui, sans-serif; text-decoration: none; vertical-align: super;
      padding: .4rem .2rem; white-space: nowrap;
    }
    .ref:hover { text-decoration: underline; }
    .ref .glyph { margin-right: .1em; }
    .cards { display: grid; gap: .9rem; align-content: start; margin-bottom: 1.5rem; }
    .card {
      background: var(--card); border: 1px solid var(--rule); border-left: 5px solid var(--tone);
      border-radius: 6px; padding: .7rem 1rem .5rem; min-width: 0; overflow-wrap: anywhere;
    }
    .card.s-contradicted, .card.s-ambiguous { border-left-style: double; }
    .card.s-noMatchingRecords { border-left-style: dashed; }
    .card.s-notCovered { border-left-style: dotted; }
    .card:focus { outline: 3px solid var(--link); outline-offset: 2px; }
    .card:target { outline: 3px solid var(--tone); outline-offset: 2px; }
    .card h3, .card h4 { margin: 0 0 .35rem; font-size: 1rem; }
    .kind { float: right; font-weight: 400; font-size: .85rem; }
    .restated { margin: 0 0 .5rem; font-weight: 600; }
    dl {
      margin: 0 0 .4rem; font-size: .92rem; display: grid; gap: .24rem .6rem;
      grid-template-columns: 7.5rem minmax(0, 1fr);
    }
    dt { color: var(--muted); }
    dd { margin: 0; }
    dd.miss { font-weight: 600; }
    .decision { border-left: 3px solid var(--link); padding-left: .6rem; margin: .4rem 0; font-size: .92rem; }
    .decision p, .decision ul { margin: .1rem 0; }
    .decision.stale { border-left: 3px dashed var(--contradicted); }
    .foot { margin: .3rem 0 0; font-size: .8rem; }
    .foot a { display: inline-block; min-height: 24px; }
    summary { cursor: pointer; min-height: 24px; font-size: .92rem; color: var(--link); }
    figure { margin: .6rem 0; }
    figcaption { font-size: .85rem; color: var(--muted); }
    svg { display: block; width: 100%; height: auto; max-width: 35rem; }
    svg text { fill: var(--ink); font: 12px system-ui, "Noto Sans", sans-serif; }
    .chart .bars rect { fill: var(--bar); }
    .chart .axis { stroke: var(--muted); }
    .chart polyline { fill: none; stroke: var(--sum); stroke-width: 2.5; }
    .chart text.sum { fill: var(--sum); font-weight: 700; }
    .chart .band rect { fill: var(--band); stroke: var(--muted); stroke-dasharray: 4 3; }
    .flow path { fill: none; stroke: var(--bar); stroke-opacity: .75; }
    .flow rect { fill: var(--card); stroke: var(--sum); stroke-width: 1.5; }
    .flow .head { fill: var(--muted); }
    .scroll { overflow-x: auto; margin: .6rem 0; }
    table { border-collapse: collapse; font-size: .82rem; width: 100%; }
    caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--rule); }
    .scroll td { min-width: 8.5rem; overflow-wrap: break-word; }
    .scroll td.n { min-width: 0; }
    th { font-weight: 600; }
    td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    th.day { text-align: left; font-weight: 400; }
    .names { font-size: .85rem; padding-left: 1.1rem; }
    .digest, footer code { overflow-wrap: anywhere; }
    .digest { font-size: .75rem; }
    .unchecked li { margin: .3rem 0; }
    footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .82rem; }
    .report + .report { border-top: 4px double var(--rule); margin-top: 3rem; }
    @media (max-width: 60rem) {
      .row { display: block; }
      .row > .block { position: static; }
      dl { grid-template-columns: 6.2rem minmax(0, 1fr); }
    }
    @media (max-width: 26rem) {
      body { padding: 0 .75rem 2rem; }
      dl { display: block; }
      .kind { float: none; }
    }
    @media (forced-colors: active) {
      mark { text-decoration-color: CanvasText; }
      .chart .bars rect { fill: GrayText; }
      .chart polyline, .flow path { stroke: CanvasText; }
    }
    @media print {
      :root {
        --paper: #ffffff; --card: #ffffff; --ink: #000000; --muted: #333333; --rule: #888888;
        --agrees: #0a58a6; --contradicted: #8a3700; --noMatchingRecords: #333333;
        --notCovered: #333333; --ambiguous: #552b80; --link: #000000; --band: #eeeeee;
        --bar: #bbbbbb; --sum: #000000;
      }
      @page { margin: 16mm; }
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      .skip { display: none; }
      .row { display: block; }
      .row > .block { position: static; }
      .block { font-size: 10.5pt; }
      svg, tr, dd { break-inside: avoid; }
      h2, h3, h4, summary, caption { break-after: avoid; }
      .card { border-radius: 0; }
      svg { max-width: 24rem; }
      details > summary { list-style: none; color: var(--ink); }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
      .scroll { overflow: visible; }
      table { font-size: 7pt; }
      .scroll td { min-width: 0; }
    }

    """
}
