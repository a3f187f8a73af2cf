import { Html } from './html';

export const STYLE = new Html(`
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 0; }
header, main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin: 1.75rem 0 .25rem; font-size: 1.05rem; } h4 { margin: .75rem 0 .25rem; font-size: .9rem; }
nav a { margin-right: .75rem; white-space: nowrap; }
h3 code { font-size: 15px; font-weight: 600; }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
td:first-child { white-space: nowrap; } small, .auth { opacity: .75; } .auth { margin: 0; }
article { scroll-margin-top: 1rem; } article:target, tr:target { outline: 2px solid; outline-offset: 4px; }
@media (max-width: 40rem) { td { display: block; border: 0; } tr { display: block; border-bottom: 1px solid var(--line); } }
`);
