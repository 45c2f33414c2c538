#!/usr/bin/env python3
"""Make the theme's fonts from their full releases.

    pip install fonttools
    python3 subset.py CHARACTERS NOTO_SERIF_REGULAR NOTO_SERIF_BOLD NOTO_SANS_REGULAR NOTO_SANS_BOLD LXGW_WENKAI

CHARACTERS is a text file with the 8,105 hanzi of 通用规范汉字表 (2013). The fonts are the static TrueType files of Noto
Serif SC and Noto Sans SC (weights 400 and 700) and of LXGW WenKai. Kept are: those hanzi, GB 2312, Latin-1, and the
punctuation, digits and signs that Chinese documents use. The licence of LXGW WenKai reserves its names for the
unmodified font, so the subset is called Banxin Kai.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
NAMES = ["NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular", "NotoSansSC-Bold", "BanxinKai-Regular"]
RANGES = [
    (0x20, 0x7F), (0xA0, 0x100), (0x2010, 0x2028), (0x2030, 0x203C), (0x2150, 0x2180), (0x2190, 0x2194),
    (0x2460, 0x2500), (0x3000, 0x3020), (0xFF01, 0xFF5F),
]
SIGNS = "㎡㎥㎏㎜㎝㎞℃℉€£¥₂²³·•●○■□▲△▼▽◆◇★☆※→←↑↓≈≠≤≥±×÷−∑√∞∶∕✓✗①②③④⑤⑥⑦⑧⑨⑩〇…—‘’“”～"
FEATURES = ["kern", "liga", "locl", "chws", "halt", "palt", "mark", "mkmk", "ccmp", "calt"]


def characters(table: str) -> str:
    wanted = set(SIGNS) | {chr(c) for low, high in RANGES for c in range(low, high)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            wanted.update(bytes([row, cell]).decode("gb2312", errors="ignore"))
    text = pathlib.Path(table).read_text(encoding="utf-8")
    return "".join(sorted(wanted | {c for c in text if ord(c) > 0x2E80}))


def rename(font: TTFont, family: str) -> None:
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16):
            name = family.replace(" ", "") + "-Regular" if record.nameID == 6 else family
            font["name"].setName(name, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID not in (0, 2, 5, 13, 14):
            font["name"].removeNames(record.nameID)


def main() -> None:
    wanted = characters(sys.argv[1])
    for name, source in zip(NAMES, sys.argv[2:], strict=True):
        options = subset.Options()
        options.layout_features = FEATURES
        options.name_IDs = ["*"]
        options.notdef_outline = True
        options.hinting = False
        options.glyph_names = False
        options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG"]
        font = subset.load_font(source, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=wanted)
        subsetter.subset(font)
        if name.startswith("Banxin"):
            rename(font, "Banxin Kai")
        # The time of making must not reach the file.
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(HERE / f"{name}.ttf")


if __name__ == "__main__":
    main()
