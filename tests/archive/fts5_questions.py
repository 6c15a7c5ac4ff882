"""Questions for words, as FTS5 writes them: every sign of its syntax, in every place where it may stand."""

QUESTIONS = [
    "fire", "FIRE smoke", "fire OR smoke", "fire AND smoke", "fire NOT forest", "evacuat*", '"grain depot"',
    '"grain dep" *', "grain + depot", "title : fire", "text:fire", "{title text} : smoke", "- title : smoke",
    "-{title}:fire", "title : (fire OR smoke)", "title: fire smoke", "fire title : forest", "(fire OR smoke) AND grain",
    "fire OR smoke grain", "a b OR c NOT d", "NEAR(grain depot)", "NEAR(grain depot, 1)", "NEAR(grain depot, 0)",
    'NEAR("grain and" depot, 2)', "NEAR(depot grain, 3)", "NEAR(grain)", "near", "NEAR", '"NEAR"', "zurich", "ZÜRICH",
    '"62-year-old"', "mayor’s", "office_said", '""', '"" fire', 'fire AND ""', 'fire OR ""', 'fire NOT ""', '"" NOT fire',
    "text : (title : fire)", "text : (title : fire OR smoke)", '"the forest" OR "the grain"',
    "nothingness", "nothingness OR (depot AND nothingness)", "fire NOT (smoke NOT grain)", "TITLE : fire", '"title" : fire',
    "e*", "NEAR(e* grain, 5)", "grain grain", "not", "fire fire NOT fire",
]  # fmt: skip
