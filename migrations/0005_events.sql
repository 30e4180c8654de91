-- What happened (one row a change: audit trail, timeline and live log at once), what is to be told, what was answered.

-- A reader resumes after (era, xid, seq) and reads only rows whose transaction is older than every one still
-- running, so an event that took its number early and committed late is never skipped. An era is opened
-- when the database was restored elsewhere and transaction numbers began anew.
create table events (
  business_id uuid not null default app_business() references businesses (id),
  era smallint not null default 1,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  seq bigint generated always as identity,
  id uuid not null,
  type text not null check (type ~ '^[a-z-]+\.[a-z-]+$'),
  subject_kind text not null,
  subject_id uuid,
  customer_id uuid,
  actor_kind text not null check (actor_kind in ('visitor', 'customer', 'staff', 'system')),
  actor_id uuid,
  data jsonb not null default '{}',
  ip text,
  device text,
  request_id text,
  at timestamptz not null,
  primary key (business_id, seq),
  unique (business_id, id)
);
create index on events (business_id, era, xid, seq);
create index on events (business_id, customer_id, seq desc) where customer_id is not null;
create index on events (business_id, subject_id, seq);
call protect('events');
create policy customer on events as restrictive for select to foyer_customer using (customer_id = (select app_customer()));
-- The owner looks at one thing at start: whether transaction numbers began anew.
create index on events (era, xid);
create policy era on events for select to current_user using (true);
grant select on events to foyer_customer, foyer_staff, foyer_worker;
grant insert on events to foyer_visitor, foyer_customer, foyer_staff, foyer_worker, foyer_door;

-- The outbox: one row a message to one person on one channel. The body is kept as sent, secrets left out.
create table messages (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  cause text not null,
  kind text not null,
  channel text not null check (channel in ('email', 'sms', 'app')),
  customer_id uuid,
  recipient text not null,
  locale text not null,
  data jsonb not null default '{}',
  secret bytea,
  subject text,
  body_text text,
  body_html text,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  last_error text,
  provider_id text,
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  primary key (business_id, id),
  unique (business_id, cause, kind, channel, recipient)
);
create index on messages (business_id, customer_id, created_at desc, id) where customer_id is not null;
create index on messages (business_id, created_at) where state in ('queued', 'sending', 'failed');
call protect('messages');
call protect_customer('messages');
grant insert on messages to foyer_door, foyer_visitor, foyer_customer, foyer_staff;
grant select, insert, update on messages to foyer_worker;
grant select (business_id, id, kind, channel, customer_id, recipient, locale, data, subject, body_text, state, created_at, sent_at, read_at) on messages to foyer_customer;
grant update (read_at) on messages to foyer_customer;

-- What was answered to a create, so that the same request again changes nothing and hears the same.
create table idempotency_keys (
  business_id uuid not null default app_business() references businesses (id),
  actor text not null,
  key text not null,
  fingerprint bytea not null,
  status smallint,
  body jsonb,
  created_at timestamptz not null,
  primary key (business_id, actor, key)
);
create index on idempotency_keys (business_id, created_at);
call protect('idempotency_keys');
grant select, insert, update on idempotency_keys to foyer_visitor, foyer_customer, foyer_staff, foyer_door;
grant select, delete on idempotency_keys to foyer_worker;
