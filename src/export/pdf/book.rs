//! Pages → a PDF with bookmarks, links and a tree for screen readers.

use super::super::png::Picture;
use super::super::svg::lettering::Weight;
use super::letters::{Faces, single};
use super::sheet::{Anchor, INK, Ink, Node, Op, QUIET, Role, SIDE, Sheets};
use super::{ExportError, fail};
use crate::domain::Lang;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

/// What a PDF says of itself.
pub(super) struct About {
    pub title: String,
    pub lang: Lang,
    pub author: Option<String>,
    pub description: Option<String>,
    /// Whether every page gets its number; the pages of a report have theirs.
    pub numbered: bool,
    /// The emblem of the owner.
    pub picture: Option<Picture>,
}

impl About {
    fn metadata(&self) -> Metadata {
        let mut about = Metadata::new()
            .title(self.title.clone())
            .language(self.lang.tag().to_owned())
            .creator(crate::i18n::words(self.lang, "app-title"));
        if let Some(author) = &self.author {
            about = about.authors(vec![author.clone()]);
        }
        match &self.description {
            Some(words) => about.description(words.clone()),
            None => about,
        }
    }
}

/// Writes pages as a PDF.
///
/// # Errors
/// [`ExportError::Format`] where the writer fails.
pub(super) fn bind(mut sheets: Sheets, about: &About) -> Result<Vec<u8>, ExportError> {
    let faces = Faces::load()?;
    let mut document = Document::new_with(SerializeSettings::default());
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); sheets.nodes.len()];
    let pages = std::mem::take(&mut sheets.pages);
    for (number, ops) in pages.iter().enumerate() {
        let (wide, high) = sheets.page;
        let settings = PageSettings::from_wh(single(wide), single(high)).ok_or_else(|| fail("size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for op in ops {
            draw(&mut surface, &faces, op, (&mut sheets, about.picture.as_ref()), &mut leaves);
        }
        if about.numbered {
            foot(&mut surface, &faces, number + 1, &mut sheets);
        }
        surface.finish();
        for op in ops {
            if let Op::Leap { anchor, corner, size, node } = op
                && let Some(link) = leap(&sheets.anchors, *anchor, *corner, *size)
            {
                let leaf = page.add_tagged_annotation(link);
                leaves.get_mut(*node).into_iter().for_each(|list| list.push(leaf));
            }
        }
        page.finish();
    }
    document.set_outline(bookmarks(&sheets.anchors));
    document.set_tag_tree(tree(&sheets.nodes, leaves, about.lang.tag()));
    document.set_metadata(about.metadata());
    document.finish().map_err(|error| fail(error.to_string()))
}

fn ink(colour: Ink) -> Option<Fill> {
    Some(Fill { paint: rgb::Color::new(colour.0, colour.1, colour.2).into(), ..Fill::default() })
}

fn draw(
    surface: &mut Surface<'_>,
    faces: &Faces,
    op: &Op,
    (sheets, picture): (&mut Sheets, Option<&Picture>),
    leaves: &mut [Vec<Identifier>],
) {
    match op {
        Op::Text { at, text, size, weight, ink: colour, node } => {
            let leaf = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            surface.set_fill(ink(*colour));
            faces.draw(surface, (single(at.0), single(at.1)), text, single(*size), *weight);
            surface.end_tagged();
            leaves.get_mut(*node).into_iter().for_each(|list| list.push(leaf));
        }
        Op::PageOf { anchor, right, y, size, ink: colour, node } => {
            let Some(page) = sheets.anchors.get(*anchor).map(|anchor| anchor.page + 1) else { return };
            let text = page.to_string();
            let wide = sheets.setter.width(&text, *size, Weight::Regular);
            let leaf = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            surface.set_fill(ink(*colour));
            faces.draw(surface, (single(right - wide), single(*y)), &text, single(*size), Weight::Regular);
            surface.end_tagged();
            leaves.get_mut(*node).into_iter().for_each(|list| list.push(leaf));
        }
        Op::Aside { at, text, size, ink: colour } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            surface.set_fill(ink(*colour));
            faces.draw(surface, (single(at.0), single(at.1)), text, single(*size), Weight::Regular);
            surface.end_tagged();
        }
        Op::Emblem { corner, size, node } => {
            let (Some(picture), Some(size)) = (picture, Size::from_wh(single(size.0), single(size.1))) else {
                return;
            };
            let place = Transform::from_translate(single(corner.0), single(corner.1));
            surface.push_transform(&place);
            let leaf = surface.start_tagged(ContentTag::Other);
            let image = Image::from_rgba8(picture.rgba.clone(), picture.width, picture.height);
            surface.draw_image(image, size);
            surface.end_tagged();
            surface.pop();
            leaves.get_mut(*node).into_iter().for_each(|list| list.push(leaf));
        }
        Op::Ground { corner, size, ink: colour } => {
            let rect = Rect::from_xywh(single(corner.0), single(corner.1), single(size.0), single(size.1));
            let mut path = PathBuilder::new();
            rect.into_iter().for_each(|rect| path.push_rect(rect));
            let Some(path) = path.finish() else { return };
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            surface.set_fill(ink(*colour));
            surface.draw_path(&path);
            surface.end_tagged();
        }
        Op::Drawing { drawing, at, scale, node, .. } => {
            let place =
                Transform::from_row(single(*scale), 0.0, 0.0, single(*scale), single(at.0), single(at.1));
            surface.push_transform(&place);
            let leaf = surface.start_tagged(ContentTag::Other);
            drawing.draw(surface, faces);
            surface.end_tagged();
            surface.pop();
            leaves.get_mut(*node).into_iter().for_each(|list| list.push(leaf));
        }
        Op::Leap { .. } => {}
    }
}

/// The number of the page.
fn foot(surface: &mut Surface<'_>, faces: &Faces, number: usize, sheets: &mut Sheets) {
    let text = number.to_string();
    let wide = sheets.setter.width(&text, 9.0, Weight::Regular);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    surface.set_fill(ink(QUIET));
    let at = (single(sheets.page.0 - SIDE - wide), single(sheets.page.1 - 34.0));
    faces.draw(surface, at, &text, 9.0, Weight::Regular);
    surface.set_fill(ink(INK));
    surface.end_tagged();
}

fn place(anchor: &Anchor) -> XyzDestination {
    XyzDestination::new(anchor.page, Point::from_xy(single(SIDE), single((anchor.y - 8.0).max(0.0))))
}

fn leap(anchors: &[Anchor], anchor: usize, corner: (f64, f64), size: (f64, f64)) -> Option<Annotation> {
    let target = anchors.get(anchor)?;
    let rect = Rect::from_xywh(single(corner.0), single(corner.1), single(size.0), single(size.1))?;
    let words = target.heading.as_ref().map(|(_, text)| text.clone());
    let link = LinkAnnotation::new(rect, Target::Destination(Destination::from(place(target))));
    Some(Annotation::new_link(link, words))
}

/// Parts with their chapters.
fn bookmarks(anchors: &[Anchor]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for anchor in anchors {
        let Some((level, text)) = &anchor.heading else { continue };
        let node = OutlineNode::new(text.clone(), place(anchor));
        match (level, open.as_mut()) {
            (2.., Some(parent)) => parent.push_child(node),
            _ => {
                if let Some(done) = open.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Paragraph => Tag::P.into(),
        Role::Title => Tag::Title.into(),
        Role::Heading { level, title } => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Role::Caption => Tag::Caption.into(),
        Role::Figure { alt } => Tag::Figure(Some(alt.clone())).into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Contents => Tag::TOC.into(),
        Role::Entry => Tag::TOCI.into(),
        Role::Link => Tag::Link.into(),
    }
}

/// The tree of the document; parents come before their children, so it is put together from the end.
fn tree(nodes: &[Node], leaves: Vec<Vec<Identifier>>, lang: &str) -> TagTree {
    let mut groups: Vec<Option<TagGroup>> = nodes
        .iter()
        .zip(leaves)
        .map(|(node, leaves)| {
            let mut group = TagGroup::new(tag(&node.role));
            leaves.into_iter().for_each(|leaf| group.push(leaf));
            Some(group)
        })
        .collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        if let Some(list) = node.parent.and_then(|parent| children.get_mut(parent)) {
            list.push(at);
        }
    }
    for at in (0..nodes.len()).rev() {
        for child in children.get(at).into_iter().flatten() {
            let Some(inner) = groups.get_mut(*child).and_then(Option::take) else { continue };
            if let Some(Some(group)) = groups.get_mut(at) {
                group.push(inner);
            }
        }
    }
    let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
    groups.into_iter().flatten().for_each(|group| tree.push(group));
    tree
}
