-- Customers and how they sign in. Secrets are stored as hashes only; the door role alone reads them.

create table customers (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  email text,
  email_verified_at timestamptz,
  phone text,
  phone_verified_at timestamptz,
  name text not null default '',
  status text not null default 'active' check (status in ('active', 'blocked')),
  locale text check (locale in ('en', 'ar', 'de')),
  zone text,
  registered_at timestamptz,
  feed_generation integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (business_id, id),
  unique (business_id, email),
  check (email is not null or phone is not null)
);
create unique index on customers (business_id, phone) where phone_verified_at is not null;
call protect('customers');
create policy customer on customers as restrictive for all to foyer_customer
  using (id = (select app_customer())) with check (id = (select app_customer()));
grant select, update on customers to foyer_customer;
grant select, insert, update on customers to foyer_door, foyer_worker;
grant select on customers to foyer_staff;

create table sessions (
  business_id uuid not null default app_business(),
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('browser', 'script')),
  aal smallint not null default 1,
  amr text[] not null,
  ip text,
  user_agent text,
  device_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text,
  current_hash bytea not null,
  generation integer not null default 1,
  previous_hash bytea,
  rotated_at timestamptz not null,
  primary key (business_id, id),
  foreign key (business_id, customer_id) references customers (business_id, id)
);
create index on sessions (business_id, customer_id);
call protect('sessions');
grant select, insert, update on sessions to foyer_door;
grant select on sessions to foyer_worker;

create table devices (
  business_id uuid not null default app_business(),
  id uuid not null,
  customer_id uuid not null,
  token_hash bytea not null,
  label text not null default '',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (business_id, id),
  unique (business_id, customer_id, token_hash),
  foreign key (business_id, customer_id) references customers (business_id, id)
);
call protect('devices');
grant select, insert, update on devices to foyer_door;

create table challenges (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  kind text not null check (kind in ('sign-in', 'booking', 'claim', 'email-change', 'phone-change', 'undo-email')),
  channel text not null check (channel in ('email', 'sms')),
  subject text not null,
  customer_id uuid,
  token_hash bytea,
  code_hash bytea,
  browser_hash bytea,
  attempts integer not null default 0,
  max_attempts integer not null default 5,
  data jsonb not null default '{}',
  ip text,
  user_agent text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  code_expires_at timestamptz,
  consumed_at timestamptz,
  voided_at timestamptz,
  primary key (business_id, id),
  unique (business_id, token_hash)
);
create index on challenges (business_id, kind, subject) where consumed_at is null and voided_at is null;
call protect('challenges');
grant select, insert, update, delete on challenges to foyer_door;

create table limits (
  business_id uuid not null default app_business() references businesses (id),
  key text not null,
  hits timestamptz[] not null,
  expires_at timestamptz not null,
  primary key (business_id, key)
);
create index on limits (business_id, expires_at);
call protect('limits');
grant select, insert, update, delete on limits to foyer_door;
grant select, delete on limits to foyer_worker;

-- Staff sign in by their own tables; this release opens them by script token only.
create table staff_sessions (
  business_id uuid not null default app_business(),
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (business_id, id),
  unique (business_id, token_hash),
  foreign key (business_id, staff_id) references staff_members (business_id, id)
);
call protect('staff_sessions');
grant select, insert, update on staff_sessions to foyer_door;
grant select (business_id, id, email, name, role, archived_at) on staff_members to foyer_door;
