#!/usr/bin/env bash
# Opens the report of the example store with other people's programs: python-docx and LibreOffice for the
# Word file, python-pptx for the slides, pdftotext, pdffonts and pdfinfo for the PDF. What is not installed is skipped and said aloud.
# Pictures of the pages to look at lie in target/tmp/report.
set -euo pipefail
cd "$(dirname "$0")/.."

out=target/tmp/report
mprofile=${MPROFILE:-target/debug/mprofile}
[ -x "$mprofile" ] || cargo build --bin mprofile
rm -rf "$out" && mkdir -p "$out"
failed=0
skipped=()

need() { command -v "$1" >/dev/null || { skipped+=("$1: $2"); return 1; }; }
fail() { echo "✗ $1"; failed=1; }
well() { echo "✓ $1"; }

"$mprofile" new "$out/example.mprofile" --example >/dev/null
for lang in en lo; do
  for ending in pdf docx html pptx; do
    "$mprofile" report "$out/example.mprofile" --lang "$lang" --title-year 2026 --out "$out/$lang.$ending" >/dev/null
  done
done

title() { if [ "$1" = lo ]; then echo "ການເຄື່ອນຍ້າຍເຂົ້າປະເທດ"; else echo "A.1 Immigration"; fi; }

for lang in en lo; do
  if need pdftotext "text of the PDF"; then
    if pdftotext "$out/$lang.pdf" - | tr -d '\n ' | grep -qF "$(title "$lang" | tr -d ' ')"; then
      well "$lang.pdf: its text can be read"
    else
      fail "$lang.pdf: its text cannot be read"
    fi
  fi
  if need pdffonts "fonts of the PDF"; then
    if pdffonts "$out/$lang.pdf" | tail -n +3 | awk '{ print $(NF-4) }' | grep -qv yes; then
      fail "$lang.pdf: a font is not embedded"
    else
      well "$lang.pdf: all fonts are embedded"
    fi
  fi
  if need pdftoppm "pictures of the PDF"; then
    pdftoppm -r 60 -png "$out/$lang.pdf" "$out/$lang-page"
  fi
  if need soffice "Word file to PDF"; then
    soffice --headless --convert-to pdf --outdir "$out/office" "$out/$lang.docx" >/dev/null 2>&1 || true
    if [ -s "$out/office/$lang.pdf" ]; then
      well "$lang.docx: LibreOffice opens it"
      if need pdftoppm "pictures of the Word file"; then
        pdftoppm -r 60 -png "$out/office/$lang.pdf" "$out/office/$lang-page"
      fi
    else
      skipped+=("LibreOffice Writer: it could not open $lang.docx (is the package libreoffice-writer there?)")
    fi
  fi
done

python=${PYTHON:-python3}
if "$python" -c 'import docx' 2>/dev/null; then
  "$python" - "$out" <<'PY' || failed=1
import sys, docx
for lang in ("en", "lo"):
    document = docx.Document(f"{sys.argv[1]}/{lang}.docx")
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    codes = [text.split()[0].rstrip(".") for text in headings]
    wanted = "A A.1 A.2 A.3 A.4 A.5 A.6 B B.1 B.2 B.3 B.4 B.5 C C.1 C.2 C.3 D D.1 D.2 D.3".split()
    assert [code for code in codes if code in wanted] == wanted, codes
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    assert len(captions) == len(document.tables) + len(document.inline_shapes), len(captions)
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    print(f"✓ {lang}.docx: python-docx finds {len(headings)} headings, {len(document.tables)} tables, "
          f"{len(document.inline_shapes)} figures with alternative texts")
PY
else
  skipped+=("python-docx: headings, tables and figures of the Word file")
fi

if "$python" -c 'import pptx' 2>/dev/null; then
  "$python" - "$out" <<'PY' || failed=1
import sys, pptx
for lang in ("en", "lo"):
    slides = pptx.Presentation(f"{sys.argv[1]}/{lang}.pptx").slides
    for slide in list(slides)[1:]:
        assert slide.shapes.title.text, "a slide without title"
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert len(pictures) == 1 and pictures[0]._element.nvPicPr.cNvPr.get("descr")
        assert any(shape.name == "sources" and shape.text_frame.text for shape in slide.shapes)
    print(f"✓ {lang}.pptx: python-pptx finds {len(slides)} slides, each figure with title, source and alternative text")
PY
else
  skipped+=("python-pptx: slides")
fi

for what in "${skipped[@]:-}"; do [ -z "$what" ] || echo "SKIPPED, not installed: $what"; done
exit "$failed"
