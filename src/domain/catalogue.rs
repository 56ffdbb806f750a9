//! The models a server offers, and the search over them while a person types.

use super::models::ModelId;

/// One model of a catalogue. What a server does not tell is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// As it is written into a key's model limits.
    pub id: ModelId,
    /// Who made the model, such as `openai`.
    pub provider: String,
    /// What it works on, such as `text` or `video`.
    pub kind: String,
    /// What it can do, such as `text-to-image`.
    pub features: Vec<String>,
    /// What it costs.
    pub price: Price,
}

/// What a model costs, as decimal text exactly as the server states it; `None` where it states nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// Such as `USD`.
    pub currency: String,
    /// For tokens read; a million of them on `CometAPI`.
    pub input: Option<String>,
    /// For tokens written; a million of them on `CometAPI`.
    pub output: Option<String>,
    /// For one request.
    pub per_request: Option<String>,
    /// For a second of sound or film.
    pub per_second: Option<String>,
}

impl Model {
    /// A model of which only the id is known.
    pub const fn named(id: ModelId) -> Self {
        Self {
            id,
            provider: String::new(),
            kind: String::new(),
            features: Vec::new(),
            price: Price {
                currency: String::new(),
                input: None,
                output: None,
                per_request: None,
                per_second: None,
            },
        }
    }
}

/// Every model of one server, ready to be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    models: Vec<Model>,
    /// For each model its id, and then all that can be searched for, in small letters: folded once, not on each key press.
    folded: Vec<(String, String)>,
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// The best matches, best first, at most as many as were asked for.
    pub models: Vec<&'a Model>,
    /// How many match in all.
    pub total: usize,
}

impl Catalogue {
    /// Sorts by id, and keeps the first of each id.
    pub fn new(models: Vec<Model>) -> Self {
        // Places are sorted in the models' stead: moving whole models about takes more code.
        let mut order: Vec<usize> = (0..models.len()).collect();
        order.sort_unstable_by(|left, right| {
            let ids = [left, right].map(|at| models.get(*at).map(|model| &model.id));
            ids[0].cmp(&ids[1]).then(left.cmp(right))
        });
        let mut models: Vec<Option<Model>> = models.into_iter().map(Some).collect();
        let take = |at: usize| models.get_mut(at).and_then(Option::take);
        let mut models: Vec<Model> = order.into_iter().filter_map(take).collect();
        models.dedup_by(|later, first| later.id == first.id);
        let fold = |model: &Model| {
            let id = model.id.as_str().to_lowercase();
            let features = model.features.join(" ");
            let all = [&*id, &model.provider, &model.kind, &features].join(" ").to_lowercase();
            (id, all)
        };
        let folded = models.iter().map(fold).collect();
        Self { models, folded }
    }

    /// All models, sorted by id.
    pub fn models(&self) -> &[Model] {
        &self.models
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.models.is_empty()
    }

    /// The model called `id`, letter for letter.
    pub fn get(&self, id: &str) -> Option<&Model> {
        let at = self.models.binary_search_by(|model| model.id.as_str().cmp(id)).ok()?;
        self.models.get(at)
    }

    /// The providers, sorted.
    pub fn providers(&self) -> Vec<&str> {
        let all = self.models.iter().map(|model| model.provider.as_str());
        let mut names: Vec<&str> = all.filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Models in whose id, provider, type or features every word of `query` stands, of one `provider` or of all (empty).
    /// Ids that begin with the query come first, then ids that hold it, then the rest.
    pub fn search(&self, query: &str, provider: &str, limit: usize) -> Found<'_> {
        let query = query.trim().to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut ranked: [Vec<&Model>; 3] = Default::default();
        let mut total = 0;
        for (model, (id, all)) in self.models.iter().zip(&self.folded) {
            let is_of = provider.is_empty() || model.provider == provider;
            if !is_of || !words.iter().all(|word| all.contains(word)) {
                continue;
            }
            total += 1;
            let rank = if id.starts_with(&query) {
                0
            } else if id.contains(&query) {
                1
            } else {
                2
            };
            let [best, good, rest] = &mut ranked;
            let place = [best, good, rest].into_iter().nth(rank);
            if let Some(place) = place.filter(|place| place.len() < limit) {
                place.push(model);
            }
        }
        Found { models: ranked.into_iter().flatten().take(limit).collect(), total }
    }
}
