/// The stylesheet of all pages, served at `/stijl.css`.
///
/// All text has a contrast of at least 7 to 1 with what is behind it, and links and buttons are at least 24 pixels high where they
/// stand alone (WCAG 2.2, 1.4.6 and 2.5.8).
package enum Stylesheet {
    /// The stylesheet, in UTF-8.
    package static let css = Array(text.utf8)

    private static let text = """
        :root { color-scheme: light; font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        *, *::before, *::after { box-sizing: border-box; }
        body { margin: 0; color: #1b1f24; background: #fff; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
        header, main, footer, body > nav { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
        main { padding-bottom: 2rem; }
        main:focus { outline: none; }
        p, ul, ol, dl, form, pre { margin: 0 0 1rem; }
        main p, main li { max-width: 46rem; }

        a { color: #0b4f8a; text-underline-offset: .15em; }
        a:hover { text-decoration-thickness: .15em; }
        a:visited { color: #5b2a86; }
        :focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; border-radius: 2px; }
        .sla-over { position: absolute; left: -100vw; top: 0; padding: .5rem 1rem; background: #0b4f8a; color: #fff; }
        .sla-over:visited { color: #fff; }
        .sla-over:focus { left: 0; outline-color: #fff; outline-offset: -5px; }

        .naam { margin: 0; padding: .75rem 0; font-size: 1.125rem; font-weight: 700; }
        .naam a, .naam a:visited { display: inline-block; color: #0b4f8a; text-decoration: none; }
        .naam a:hover { text-decoration: underline; }
        header { border-bottom: 3px solid #0b4f8a; max-width: none; }
        .naam { max-width: 70rem; margin: 0 auto; }
        footer { border-top: 1px solid #8a929b; padding-top: 1rem; }

        .kruimels { display: flex; flex-wrap: wrap; list-style: none; margin: .5rem 0 0; padding: 0; }
        .kruimels li { max-width: 100%; padding: .125rem 0; }
        .kruimels li + li::before { content: "\\203A" / ""; margin: 0 .5rem; color: #4a5159; }
        .kruimels [aria-current] { color: inherit; text-decoration: none; }

        h1 { margin: 1rem 0 .75rem; font-size: 1.875rem; line-height: 1.2; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.375rem; line-height: 1.3; }
        h3 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; }
        h4 { margin: 1rem 0 .5rem; font-size: 1rem; }
        ul { padding-left: 1.25rem; }
        li { padding: .125rem 0; }
        .soort { color: #4a5159; }
        .kort, .aantal { font-weight: 600; }

        dl { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); gap: .5rem 1.5rem; }
        dt { font-weight: 600; }
        dd { margin: 0; min-width: 0; }
        dd > :last-child { margin-bottom: 0; }
        dd dl, li dl { padding-left: .75rem; border-left: 3px solid #c9ced4; }
        dd > p { margin-bottom: .5rem; }
        li > dl, li > p { margin-bottom: .5rem; }

        .tabel { overflow-x: auto; margin: 0 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        caption { position: sticky; left: 0; max-width: calc(100vw - 2rem); padding: 0 0 .5rem; text-align: left; }
        caption { color: #4a5159; }
        th, td { padding: .5rem .75rem .5rem 0; min-width: 7rem; text-align: left; vertical-align: top; }
        tr { border-bottom: 1px solid #c9ced4; }
        thead tr { border-bottom: 2px solid #4a5159; }
        thead th { overflow-wrap: normal; }
        tbody th { min-width: 11rem; font-weight: 400; }
        td > p { margin-bottom: .5rem; }

        label { display: block; margin-bottom: .25rem; font-weight: 600; }
        .zoekregel { display: flex; flex-wrap: wrap; gap: .5rem; max-width: 32rem; }
        input, button { min-height: 2.75rem; padding: .375rem .75rem; border-radius: 4px; font: inherit; }
        input { flex: 1 1 12rem; min-width: 0; border: 1px solid #4a5159; color: inherit; background: #fff; }
        button { border: 1px solid #0b4f8a; color: #fff; background: #0b4f8a; cursor: pointer; }
        button:hover { background: #083a66; }
        .bladeren { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; list-style: none; padding: 0; }
        .bladeren a { display: inline-block; padding: .5rem 0; font-weight: 600; }

        code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .9375em; }
        pre { padding: .75rem 1rem; background: #f3f5f7; white-space: pre-wrap; border-left: 3px solid #c9ced4; }

        @media (max-width: 40rem) {
          dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
          dd { margin-bottom: .75rem; }
          h1 { font-size: 1.5rem; }
          h2 { font-size: 1.25rem; }
        }
        @media print { .sla-over, form, .bladeren { display: none; } .tabel { overflow: visible; } }

        """
}
