-- A store as the first version of Papergram made it, with a paper, a subscription and a bookmark.
-- Never change it: it stands for the stores that are in use.
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE paper (
	id INTEGER NOT NULL,
	arxiv_id VARCHAR NOT NULL,
	title TEXT NOT NULL,
	url TEXT NOT NULL,
	read_from TEXT NOT NULL,
	field TEXT NOT NULL,
	contribution TEXT NOT NULL,
	usage TEXT NOT NULL,
	innovations TEXT NOT NULL,
	results TEXT NOT NULL,
	links JSON NOT NULL,
	first_date DATE NOT NULL,
	last_date DATE NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (arxiv_id)
);
CREATE TABLE digest (
	day DATE NOT NULL,
	file VARCHAR NOT NULL,
	content_hash VARCHAR NOT NULL,
	arrived_at DATETIME NOT NULL,
	PRIMARY KEY (day)
);
CREATE TABLE entry (
	digest_date DATE NOT NULL,
	position INTEGER NOT NULL,
	paper_id INTEGER NOT NULL,
	PRIMARY KEY (digest_date, position),
	FOREIGN KEY(digest_date) REFERENCES digest (day),
	FOREIGN KEY(paper_id) REFERENCES paper (id)
);
CREATE INDEX ix_entry_paper_id ON entry (paper_id);
CREATE TABLE file (
	path VARCHAR NOT NULL,
	content_hash VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	message VARCHAR NOT NULL,
	line INTEGER,
	seen_at DATETIME NOT NULL,
	PRIMARY KEY (path)
);
CREATE TABLE subscription (
	id INTEGER NOT NULL,
	chat_id BIGINT NOT NULL,
	thread_id BIGINT NOT NULL,
	private BOOLEAN NOT NULL,
	language VARCHAR NOT NULL,
	time TIME NOT NULL,
	zone VARCHAR NOT NULL,
	style VARCHAR NOT NULL,
	active BOOLEAN NOT NULL,
	off_reason VARCHAR NOT NULL,
	quiet_notes BOOLEAN NOT NULL,
	only_followed BOOLEAN NOT NULL,
	last_digest DATE,
	last_push_day DATE,
	waiting BOOLEAN NOT NULL,
	next_due DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (chat_id, thread_id)
);
CREATE INDEX subscription_due ON subscription (active, next_due);
CREATE TABLE rendering (
	id VARCHAR NOT NULL,
	messages JSON NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE delivery (
	id INTEGER NOT NULL,
	subscription_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	"key" VARCHAR NOT NULL,
	part INTEGER NOT NULL,
	rendering_id VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	attempts INTEGER NOT NULL,
	due_at DATETIME,
	updated_at DATETIME NOT NULL,
	message_id BIGINT,
	reason VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (subscription_id, kind, "key", part),
	FOREIGN KEY(subscription_id) REFERENCES subscription (id),
	FOREIGN KEY(rendering_id) REFERENCES rendering (id)
);
CREATE INDEX delivery_due ON delivery (due_at, id);
CREATE INDEX delivery_state ON delivery (state);
CREATE TABLE "query" (
	id INTEGER NOT NULL,
	words VARCHAR NOT NULL,
	asked_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (words)
);
CREATE TABLE topic (
	id INTEGER NOT NULL,
	subscription_id INTEGER NOT NULL,
	words VARCHAR NOT NULL,
	muted BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (subscription_id, words),
	FOREIGN KEY(subscription_id) REFERENCES subscription (id)
);
CREATE TABLE bookmark (
	user_id BIGINT NOT NULL,
	arxiv_id VARCHAR NOT NULL,
	saved_at DATETIME NOT NULL,
	PRIMARY KEY (user_id, arxiv_id)
);
CREATE TABLE reader (
	user_id BIGINT NOT NULL,
	language VARCHAR NOT NULL,
	PRIMARY KEY (user_id)
);
CREATE TABLE pulse (
	id INTEGER NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (id)
);
CREATE VIRTUAL TABLE search_title USING fts5(title, tokenize="ascii tokenchars '='", content='');
CREATE VIRTUAL TABLE search_head USING fts5(title, field, contribution, tokenize="ascii tokenchars '='", content='');
CREATE VIRTUAL TABLE search_full USING fts5(title, field, contribution, body, tokenize="ascii tokenchars '='", content='');
CREATE TABLE search_doc (key INTEGER PRIMARY KEY, doc_id INTEGER NOT NULL UNIQUE, arxiv_id TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL, contribution TEXT NOT NULL, UNIQUE (arxiv_id, doc_id));
CREATE TABLE search_word (word TEXT PRIMARY KEY, shape TEXT NOT NULL, papers INTEGER NOT NULL, UNIQUE (shape, word)) WITHOUT ROWID;
CREATE TABLE search_pair (english TEXT NOT NULL, chinese TEXT NOT NULL, shown TEXT NOT NULL, papers INTEGER NOT NULL, PRIMARY KEY (english, chinese), UNIQUE (chinese, english)) WITHOUT ROWID;
CREATE TABLE search_touched (doc_id INTEGER PRIMARY KEY);
CREATE TABLE search_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO alembic_version VALUES ('0001');
INSERT INTO search_meta VALUES ('analyzer', 1);
INSERT INTO search_meta VALUES ('papers', 0);
INSERT INTO paper VALUES (1, '2602.12617', 'GeoAgent', 'https://huggingface.co/papers/2602.12617', 'HTML', 'vision', 'It finds places.', '', '', '', '[]', '2026-02-16', '2026-02-16');
INSERT INTO digest VALUES ('2026-02-16', '/digests/2026-02-16.md', 'abc', '2026-02-16 08:00:00.000000');
INSERT INTO entry VALUES ('2026-02-16', 1, 1);
INSERT INTO subscription VALUES (1, 7, 0, 1, 'en', '09:00:00.000000', 'Asia/Shanghai', 'overview', 1, '', 1, 0, '2026-02-16', NULL, 0, '2026-02-17 01:00:00.000000');
INSERT INTO topic VALUES (1, 1, 'robotics', 0);
INSERT INTO bookmark VALUES (7, '2602.12617', '2026-02-16 09:00:00.000000');
