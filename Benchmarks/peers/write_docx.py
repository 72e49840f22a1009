"""The paragraphs and tables of a DOCX, kept as JSON, written anew by python-docx: write_docx.py read|write FROM TO"""
import json, sys

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph


def read(source):
    blocks = []
    for block in docx.Document(source).iter_inner_content():
        if isinstance(block, Paragraph):
            blocks.append(block.text)
        elif isinstance(block, Table):
            blocks.append([[cell.text for cell in row.cells] for row in block.rows])
    return blocks


def write(blocks, target):
    paper = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            paper.add_paragraph(block)
            continue
        table = paper.add_table(rows=len(block), cols=max(map(len, block)), style="Table Grid")
        cells = table._cells
        for place, text in enumerate(text for row in block for text in row):
            cells[place].text = text
    paper.save(target)


if sys.argv[1] == "read":
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        json.dump(read(sys.argv[2]), out, ensure_ascii=False)
else:
    with open(sys.argv[2], encoding="utf-8") as kept:
        write(json.load(kept), sys.argv[3])
