//! Tables of names, nothing else. Long because variety is the point.

use super::Origin;

/// Given names in two tables, so that the parents of a child are not always drawn from the same one.
pub(super) struct Given {
    pub(super) first: &'static [&'static str],
    pub(super) second: &'static [&'static str],
}

/// The names of one country or language.
pub(super) struct Names {
    given: Given,
    family: &'static [&'static str],
}

pub(super) fn given_names(origin: Origin) -> &'static Given {
    &names(origin).given
}

pub(super) fn family_names(origin: Origin) -> &'static [&'static str] {
    names(origin).family
}

fn names(origin: Origin) -> &'static Names {
    match origin {
        Origin::Norwegian => &NORWEGIAN,
        Origin::Sami => &SAMI,
        Origin::Other(index) => &OTHERS[index % OTHERS.len()],
    }
}

#[cfg(test)]
pub(super) fn every_name() -> impl Iterator<Item = &'static str> {
    [&NORWEGIAN, &SAMI]
        .into_iter()
        .chain(OTHERS)
        .flat_map(|names| names.given.first.iter().chain(names.given.second).chain(names.family).copied())
}

#[rustfmt::skip]
static NORWEGIAN: Names = Names {
    given: Given {
        first: &[
            "Nora", "Emma", "Sofie", "Ella", "Olivia", "Ingrid", "Ada", "Frida", "Astrid", "Sara", "Maja", "Leah",
            "Selma", "Hedda", "Amalie", "Iben", "Anna", "Thea", "Solveig", "Live", "Mathilde", "Vilde", "Tuva",
            "Julie", "Ida", "Marie", "Hanna", "Synne", "Eline", "Sigrid", "Ragnhild", "Silje", "Kristin", "Hilde",
            "Anne", "Kari", "Marit", "Camilla", "Monica", "Linda", "Heidi", "Tone", "Mona", "Bente", "Gunn", "Åse",
            "Åshild", "Bjørg", "Oddny", "Torunn", "Guro", "Eli", "Ane", "Berit", "Randi", "Siri", "Helene",
        ],
        second: &[
            "Jakob", "Noah", "Emil", "Lucas", "Oliver", "Isak", "William", "Filip", "Aksel", "Ludvig", "Elias",
            "Henrik", "Magnus", "Håkon", "Kasper", "Johannes", "Theodor", "Sander", "Jonas", "Mathias", "Tobias",
            "Odin", "Sigurd", "Erik", "Eirik", "Olav", "Lars", "Per", "Knut", "Anders", "Morten", "Geir", "Terje",
            "Trond", "Øyvind", "Håvard", "Kjetil", "Espen", "Frode", "Rune", "Stian", "Vegard", "Sindre", "Jørgen",
            "Kåre", "Arne", "Bjørn", "Svein", "Harald", "Gunnar", "Ole", "Even", "Iver", "Birk", "Peder", "Åsmund",
        ],
    },
    family: &[
        "Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen", "Jensen", "Karlsen",
        "Johnsen", "Pettersen", "Eriksen", "Berg", "Haugen", "Hagen", "Dahl", "Halvorsen", "Lund", "Moen", "Solberg",
        "Strand", "Bakken", "Myhre", "Lie", "Nygård", "Lien", "Sæther", "Ødegård", "Aas", "Brekke", "Fjeld", "Sunde",
        "Tangen", "Vik", "Nesheim", "Grønli", "Skar", "Rød", "Hauge", "Eide", "Viken", "Bråten", "Sørli", "Åsheim",
        "Kvam", "Tveit", "Aune", "Holt", "Foss", "Nordby", "Vestby", "Sandnes", "Hovland", "Engen", "Rønning", "Myklebust",
        "Fossum", "Kleven", "Løken", "Bjerke", "Ruud", "Sletten", "Solheim", "Hammer", "Teigen", "Ask", "Nymoen",
        "Fjellheim", "Havnes", "Nordnes", "Sjøvik", "Fyrstad", "Lyngøy", "Skjærvik", "Holmen", "Brattli", "Haugstad",
    ],
};

#[rustfmt::skip]
static SAMI: Names = Names {
    given: Given {
        first: &[
            "Máret", "Ánne", "Biret", "Elle", "Sárá", "Inger", "Risten", "Láilá", "Gáddjá", "Máret Ánne", "Inga",
            "Elen", "Sunná", "Áile", "Berit Ellen", "Ravdna", "Kirsten", "Ellen Márjá",
        ],
        second: &[
            "Ánte", "Niillas", "Jovnna", "Máhtte", "Áilu", "Isko", "Mihkkal", "Ándaras", "Nils", "Jon", "Ole Máhtte",
            "Piera", "Lásse", "Issát", "Juhán", "Aslak", "Nils Ánte", "Heaika",
        ],
    },
    family: &[
        "Eira", "Sara", "Gaup", "Hætta", "Utsi", "Somby", "Oskal", "Bongo", "Buljo", "Triumf", "Skum", "Bæhr", "Sokki",
        "Nutti", "Kemi", "Siri", "Turi", "Balto", "Varsi", "Guttorm",
    ],
};

#[rustfmt::skip]
pub(super) static OTHERS: &[Names] = &[
    Names { // Poland
        given: Given {
            first: &["Zofia", "Julia", "Maja", "Agnieszka", "Katarzyna", "Małgorzata", "Ewa", "Joanna"],
            second: &["Jakub", "Kacper", "Tomasz", "Piotr", "Krzysztof", "Paweł", "Marek", "Michał"],
        },
        family: &["Nowak", "Kowalczyk", "Wójcik", "Lewandowska", "Zieliński", "Szymański", "Woźniak", "Dąbrowska"],
    },
    Names { // Ukraine
        given: Given {
            first: &["Oksana", "Daryna", "Solomiia", "Iryna", "Kateryna", "Olena", "Sofiia"],
            second: &["Andriy", "Oleksandr", "Maksym", "Dmytro", "Bohdan", "Taras", "Danylo"],
        },
        family: &["Shevchenko", "Bondarenko", "Kovalenko", "Tkachenko", "Melnyk", "Kravchuk", "Lysenko"],
    },
    Names { // Somalia
        given: Given {
            first: &["Hodan", "Amina", "Fatuma", "Ayaan", "Sahra", "Hibo", "Ifrah"],
            second: &["Abdi", "Mohamed", "Yusuf", "Hassan", "Ismail", "Liban", "Omar"],
        },
        family: &["Abdullahi", "Warsame", "Jama", "Hassan Ali", "Farah", "Mohamud", "Osman"],
    },
    Names { // Syria and Iraq
        given: Given {
            first: &["Layla", "Rania", "Noor", "Mariam", "Zainab", "Hala", "Yasmin"],
            second: &["Ahmad", "Khaled", "Omar", "Sami", "Mustafa", "Yousef", "Tarek"],
        },
        family: &["Al-Hassan", "Haddad", "Al-Khatib", "Darwish", "Nasser", "Al-Jabouri", "Saleh"],
    },
    Names { // Pakistan
        given: Given {
            first: &["Ayesha", "Sana", "Hira", "Mehreen", "Nadia", "Zara"],
            second: &["Ali", "Bilal", "Hamza", "Imran", "Usman", "Faisal"],
        },
        family: &["Khan", "Ahmed", "Hussain", "Malik", "Iqbal", "Butt"],
    },
    Names { // Vietnam
        given: Given {
            first: &["Thuy", "Linh", "Mai", "Lan", "Huong"],
            second: &["Minh", "Tuan", "Duc", "Hieu", "Khanh"],
        },
        family: &["Nguyen", "Tran", "Pham", "Vo", "Dang"],
    },
    Names { // Eritrea
        given: Given {
            first: &["Selam", "Feven", "Miriam", "Rahel", "Winta"],
            second: &["Yonas", "Filmon", "Samuel", "Daniel", "Merhawi"],
        },
        family: &["Tesfay", "Ghebremedhin", "Haile", "Kidane", "Weldu"],
    },
    Names { // Lithuania
        given: Given {
            first: &["Ieva", "Rūta", "Gabija", "Austėja", "Kristina"],
            second: &["Lukas", "Jonas", "Matas", "Tomas", "Darius"],
        },
        family: &["Kazlauskas", "Petrauskas", "Jankauskas", "Balčiūnas", "Stankevičius"],
    },
    Names { // Thailand and the Philippines
        given: Given {
            first: &["Malee", "Siriporn", "Maria Luz", "Jasmine", "Angelica"],
            second: &["Somchai", "Anan", "Jose", "Miguel", "Rafael"],
        },
        family: &["Santos", "Reyes", "Dela Cruz", "Suwan", "Chaiyasit"],
    },
];

#[rustfmt::skip]
pub(super) const STREETS: &[&str] = &[
    "Fyrlyktveien", "Naustbakken", "Tareveien", "Krabbegata", "Sildesvingen", "Torskeveien", "Kråkebolleveien",
    "Lundefuglveien", "Havørnveien", "Skarvesvingen", "Måkebakken", "Ternestien", "Alkeveien", "Tjuvholmsvingen",
    "Blåskjellgata", "Rekeveien", "Nordlysbakken", "Midnattssolveien", "Fiskehjellveien", "Rorbusvingen",
    "Seifarerveien", "Bølgebryterveien", "Flomålet", "Fjæresteinveien", "Skjelsandveien", "Svabergveien",
    "Molosvingen", "Ankerhaugen", "Loddetråkket", "Kveitebakken", "Brosmeveien", "Lysingstien", "Steinbitgata",
    "Hysebakken", "Uerveien", "Makrellstien", "Gullsteinveien", "Rognehaugen", "Multesvingen", "Krekkingveien",
];

pub(super) const HEADS_OF_PLACES: &[&str] =
    &["Ytter", "Sjø", "Fyr", "Skarve", "Sel", "Hav", "Tare", "Lunde", "Måke", "Sild", "Torsk", "Naust"];

pub(super) const TAILS_OF_PLACES: &[&str] =
    &["vik", "nes", "våg", "sund", "holmen", "bygda", "lia", "moen", "stranda", "haugen"];
