"""A comparison as one page of HTML that needs no other file: pictures side by side."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from sitegen.diff import owed, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diff.record import ChartChange, Comparison, Picture

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ max-width: 80rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }}
li {{ margin-block: .5rem }} li li {{ margin: 0 }}
.pair {{ display: grid; gap: 1rem }}
@media (min-width: 48rem) {{ .pair {{ grid-template-columns: 1fr 1fr }} }}
figure {{ margin: 0; min-width: 0 }}
img {{ width: 100%; height: auto; background: #fff }}
.rows {{ overflow-x: auto }} td, th {{ padding: .2rem .6rem; text-align: start }}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def html(found: Comparison) -> str:
    """Return the page; a picture is an image in it, so that nothing in one can run."""
    parts = [HEAD.format(title=escape(owed.title(found)))]
    told = (story.summary(found), *owed.asked(found), *story.sections(found))
    parts += _blocks(told)
    if found.charts:
        parts.append("<h2>Charts</h2>")
        parts += (_chart(each) for each in found.charts)
    listed = owed.pages(found)
    parts += _blocks((listed,)) if listed.lines else ()
    return "\n".join((*parts, "</body>", "</html>"))


def _blocks(sections: tuple[story.Section, ...]) -> Iterator[str]:
    for section in sections:
        items = "\n".join(f"<li>{_line(line)}</li>" for line in section.lines)
        yield f"<h2>{escape(section.heading)}</h2>\n<ul>\n{items}\n</ul>"


def _line(line: story.Line) -> str:
    if not line.beside:
        return escape(line.text)
    items = "".join(f"<li>{escape(each)}</li>" for each in line.beside)
    return f"{escape(line.text)}<ul>{items}</ul>"


def _chart(change: ChartChange) -> str:
    pair = "\n".join(
        f"<figure>\n<figcaption>{name}</figcaption>\n{_picture(each)}\n</figure>"
        for name, each in (("Old", change.old), ("New", change.new))
    )
    return f'<h3>{escape(change.id)}</h3>\n<div class="pair">\n{pair}\n</div>'


def _picture(picture: Picture | None) -> str:
    if picture is None:
        return "<p>No such chart.</p>"
    title = escape(picture.title)
    code = b64encode(picture.svg).decode()
    image = f'<img alt="{title}" src="data:image/svg+xml;base64,{code}">'
    return (
        f"{image}\n<details><summary>Its rows</summary>"
        f'<div class="rows" tabindex="0">{_table(picture)}</div></details>'
    )


def _table(picture: Picture) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in picture.columns)
    rows = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in picture.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"
