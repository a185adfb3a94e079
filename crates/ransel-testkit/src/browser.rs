//! A browser without script: cookies, redirects, forms.

use std::collections::HashMap;

use reqwest::{StatusCode, Url, blocking::Client, header, redirect::Policy};
use scraper::{Html, Selector};

/// One visitor's browser.
pub struct Browser {
    client: Client,
    address: Url,
    csrf: String,
    persona: Option<String>,
    /// Whether she lets Feide tell systems about her when she is asked.
    accepts: bool,
}

/// What came back, after redirects.
#[derive(Debug)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// Where one ended.
    pub url: Url,
    /// Headers.
    pub headers: HashMap<String, String>,
    /// The body.
    pub body: String,
    /// The body as it came, for files.
    pub bytes: Vec<u8>,
    /// The headers of the redirects on the way.
    pub passed: String,
}

/// A form that only asks: a filter.
#[derive(Debug)]
pub struct Filter {
    /// Where it leads.
    pub action: String,
    /// The names of its fields.
    pub fields: Vec<String>,
}

impl Page {
    /// The path one ended at.
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// Whether it was shown.
    pub fn is_ok(&self) -> bool {
        self.status == StatusCode::OK && !self.at_the_door()
    }

    /// Whether one was stopped: refused, as if there were nothing, or asked at the door for something that is missing.
    pub fn is_refused(&self) -> bool {
        matches!(self.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) || self.at_the_door()
    }

    fn at_the_door(&self) -> bool {
        matches!(self.path(), "/login" | "/confirm" | "/secrecy" | "/training")
            || self.path().starts_with("/demo-idp")
            || (self.path().starts_with("/my/attributes/")
                && self.url.query().is_some_and(|to| to.contains("to=")))
    }

    /// Whether the page says `text`.
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    /// The body, or what went wrong instead.
    pub fn shown(&self) -> &str {
        assert!(self.is_ok(), "{} at {}: {}", self.status, self.url, self.text());
        &self.body
    }

    /// What a person reads: without markup.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for sign in self.body.chars() {
            match sign {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                _ if !inside => text.push(sign),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ").replace("&amp;", "&")
    }

    /// The value of a hidden or other field of a form.
    pub fn field(&self, name: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{name}\""))?;
        let start = self.body.get(..at)?.rfind('<')?;
        let tag = self.body.get(start..)?;
        let tag = tag.get(..tag.find('>')?)?;
        let value = tag.split("value=\"").nth(1)?;
        Some(value.split('"').next()?.replace("&amp;", "&"))
    }

    /// The fields of the form that is sent to `action`, as a browser would send them untouched.
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let page = Html::parse_document(&self.body);
        let forms = selector("form");
        let form = page.select(&forms).find(|form| form.value().attr("action") == Some(action));
        let form = form.unwrap_or_else(|| panic!("no form to {action} at {}: {}", self.url, self.text()));
        let mut fields = Vec::new();
        for field in form.select(&selector("input, select, textarea")) {
            let (element, attr) = (field.value(), |name| field.value().attr(name));
            let Some(name) = attr("name").filter(|_| attr("disabled").is_none()) else { continue };
            let value = match element.name() {
                "select" => {
                    let chosen = field.select(&selector("option[selected]")).next();
                    let option = chosen.or_else(|| field.select(&selector("option")).next());
                    option.and_then(|option| option.value().attr("value")).map(ToOwned::to_owned)
                }
                "textarea" => Some(field.text().collect()),
                _ if matches!(attr("type"), Some("radio" | "checkbox")) && attr("checked").is_none() => None,
                _ => Some(attr("value").unwrap_or_default().to_owned()),
            };
            fields.extend(value.map(|value| (name.to_owned(), value)));
        }
        fields
    }

    /// The filters on the page.
    pub fn filters(&self) -> Vec<Filter> {
        let page = Html::parse_document(&self.body);
        let asks =
            |form: &scraper::ElementRef<'_>| form.value().attr("method").is_none_or(|method| method == "get");
        let of = |form: scraper::ElementRef<'_>| Filter {
            action: form.value().attr("action").unwrap_or_default().to_owned(),
            fields: form
                .select(&selector("input, select"))
                .filter_map(|field| field.value().attr("name"))
                .map(ToOwned::to_owned)
                .collect(),
        };
        page.select(&selector("form")).filter(asks).map(of).collect()
    }

    /// Every address a link or form on the page leads to.
    pub fn links(&self) -> Vec<String> {
        let parts = self.body.split("href=\"").skip(1).chain(self.body.split("action=\"").skip(1));
        parts.filter_map(|part| part.split('"').next()).map(|link| link.replace("&amp;", "&")).collect()
    }
}

impl Browser {
    /// A browser at an address, with nothing remembered.
    pub fn new(address: &str) -> Self {
        let client = Client::builder().cookie_store(true).redirect(Policy::none()).build().expect("a client");
        Self {
            client,
            address: address.parse().expect("an address"),
            csrf: String::new(),
            persona: None,
            accepts: true,
        }
    }

    /// The same browser of one who is to answer herself whether Feide may tell a system about her.
    #[must_use]
    pub fn unaccepting(self) -> Self {
        Self { accepts: false, ..self }
    }

    /// Signs in as a persona at the demonstration's provider.
    pub fn sign_in(&mut self, persona: &str) -> Page {
        self.persona = Some(persona.to_owned());
        self.get("/login/demo?to=/")
    }

    /// Does what the doors ask: confirms with two factors, makes the secrecy declaration.
    pub fn settle(&mut self) {
        let page = self.get("/");
        if page.path() == "/confirm" {
            self.confirm("/");
        }
        if self.get("/").path() == "/secrecy" {
            self.post("/secrecy", &[("accept", "yes"), ("to", "/")]);
        }
    }

    /// Confirms who she is, and goes to `to`.
    pub fn confirm(&mut self, to: &str) -> Page {
        self.get(&format!("/login/demo?confirm=yes&to={to}"))
    }

    /// Opens an address and follows where it leads.
    pub fn get(&mut self, path: &str) -> Page {
        let url = self.address.join(path).expect("an address");
        self.follow(self.client.get(url))
    }

    /// Opens an address as a player does, asking for a part of it; the status and what came.
    pub fn part(&mut self, path: &str, range: Option<&str>) -> (u16, Vec<u8>) {
        let url = self.address.join(path).expect("an address");
        let mut asked = self.client.get(url);
        if let Some(range) = range {
            asked = asked.header(header::RANGE, range);
        }
        let answer = asked.send().expect("the server answers");
        (answer.status().as_u16(), answer.bytes().map(|bytes| bytes.to_vec()).unwrap_or_default())
    }

    /// Sends a form with the token of the last page, and follows where it leads.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let url = self.address.join(path).expect("an address");
        let mut all: Vec<_> = fields.to_vec();
        let csrf = self.csrf.clone();
        if !all.iter().any(|(name, _)| *name == "csrf") {
            all.push(("csrf", &csrf));
        }
        self.follow(self.client.post(url).form(&all))
    }

    /// Fills in the form on `page` that is sent to `action`, and sends it.
    pub fn submit(&mut self, page: &Page, action: &str, filled: &[(&str, &str)]) -> Page {
        let mut fields = page.form(action);
        for (name, value) in filled {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action, &fields)
    }

    /// As [`Browser::submit`] for a form that shows what would change before it is saved: sees it and says why.
    pub fn decide(&mut self, page: &Page, action: &str, filled: &[(&str, &str)]) -> Page {
        let preview = self.submit(page, action, filled);
        if preview.field("seen").is_none() {
            return preview;
        }
        self.submit(&preview, action, &[("reason", "Vedtatt av styret")])
    }

    /// Fills in the form with files on `page` that is sent to `action`, and sends it with one file.
    pub fn upload(
        &mut self,
        page: &Page,
        action: &str,
        filled: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Page {
        const BOUNDARY: &str = "ransel-testkit-boundary";
        let mut fields = page.form(action);
        fields.retain(|(name, _)| name != file.0 && !filled.iter().any(|(known, _)| known == name));
        fields.extend(filled.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let mut body = Vec::new();
        for (name, value) in &fields {
            let part =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"f\"\r\n\r\n",
            file.0
        );
        body.extend(head.into_bytes());
        body.extend(file.1);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        let url = self.address.join(action).expect("an address");
        let sent =
            self.client.post(url).header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
        self.follow(sent.body(body))
    }

    /// As [`Browser::submit`], where the server may die meanwhile; whether it answered.
    pub fn try_submit(&mut self, page: &Page, action: &str, filled: &[(&str, &str)]) -> bool {
        let mut fields = page.form(action);
        for (name, value) in filled {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let url = self.address.join(action).expect("an address");
        let answer = self.client.post(url).form(&fields).send();
        answer.is_ok_and(|answer| answer.status().is_redirection() || answer.status().is_success())
    }

    /// Puts on another hat of the person: `teacher`, or `teacher.<school>`.
    pub fn wear(&mut self, hat: &str) -> Page {
        let page = self.get("/");
        let choice = page
            .body
            .split("name=\"hat\"")
            .skip(1)
            .filter_map(|part| part.split("value=\"").nth(1)?.split('"').next());
        let wanted = choice.into_iter().find(|id| id.starts_with(hat)).unwrap_or(hat).to_owned();
        self.post("/hat", &[("hat", &wanted)])
    }

    fn follow(&mut self, request: reqwest::blocking::RequestBuilder) -> Page {
        let mut response = request.send().expect("the server answers");
        let mut passed = String::new();
        for _ in 0..20 {
            let Some(to) =
                response.headers().get(header::LOCATION).filter(|_| response.status().is_redirection())
            else {
                break;
            };
            for (name, value) in response.headers() {
                passed.push_str(&format!("{name}: {}\n", value.to_str().unwrap_or_default()));
            }
            let mut url = response.url().join(to.to_str().expect("an address")).expect("an address");
            // The provider's page with people to choose from: choose.
            if let (Some(persona), true) = (&self.persona, url.path().ends_with("/demo-idp/authorize")) {
                url.query_pairs_mut().append_pair("persona", persona);
            }
            response = self.client.get(url).send().expect("the server answers");
        }
        let headers = response.headers().iter();
        let headers = headers
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        let (status, url) = (response.status(), response.url().clone());
        let bytes = response.bytes().map(|bytes| bytes.to_vec()).unwrap_or_default();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let page = Page { status, url, headers, body, bytes, passed };
        if let Some(csrf) = page.field("csrf") {
            self.csrf = csrf;
        }
        // Asked whether Feide may tell a system about her, on the way to one of its pages: she ticks, and goes on.
        if self.accepts && page.at_the_door() && page.field("accept").is_some() && page.path() != "/secrecy" {
            let (path, to) = (page.path().to_owned(), page.field("to").unwrap_or_default());
            return self.post(&path, &[("accept", "yes"), ("answer", "yes"), ("to", &to)]);
        }
        page
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector of ours")
}
