//! The structure message, SDMX-ML 2.1: what the tools in use read.

use super::{AFTER_KEY, AGENCY, VERSION, concept, dataflow, dimensions};
use crate::domain::{ConfStatus, DimensionCode, Lang, ObsStatus};
use crate::export::extract::{Extract, code_of};
use crate::export::trouble::Trouble;
use crate::export::xml::escape;
use crate::figure::{dimension_label, status_id};
use crate::i18n::words;
use crate::query::MemberRef;
use std::collections::BTreeSet;
use std::io::Write;

const SCHEMAS: &str = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";
const CONCEPTS: &str = "CS_MPROFILE";

/// A name in each language.
struct Named {
    id: String,
    names: Vec<(Lang, String)>,
}

struct Message<'a> {
    extract: &'a Extract<'a>,
}

pub(super) fn put(out: &mut dyn Write, extract: &Extract<'_>) -> Result<(), Trouble> {
    Message { extract }.put(out)
}

impl Message<'_> {
    fn in_each(&self, say: impl Fn(Lang) -> String) -> Vec<(Lang, String)> {
        Lang::ALL.iter().map(|lang| (*lang, say(*lang))).filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    fn put(&self, out: &mut dyn Write) -> Result<(), Trouble> {
        let made = self.extract.text.made.map_or_else(|| String::from("2000-01-01"), |day| day.to_string());
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mes:Structure xmlns:mes=\"{SCHEMAS}/message\" \
             xmlns:str=\"{SCHEMAS}/structure\" xmlns:com=\"{SCHEMAS}/common\">\n<mes:Header>\
             <mes:ID>{}</mes:ID><mes:Test>false</mes:Test><mes:Prepared>{made}T00:00:00</mes:Prepared>\
             <mes:Sender id=\"{AGENCY}\"/></mes:Header>\n<mes:Structures>\n",
            dataflow(self.extract)
        )?;
        self.flow(out)?;
        self.codelists(out)?;
        self.concepts(out)?;
        self.data_structure(out)?;
        write!(out, "</mes:Structures>\n</mes:Structure>\n")?;
        Ok(())
    }

    /// The dataflow carries title, unit, sources, notes and legend.
    fn flow(&self, out: &mut dyn Write) -> Result<(), Trouble> {
        let id = dataflow(self.extract);
        writeln!(
            out,
            "<str:Dataflows><str:Dataflow id=\"{id}\" agencyID=\"{AGENCY}\" version=\"{VERSION}\" isFinal=\"false\">"
        )?;
        for text in self.extract.all_texts() {
            named(out, "Name", text.lang, &text.title)?;
        }
        for text in self.extract.all_texts() {
            let about = text.about.iter().map(|(name, value)| format!("{name}: {value}"));
            let lines: Vec<String> =
                std::iter::once(text.unit.clone()).chain(text.foot_lines()).chain(about).collect();
            named(out, "Description", text.lang, &lines.join(" | "))?;
        }
        writeln!(
            out,
            "<str:Structure><Ref id=\"DSD_{}\" version=\"{VERSION}\" agencyID=\"{AGENCY}\" \
             package=\"datastructure\" class=\"DataStructure\"/></str:Structure></str:Dataflow></str:Dataflows>",
            self.extract.cube.indicator.code
        )?;
        Ok(())
    }

    /// The lists of the dimensions with the members of this table, and those of the attributes.
    fn codelists(&self, out: &mut dyn Write) -> Result<(), Trouble> {
        writeln!(out, "<str:Codelists>")?;
        let cube = self.extract.cube;
        let catalogue = self.extract.catalogue;
        let indicator = Named {
            id: cube.indicator.code.to_string(),
            names: self.in_each(|lang| cube.indicator.names.get(lang).to_owned()),
        };
        self.codelist(out, "INDICATOR", &[indicator])?;
        let apart = [DimensionCode::PERIOD, DimensionCode::SOURCE];
        let coded: BTreeSet<&str> =
            cube.members(0, 0).map(|(code, _)| code.as_str()).filter(|code| !apart.contains(code)).collect();
        for dimension in coded {
            let members = self.members(dimension);
            self.codelist(out, &concept(dimension), &members)?;
        }
        let sources: BTreeSet<&str> =
            cube.publications.iter().map(|info| info.publication.source.as_str()).collect();
        let sources: Vec<Named> = sources
            .into_iter()
            .map(|code| Named {
                id: code.to_owned(),
                names: self.in_each(|lang| catalogue.item_name("source", code, lang).to_owned()),
            })
            .collect();
        self.codelist(out, "SOURCE", &sources)?;
        let status: Vec<Named> = ObsStatus::ALL
            .iter()
            .map(|status| Named {
                id: status.code().to_owned(),
                names: self.in_each(|lang| words(lang, &status_id(*status))),
            })
            .collect();
        self.codelist(out, "OBS_STATUS", &status)?;
        let confidential: Vec<Named> = ConfStatus::ALL
            .iter()
            .map(|status| Named {
                id: status.code().to_owned(),
                names: self
                    .in_each(|lang| catalogue.item_name("conf_status", status.code(), lang).to_owned()),
            })
            .collect();
        self.codelist(out, "CONF_STATUS", &confidential)?;
        let unit = Named {
            id: cube.unit.to_string(),
            names: self.in_each(|lang| catalogue.item_name("unit", cube.unit.as_str(), lang).to_owned()),
        };
        self.codelist(out, "UNIT_MEASURE", &[unit])?;
        writeln!(out, "</str:Codelists>")?;
        Ok(())
    }

    fn members(&self, dimension: &str) -> Vec<Named> {
        let cube = self.extract.cube;
        let place = |levels: &[crate::query::Level]| {
            levels.iter().position(|level| level.dimension.as_str() == dimension)
        };
        let (side, top) = (place(&cube.row_levels), place(&cube.column_levels));
        let members = cube
            .fixed_member(dimension)
            .into_iter()
            .chain(cube.rows.iter().filter_map(|head| head.members.get(side?)))
            .chain(cube.columns.iter().filter_map(|head| head.members.get(top?)));
        let mut seen: BTreeSet<&MemberRef> = BTreeSet::new();
        members
            .filter(|member| seen.insert(*member))
            .map(|member| Named {
                id: code_of(member),
                names: self.in_each(|lang| self.extract.member(dimension, member, lang)),
            })
            .collect()
    }

    fn codelist(&self, out: &mut dyn Write, concept: &str, codes: &[Named]) -> Result<(), Trouble> {
        write!(
            out,
            "<str:Codelist id=\"CL_{concept}\" agencyID=\"{AGENCY}\" version=\"{VERSION}\" isFinal=\"false\">"
        )?;
        for (lang, name) in self.concept_names(concept) {
            named(out, "Name", lang, &name)?;
        }
        for code in codes {
            write!(out, "<str:Code id=\"{}\">", escape(&code.id))?;
            for (lang, name) in &code.names {
                named(out, "Name", *lang, name)?;
            }
            writeln!(out, "</str:Code>")?;
        }
        writeln!(out, "</str:Codelist>")?;
        Ok(())
    }

    /// The names of a concept: of a dimension its own, of an attribute those of `sdmx-…`.
    fn concept_names(&self, id: &str) -> Vec<(Lang, String)> {
        let dimension = match id {
            "REF_AREA" => String::from(DimensionCode::AREA),
            "TIME_PERIOD" => String::from(DimensionCode::PERIOD),
            other => other.to_ascii_lowercase(),
        };
        let own = format!("sdmx-{}", id.to_ascii_lowercase().replace('_', "-"));
        self.in_each(|lang| {
            if crate::i18n::has(lang, &own) {
                words(lang, &own)
            } else {
                dimension_label(self.extract.catalogue, &dimension, None, lang)
            }
        })
    }

    fn key(&self) -> Vec<String> {
        let mut key = vec![String::from("INDICATOR"), String::from("REF_AREA")];
        key.extend(dimensions(self.extract).iter().map(|code| concept(code.as_str())));
        key.extend(["SOURCE", "EDITION"].map(String::from));
        key
    }

    fn concepts(&self, out: &mut dyn Write) -> Result<(), Trouble> {
        write!(
            out,
            "<str:Concepts><str:ConceptScheme id=\"{CONCEPTS}\" agencyID=\"{AGENCY}\" version=\"{VERSION}\" isFinal=\"false\">"
        )?;
        for lang in Lang::ALL {
            named(out, "Name", lang, &words(lang, "app-title"))?;
        }
        let rest = std::iter::once("TIME_PERIOD").chain(AFTER_KEY).map(String::from);
        for id in self.key().into_iter().chain(rest) {
            write!(out, "<str:Concept id=\"{id}\">")?;
            for (lang, name) in self.concept_names(&id) {
                named(out, "Name", lang, &name)?;
            }
            writeln!(out, "</str:Concept>")?;
        }
        writeln!(out, "</str:ConceptScheme></str:Concepts>")?;
        Ok(())
    }

    fn data_structure(&self, out: &mut dyn Write) -> Result<(), Trouble> {
        let code = &self.extract.cube.indicator.code;
        write!(
            out,
            "<str:DataStructures><str:DataStructure id=\"DSD_{code}\" agencyID=\"{AGENCY}\" version=\"{VERSION}\" isFinal=\"false\">"
        )?;
        for lang in Lang::ALL {
            named(out, "Name", lang, self.extract.cube.indicator.names.get(lang))?;
        }
        write!(out, "<str:DataStructureComponents>\n<str:DimensionList id=\"DimensionDescriptor\">\n")?;
        let key = self.key();
        for (position, id) in key.iter().enumerate() {
            write!(out, "<str:Dimension id=\"{id}\" position=\"{}\">", position + 1)?;
            self.meaning(out, id)?;
            writeln!(out, "</str:Dimension>")?;
        }
        write!(out, "<str:TimeDimension id=\"TIME_PERIOD\" position=\"{}\">", key.len() + 1)?;
        identity(out, "TIME_PERIOD")?;
        write!(
            out,
            "<str:LocalRepresentation><str:TextFormat textType=\"ObservationalTimePeriod\"/></str:LocalRepresentation>\
             </str:TimeDimension>\n</str:DimensionList>\n<str:AttributeList id=\"AttributeDescriptor\">\n"
        )?;
        for id in AFTER_KEY.into_iter().filter(|id| *id != "OBS_VALUE") {
            let needed =
                if ["OBS_STATUS", "UNIT_MEASURE"].contains(&id) { "Mandatory" } else { "Conditional" };
            write!(out, "<str:Attribute id=\"{id}\" assignmentStatus=\"{needed}\">")?;
            self.meaning(out, id)?;
            writeln!(
                out,
                "<str:AttributeRelationship><str:PrimaryMeasure><Ref id=\"OBS_VALUE\"/></str:PrimaryMeasure>\
                 </str:AttributeRelationship></str:Attribute>"
            )?;
        }
        write!(
            out,
            "</str:AttributeList>\n<str:MeasureList id=\"MeasureDescriptor\"><str:PrimaryMeasure id=\"OBS_VALUE\">"
        )?;
        identity(out, "OBS_VALUE")?;
        write!(
            out,
            "<str:LocalRepresentation><str:TextFormat textType=\"Double\"/></str:LocalRepresentation>\
             </str:PrimaryMeasure></str:MeasureList>\n</str:DataStructureComponents></str:DataStructure></str:DataStructures>\n"
        )?;
        Ok(())
    }

    /// Concept and list, or the kind of text, of a component.
    fn meaning(&self, out: &mut dyn Write, id: &str) -> Result<(), Trouble> {
        identity(out, id)?;
        let text = match id {
            "EDITION" | "PERIOD" | "COMMENT_OBS" => Some("String"),
            "UNIT_MULT" | "DECIMALS" | "COMPUTED" => Some("Integer"),
            _ => None,
        };
        match text {
            Some(kind) => write!(
                out,
                "<str:LocalRepresentation><str:TextFormat textType=\"{kind}\"/></str:LocalRepresentation>"
            )?,
            None => write!(
                out,
                "<str:LocalRepresentation><str:Enumeration><Ref id=\"CL_{id}\" version=\"{VERSION}\" \
                 agencyID=\"{AGENCY}\" package=\"codelist\" class=\"Codelist\"/></str:Enumeration></str:LocalRepresentation>"
            )?,
        }
        Ok(())
    }
}

fn identity(out: &mut dyn Write, id: &str) -> Result<(), Trouble> {
    write!(
        out,
        "<str:ConceptIdentity><Ref id=\"{id}\" maintainableParentID=\"{CONCEPTS}\" \
         maintainableParentVersion=\"{VERSION}\" agencyID=\"{AGENCY}\" package=\"conceptscheme\" \
         class=\"Concept\"/></str:ConceptIdentity>"
    )?;
    Ok(())
}

fn named(out: &mut dyn Write, element: &str, lang: Lang, text: &str) -> Result<(), Trouble> {
    write!(out, "<com:{element} xml:lang=\"{}\">{}</com:{element}>", lang.tag(), escape(text))?;
    Ok(())
}
