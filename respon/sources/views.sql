CREATE VIEW loads AS
SELECT
    agency,
    count(DISTINCT CASE WHEN role = 'lead' THEN action END) AS lead_actions,
    count(DISTINCT CASE WHEN role = 'co' THEN action END) AS co_actions,
    count(DISTINCT CASE WHEN role = 'support' THEN action END) AS support_actions,
    count(DISTINCT CASE WHEN role = 'oversee' THEN action END) AS oversee_actions,
    count(DISTINCT action) AS total
FROM assignments
GROUP BY agency;

CREATE VIEW duties AS
SELECT g.agency, g.role, g.stated, g.action, a.title, a.document, a.part, a.due, a.place
FROM assignments AS g
JOIN actions AS a ON a.id = g.action;

CREATE VIEW pairs AS
SELECT x.agency AS a, y.agency AS b, count(DISTINCT x.action) AS shared
FROM assignments AS x
JOIN assignments AS y ON x.action = y.action AND x.agency < y.agency
GROUP BY x.agency, y.agency;

CREATE VIEW co_owners AS
SELECT x.agency, y.agency AS co_owner, count(DISTINCT x.action) AS shared
FROM assignments AS x
JOIN assignments AS y ON x.action = y.action AND x.agency <> y.agency
GROUP BY x.agency, y.agency;

CREATE VIEW gaps AS
WITH carried AS (
    SELECT
        a.place, a.id AS action, a.title, a.document, a.open_ended,
        count(DISTINCT g.agency) AS owners,
        count(DISTINCT CASE WHEN g.role = 'lead' THEN g.agency END) AS leads,
        count(DISTINCT CASE WHEN o.kind = 'collective' THEN g.agency END) AS vague,
        (SELECT count(*) FROM unsettled AS u WHERE u.action = a.id) AS unsettled
    FROM actions AS a
    LEFT JOIN assignments AS g ON g.action = a.id
    LEFT JOIN agencies AS o ON o.name = g.agency
    WHERE a.status <> 'cancelled'
    GROUP BY a.place, a.id, a.title, a.document, a.open_ended
)
SELECT 'no-owner' AS gap, action, title, document, place FROM carried WHERE owners = 0 AND unsettled = 0
UNION ALL
SELECT 'no-lead', action, title, document, place FROM carried WHERE owners > 1 AND leads = 0 AND unsettled = 0
UNION ALL
SELECT 'several-leads', action, title, document, place FROM carried WHERE leads > 1
UNION ALL
SELECT 'vague-owner', action, title, document, place FROM carried WHERE vague > 0
UNION ALL
SELECT 'open-ended', action, title, document, place FROM carried WHERE open_ended
UNION ALL
SELECT 'to-be-settled', a.id, a.title, a.document, a.place
FROM unsettled AS u
JOIN actions AS a ON a.id = u.action;
