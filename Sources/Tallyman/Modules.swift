// `import Tallyman` gives a program all that it needs to read a story, to open or make a folder of
// evidence, to check, and to write the report. The stages themselves never import one another.
@_exported import Articles
@_exported import Claims
@_exported import Evidence
@_exported import Facts
@_exported import Reports
