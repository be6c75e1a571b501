CREATE TABLE target_table (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL CHECK (parent = 'book'),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    department TEXT NOT NULL,
    year INTEGER,
    currency_unit TEXT NOT NULL,
    dialect TEXT NOT NULL,
    totals TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    scope TEXT NOT NULL,
    form TEXT NOT NULL,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES target_table (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE project (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    total TEXT,
    fiscal TEXT,
    special_account TEXT,
    other TEXT,
    goal TEXT NOT NULL,
    preamble TEXT NOT NULL,
    truncated INTEGER NOT NULL,
    annual_goal TEXT NOT NULL,
    annual_total TEXT,
    annual_fiscal TEXT,
    annual_special_account TEXT,
    annual_other TEXT,
    annual_carried TEXT,
    tasks TEXT NOT NULL,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    level1_code TEXT NOT NULL,
    level1_name TEXT NOT NULL,
    level2_code TEXT NOT NULL,
    level2_name TEXT NOT NULL,
    name TEXT NOT NULL,
    cycle_value TEXT,
    annual_value TEXT,
    lettering TEXT,
    weight TEXT,
    parts TEXT,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE department_evaluation (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL CHECK (parent = 'book'),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    year INTEGER,
    department TEXT NOT NULL,
    unit_count INTEGER,
    currency_unit TEXT NOT NULL,
    annual_goals TEXT NOT NULL,
    completion TEXT NOT NULL,
    reasons_unfinished TEXT NOT NULL,
    budget_total TEXT,
    budget_basic TEXT,
    budget_project TEXT,
    budget_secondary TEXT,
    spent TEXT,
    spent_basic TEXT,
    spent_project TEXT,
    initial_total TEXT,
    initial_basic TEXT,
    initial_project TEXT,
    execution_weight TEXT,
    execution_rate TEXT NOT NULL,
    execution_score TEXT,
    totals TEXT NOT NULL,
    total_weight TEXT,
    total_score TEXT,
    grade TEXT NOT NULL,
    grade_limits TEXT NOT NULL,
    index_name TEXT NOT NULL,
    form TEXT NOT NULL,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE evaluation_row (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES department_evaluation (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    level1 TEXT NOT NULL,
    level1_weight TEXT,
    level2 TEXT NOT NULL,
    level2_weight TEXT,
    level3 TEXT NOT NULL,
    weight TEXT,
    explanation TEXT NOT NULL,
    rule TEXT NOT NULL,
    target_value TEXT NOT NULL,
    actual_value TEXT NOT NULL,
    score TEXT,
    shortfall_reason TEXT NOT NULL,
    improvement TEXT NOT NULL,
    measure TEXT NOT NULL,
    working TEXT NOT NULL,
    parts TEXT,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE project_evaluation (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL CHECK (parent = 'book'),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    year INTEGER,
    project TEXT NOT NULL,
    department TEXT NOT NULL,
    unit TEXT NOT NULL,
    currency_unit TEXT NOT NULL,
    initial_total TEXT,
    annual_total TEXT,
    spent_total TEXT,
    expected_total TEXT,
    initial_fiscal TEXT,
    annual_fiscal TEXT,
    spent_fiscal TEXT,
    expected_fiscal TEXT,
    initial_carried TEXT,
    annual_carried TEXT,
    spent_carried TEXT,
    expected_carried TEXT,
    initial_special_account TEXT,
    annual_special_account TEXT,
    spent_special_account TEXT,
    expected_special_account TEXT,
    initial_own TEXT,
    annual_own TEXT,
    spent_own TEXT,
    expected_own TEXT,
    initial_other TEXT,
    annual_other TEXT,
    spent_other TEXT,
    expected_other TEXT,
    execution_weight TEXT,
    execution_rate TEXT NOT NULL,
    execution_score TEXT,
    goal TEXT NOT NULL,
    completion TEXT NOT NULL,
    totals TEXT NOT NULL,
    total_weight TEXT,
    total_score TEXT,
    inverse_rule TEXT NOT NULL,
    quality_limits TEXT NOT NULL,
    target TEXT NOT NULL,
    stage TEXT NOT NULL,
    grade TEXT NOT NULL,
    form TEXT NOT NULL,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE evaluated_indicator (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES project_evaluation (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    level1_code TEXT NOT NULL,
    level1_name TEXT NOT NULL,
    level2_code TEXT NOT NULL,
    level2_name TEXT NOT NULL,
    name TEXT NOT NULL,
    target_value TEXT NOT NULL,
    actual_value TEXT NOT NULL,
    weight TEXT,
    score TEXT,
    reason TEXT NOT NULL,
    band TEXT NOT NULL,
    target TEXT NOT NULL,
    expected TEXT NOT NULL,
    likelihood TEXT NOT NULL,
    parts TEXT,
    extra TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE doubt (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    said TEXT NOT NULL,
    params TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE waiver (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    said TEXT NOT NULL,
    params TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE comment (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    unit TEXT NOT NULL,
    at TEXT NOT NULL,
    said TEXT NOT NULL,
    answers TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE proposal (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    unit TEXT NOT NULL,
    at TEXT NOT NULL,
    said TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE mark (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    unit TEXT NOT NULL,
    at TEXT NOT NULL,
    seen TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE appraisal (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    who TEXT NOT NULL,
    unit TEXT NOT NULL,
    at TEXT NOT NULL,
    norms TEXT,
    clarity TEXT,
    relevance TEXT,
    method TEXT,
    plausibility TEXT,
    funding TEXT,
    prospects TEXT,
    conditions TEXT,
    opinion TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    of INTEGER,
    state TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    edit TEXT NOT NULL
) STRICT;

CREATE TABLE source (
    sha256 TEXT NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    reader TEXT NOT NULL,
    content BLOB,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE origin (
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source (sha256) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    trail TEXT NOT NULL,
    items TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (item, field)
) STRICT;

CREATE INDEX unit_parent ON unit (parent);

CREATE INDEX project_parent ON project (parent);

CREATE INDEX indicator_parent ON indicator (parent);

CREATE INDEX evaluation_row_parent ON evaluation_row (parent);

CREATE INDEX evaluated_indicator_parent ON evaluated_indicator (parent);

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_appended_to BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

