//! The parts of a file of slides that every one has: types, relations, master, layout.

use super::SLIDE;
use std::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const POINT: &str = "application/vnd.openxmlformats-officedocument.presentationml";
/// Name spaces of slides, layouts and masters.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// An empty group, with which every tree of shapes begins.
pub(super) const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
     <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt \
     cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

pub(super) const THEME: &str = include_str!("theme.xml");

/// What lies in the package, by ending and by name.
pub(super) fn content_types(slides: usize) -> String {
    let mut over = String::new();
    for (name, kind) in [
        ("presentation", "presentation.main"),
        ("slideMasters/slideMaster1", "slideMaster"),
        ("slideLayouts/slideLayout1", "slideLayout"),
    ] {
        // Writing into a string never fails.
        let _ = write!(over, "<Override PartName=\"/ppt/{name}.xml\" ContentType=\"{POINT}.{kind}+xml\"/>");
    }
    for number in 1..=slides {
        let _ = write!(
            over,
            "<Override PartName=\"/ppt/slides/slide{number}.xml\" ContentType=\"{POINT}.slide+xml\"/>"
        );
    }
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
         Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" \
         ContentType=\"image/png\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>{over}\
         <Override PartName=\"/ppt/theme/theme1.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/><Override \
         PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override \
         PartName=\"/docProps/app.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
    )
}

/// Relations: identifier, kind, target.
fn relations(all: &[(String, &str, String)]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, kind, target) in all {
        let kind = if kind.contains('/') { format!("{PACKAGE}/{kind}") } else { format!("{OFFICE}/{kind}") };
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    out.push_str("</Relationships>");
    out
}

fn relation(
    id: impl Into<String>,
    kind: &'static str,
    target: impl Into<String>,
) -> (String, &'static str, String) {
    (id.into(), kind, target.into())
}

/// Where the main parts are.
pub(super) fn package_relations() -> String {
    relations(&[
        relation("rId1", "officeDocument", "ppt/presentation.xml"),
        relation("rId2", "relationships/metadata/core-properties", "docProps/core.xml"),
        relation("rId3", "extended-properties", "docProps/app.xml"),
    ])
}

/// The slides in order, and how large they are.
pub(super) fn presentation(slides: usize) -> String {
    let mut list = String::new();
    for number in 1..=slides {
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"slide{number}\"/>", 255 + number);
    }
    let (wide, tall) = SLIDE;
    format!(
        "{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"master\"/>\
         </p:sldMasterIdLst><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{wide}\" cy=\"{tall}\"/><p:notesSz \
         cx=\"{tall}\" cy=\"9144000\"/></p:presentation>"
    )
}

pub(super) fn presentation_relations(slides: usize) -> String {
    let mut all = vec![
        relation("master", "slideMaster", "slideMasters/slideMaster1.xml"),
        relation("theme", "theme", "theme/theme1.xml"),
    ];
    for number in 1..=slides {
        all.push(relation(format!("slide{number}"), "slide", format!("slides/slide{number}.xml")));
    }
    relations(&all)
}

/// What a slide leads to: its layout, the pictures of its figure, the emblem.
pub(super) fn slide_relations(figure: Option<usize>, emblem: bool) -> String {
    let mut all = vec![relation("layout", "slideLayout", "../slideLayouts/slideLayout1.xml")];
    if let Some(number) = figure {
        for ending in ["png", "svg"] {
            all.push(relation(ending, "image", format!("../media/figure{number}.{ending}")));
        }
    }
    if emblem {
        all.push(relation("emblem", "image", "../media/emblem.png"));
    }
    relations(&all)
}

/// The master: paper, the place of the title, fonts.
pub(super) fn master() -> String {
    let levels: String =
        (1..=9).map(|level| format!("<a:lvl{level}pPr><a:defRPr sz=\"1800\"/></a:lvl{level}pPr>")).collect();
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/>\
         </a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{}</p:spTree></p:cSld><p:clrMap \
         bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
         accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" \
         folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"layout\"/>\
         </p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"2400\" b=\"1\">\
         <a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/><a:ea \
         typeface=\"+mj-ea\"/><a:cs typeface=\"+mj-cs\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>\
         {levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>",
        title_place()
    )
}

pub(super) fn master_relations() -> String {
    relations(&[
        relation("layout", "slideLayout", "../slideLayouts/slideLayout1.xml"),
        relation("theme", "theme", "../theme/theme1.xml"),
    ])
}

/// The one layout: a title, and room.
pub(super) fn layout() -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"titleOnly\"><p:cSld name=\"Title and figure\"><p:spTree>{GROUP}{}\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        title_place()
    )
}

pub(super) fn layout_relations() -> String {
    relations(&[relation("master", "slideMaster", "../slideMasters/slideMaster1.xml")])
}

fn title_place() -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"457200\" y=\"228600\"/>\
         <a:ext cx=\"{}\" cy=\"838200\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
         <p:txBody><a:bodyPr anchor=\"ctr\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr/></a:p>\
         </p:txBody></p:sp>",
        SLIDE.0 - 914_400.0
    )
}
