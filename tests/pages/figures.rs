//! Every kind of figure in the window, from saved views, in both languages.

use crate::support::{self, LAPTOP};
use crate::window::Shown;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use migration_profile::app::{SavedView, Session, Theme};
use migration_profile::domain::Lang;
use migration_profile::figure::Kind;
use migration_profile::gui::shell::Page;
use migration_profile::query::{Layout, Selection, narrow};

/// Name, indicator, what is chosen, rows, columns, kind, dimension of small figures.
type Wanted =
    (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, Kind, &'static str);

const WANTED: &[Wanted] = &[
    ("map", "POP_TOTAL", &["period=2015", "source=LSB_PHC"], "area", "", Kind::Map, ""),
    ("flows", "EMI_STOCK", &["period=2020", "edition=2020"], "destination", "", Kind::Sankey, ""),
    ("flow map", "EMI_STOCK", &["period=2020", "edition=2020"], "destination", "", Kind::FlowMap, ""),
    ("pyramid", "POP_TOTAL", &["area=LA", "source=UNDESA_WPP"], "age", "sex", Kind::Pyramid, ""),
    ("heat", "EMI_STOCK", &["edition=2020"], "destination", "", Kind::Heat, ""),
    (
        "small",
        "EMI_STOCK",
        &["edition=2020", "destination=USA,FRA,AUS,VNM,DEU,BGD"],
        "",
        "destination",
        Kind::Line,
        "destination",
    ),
];

fn save(session: &mut Session, wanted: &Wanted) {
    let (name, indicator, narrowed, rows, columns, kind, facet) = *wanted;
    let mut selection = Selection::of(indicator.into());
    for text in narrowed {
        narrow(&session.catalogue(), &mut selection, text).expect(text);
    }
    if selection.edition.is_some() && selection.source.is_none() {
        selection.source = Some("UNDESA_IMS".into());
    }
    let side = |text: &str| text.split(',').filter(|part| !part.is_empty()).map(Into::into).collect();
    let layout = Layout { rows: side(rows), columns: side(columns), ..Layout::default() };
    let facet = (!facet.is_empty()).then(|| facet.into());
    let view = SavedView { name: name.to_owned(), selection, layout, kind: Some(kind), facet };
    session.save_view(&view).expect("saved");
}

#[test]
fn saved_views_open_as_every_kind_of_figure_and_look_as_stored() {
    for lang in [Lang::Lo, Lang::En] {
        let mut shown = Shown::with(lang, Theme::Light, LAPTOP, |session| {
            WANTED.iter().for_each(|wanted| save(session, wanted));
        });
        shown.go(Page::Browse);
        let views = migration_profile::i18n::words(lang, "gui-views");
        shown.press(Role::DisclosureTriangle, &views);
        for (name, ..) in WANTED {
            shown.press(Role::Button, name);
            support::compare(
                &mut shown.harness,
                &format!("browse-{}.{}", name.replace(' ', "-"), support::suffix(lang)),
            );
        }
    }
}

#[test]
fn what_is_shown_is_kept_and_can_be_taken_away_again() {
    let mut shown = Shown::new(Lang::En, Theme::Light, LAPTOP);
    shown.go(Page::Browse);
    shown.harness.get_by_label("Save this view").click();
    shown.settle();
    shown.press(Role::DisclosureTriangle, "Saved views");
    let name = "International migrants living in Lao PDR, by sex, 1990–2020";
    assert!(shown.harness.query_by_role_and_label(Role::Button, name).is_some());
    shown.press(Role::Button, &format!("Delete the view “{name}”"));
    assert!(shown.harness.query_by_role_and_label(Role::Button, name).is_none());
}

#[test]
fn the_years_of_a_pyramid_can_be_stepped_through() {
    let mut shown = Shown::with(Lang::En, Theme::Light, LAPTOP, |session| save(session, &WANTED[3]));
    shown.go(Page::Browse);
    shown.press(Role::DisclosureTriangle, "Saved views");
    shown.press(Role::Button, "pyramid");
    shown.press(Role::RadioButton, "1990");
    let told = shown.harness.query_all_by_role(Role::Button).count();
    assert!(told > 3 && shown.harness.query_by_role_and_label(Role::Button, "Play the years").is_some());
}

#[test]
fn the_gallery_shows_saved_views_as_pictures_and_opens_one_in_one_click() {
    for lang in [Lang::Lo, Lang::En] {
        let mut shown = Shown::new(lang, Theme::Light, LAPTOP);
        shown.go(Page::Browse);
        shown.press(Role::Button, &migration_profile::i18n::words(lang, "gui-gallery"));
        support::compare(&mut shown.harness, &format!("browse-gallery.{}", support::suffix(lang)));
        let open = |name: &str| name.contains("Population pyramid");
        let card = shown.names(Role::Button).into_iter().find(|name| open(name)).expect("the pyramid");
        shown.press(Role::Button, &card);
        let pyramid = migration_profile::i18n::words(lang, Kind::Pyramid.id());
        assert!(shown.names(Role::RadioButton).contains(&pyramid), "the kinds of figure are back");
    }
}
