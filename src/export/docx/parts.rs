//! The parts of a Word file that every report has: styles, settings, footer, properties.

use super::words::escape;
use crate::domain::Lang;
use crate::report::Report;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The official look of Lao documents.
const LAO_FONT: &str = "Phetsarath OT";
const LATIN_FONT: &str = "Calibri";

/// What lies in the package, by ending and by name.
pub(super) fn content_types() -> String {
    let over = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("header1", "header"),
        ("footer1", "footer"),
    ]
    .map(|(name, kind)| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>")
    })
    .concat();
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
         Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" \
         ContentType=\"image/png\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>{over}\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override \
         PartName=\"/docProps/app.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
    )
}

/// Where the main parts are.
pub(super) fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" \
         Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" \
         Target=\"docProps/app.xml\"/></Relationships>"
    )
}

/// What the document leads to: styles and the like, and two files a figure.
pub(super) fn document_relations(figures: usize, emblem: bool) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, name) in ["styles", "settings", "numbering"].iter().enumerate() {
        out.push_str(&format!(
            "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{name}\" Target=\"{name}.xml\"/>",
            id + 1
        ));
    }
    out.push_str(&format!("<Relationship Id=\"rId4\" Type=\"{OFFICE}/footer\" Target=\"footer1.xml\"/>"));
    out.push_str(&format!("<Relationship Id=\"rId5\" Type=\"{OFFICE}/header\" Target=\"header1.xml\"/>"));
    if emblem {
        out.push_str(&format!(
            "<Relationship Id=\"emblem\" Type=\"{OFFICE}/image\" Target=\"media/emblem.png\"/>"
        ));
    }
    for figure in 1..=figures {
        for ending in ["png", "svg"] {
            out.push_str(&format!(
                "<Relationship Id=\"{ending}{figure}\" Type=\"{OFFICE}/image\" \
                 Target=\"media/figure{figure}.{ending}\"/>"
            ));
        }
    }
    out.push_str("</Relationships>");
    out
}

/// Title, owner, language, day.
pub(in crate::export) fn core(report: &Report, now: &str) -> String {
    let cover = &report.cover;
    let title = escape(&format!("{} – {}", cover.title, cover.subtitle));
    let notice = escape(cover.notice.as_deref().unwrap_or_default());
    let (owner, lang) = (escape(&cover.owner), report.lang.tag());
    let stamp = |name: &str| {
        if now.is_empty() {
            String::new()
        } else {
            format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{}</dcterms:{name}>", escape(now))
        }
    };
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>\
         {owner}</dc:creator><dc:description>{notice}</dc:description><dc:language>{lang}</dc:language>{}{}\
         </cp:coreProperties>",
        stamp("created"),
        stamp("modified")
    )
}

/// The program.
pub(in crate::export) fn app(lang: Lang) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{}</Application></Properties>",
        escape(&crate::i18n::words(lang, "app-title"))
    )
}

/// Fields are brought up to date when Word opens the file: the contents get their page numbers.
pub(super) fn settings() -> String {
    format!(
        "{HEAD}<w:settings {W}><w:updateFields w:val=\"true\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"lo-LA\" w:bidi=\"lo-LA\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// A bullet list.
pub(super) fn numbering() -> String {
    format!(
        "{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType \
         w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>\
         <w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"227\"/>\
         </w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         </w:numbering>"
    )
}

/// Who owns the report, or what it is called, above each page but the cover.
pub(super) fn header(report: &Report) -> String {
    let text = super::words::runs(&report.cover.running(), super::words::Look::default());
    format!("{HEAD}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{text}</w:p></w:hdr>")
}

/// The number of the page.
pub(super) fn footer() -> String {
    let number = super::words::field("PAGE", "<w:r><w:t>1</w:t></w:r>");
    format!("{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{number}</w:p></w:ftr>")
}

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    /// What of the paragraph is its own.
    paragraph: &'static str,
    /// Size in half points; 0: as its base.
    size: u32,
    colour: &'static str,
    bold: bool,
}

const fn style(
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    size: u32,
    colour: &'static str,
    bold: bool,
) -> Style {
    Style { id, name, base: "Normal", paragraph, size, colour, bold }
}

const CENTRE: &str = "<w:spacing w:before=\"0\" w:after=\"160\"/><w:jc w:val=\"center\"/>";
const CELL: &str = "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>";

const STYLES: [Style; 20] = [
    style("Title", "Title", CENTRE, 52, "1F5F7A", true),
    style("Subtitle", "Subtitle", CENTRE, 30, "556570", false),
    style(
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"200\"/><w:outlineLvl w:val=\"0\"/>",
        36,
        "1F5F7A",
        true,
    ),
    style(
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/>",
        28,
        "1F5F7A",
        true,
    ),
    style("Lead", "Lead", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>", 23, "1D2A33", true),
    style(
        "Caption",
        "caption",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>",
        20,
        "1D2A33",
        true,
    ),
    style("Unit", "Unit", "<w:keepNext/><w:spacing w:after=\"60\"/>", 17, "556570", false),
    style("Figure", "Figure", "<w:keepNext/><w:spacing w:after=\"40\"/>", 0, "", false),
    style("Source", "Source", "<w:spacing w:before=\"0\" w:after=\"20\"/>", 17, "556570", false),
    style("Quiet", "Quiet", "<w:spacing w:after=\"100\"/>", 17, "556570", false),
    style("ToWrite", "To write", "<w:spacing w:after=\"120\"/>", 0, "8A5000", false),
    style("TableText", "Table text", CELL, 17, "", false),
    style("TableHead", "Table head", CELL, 17, "556570", true),
    style(
        "ListBullet",
        "List Bullet",
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
        0,
        "",
        false,
    ),
    style(
        "TOC1",
        "toc 1",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9420\"/></w:tabs><w:spacing \
         w:before=\"100\" w:after=\"20\"/>",
        0,
        "",
        true,
    ),
    style(
        "TOC2",
        "toc 2",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9420\"/></w:tabs><w:spacing \
         w:after=\"20\"/><w:ind w:left=\"280\"/>",
        0,
        "",
        false,
    ),
    style(
        "TableofFigures",
        "table of figures",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9420\"/></w:tabs><w:spacing \
         w:after=\"30\"/>",
        18,
        "",
        false,
    ),
    style("Notice", "Notice", CENTRE, 21, "8A5000", true),
    style(
        "Header",
        "header",
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"1F5F7A\"/></w:pBdr>",
        17,
        "556570",
        false,
    ),
    style("Footer", "footer", "<w:jc w:val=\"right\"/>", 17, "556570", false),
];

/// The styles, with fonts by language.
pub(super) fn styles(lang: Lang) -> String {
    let (latin, body) = match lang {
        Lang::Lo => (LAO_FONT, 22),
        Lang::En => (LATIN_FONT, 21),
    };
    let mut out = format!(
        "{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{latin}\" \
         w:hAnsi=\"{latin}\" w:eastAsia=\"{LAO_FONT}\" w:cs=\"{LAO_FONT}\"/><w:color w:val=\"1D2A33\"/><w:sz \
         w:val=\"{body}\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"en-US\" w:eastAsia=\"lo-LA\" \
         w:bidi=\"lo-LA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" \
         w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style \
         w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         </w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name \
         w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"Profile\"><w:name \
         w:val=\"Profile\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top \
         w:val=\"single\" w:sz=\"6\" w:color=\"788790\"/><w:bottom w:val=\"single\" w:sz=\"6\" \
         w:color=\"788790\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"DDE3E6\"/></w:tblBorders>\
         </w:tblPr></w:style>"
    );
    for style in &STYLES {
        let mut run = String::new();
        if style.bold {
            run.push_str("<w:b/><w:bCs/>");
        }
        if !style.colour.is_empty() {
            run.push_str(&format!("<w:color w:val=\"{}\"/>", style.colour));
        }
        if style.size > 0 {
            run.push_str(&format!("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", style.size));
        }
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn \
             w:val=\"{}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{run}</w:rPr></w:style>",
            style.id, style.name, style.base, style.paragraph
        ));
    }
    out.push_str("</w:styles>");
    out
}
