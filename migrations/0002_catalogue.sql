-- What a business offers: branches, services, staff members with their hours, resources, classes.

create table branches (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  key text not null,
  name jsonb not null,
  address jsonb not null default '{}',
  phone text,
  zone text not null,
  policy jsonb,
  position integer not null default 0,
  archived_at timestamptz,
  primary key (business_id, id),
  unique (business_id, key)
);
call protect('branches');

create table branch_hours (
  business_id uuid not null default app_business(),
  branch_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (business_id, branch_id, weekday, opens),
  foreign key (business_id, branch_id) references branches (business_id, id) on delete cascade
);
call protect('branch_hours');

create table closures (
  business_id uuid not null default app_business(),
  id uuid not null,
  branch_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  reason jsonb not null default '{}',
  primary key (business_id, id),
  foreign key (business_id, branch_id) references branches (business_id, id) on delete cascade
);
create index on closures (business_id, branch_id, ends_on);
call protect('closures');

create table services (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  key text not null,
  kind text not null default 'appointment' check (kind in ('appointment', 'class')),
  category jsonb not null default '{}',
  name jsonb not null,
  description jsonb not null default '{}',
  image text,
  duration_minutes integer not null check (duration_minutes between 5 and 720),
  price_minor integer check (price_minor >= 0),
  buffer_before_minutes integer not null default 0 check (buffer_before_minutes between 0 and 240),
  buffer_after_minutes integer not null default 0 check (buffer_after_minutes between 0 and 240),
  gap_after_minutes integer check (gap_after_minutes > 0),
  gap_minutes integer check (gap_minutes > 0),
  notice_minutes integer not null default 0 check (notice_minutes >= 0),
  horizon_days integer check (horizon_days between 1 and 365),
  slot_interval_minutes integer not null default 15 check (slot_interval_minutes between 5 and 720),
  daily_limit integer check (daily_limit > 0),
  capacity integer check (capacity between 1 and 500),
  needs_approval boolean not null default false,
  policy jsonb,
  position integer not null default 0,
  archived_at timestamptz,
  primary key (business_id, id),
  unique (business_id, key),
  check ((gap_after_minutes is null) = (gap_minutes is null)),
  check (gap_minutes is null or gap_after_minutes + gap_minutes < duration_minutes),
  check ((kind = 'class') = (capacity is not null))
);
call protect('services');

create table resources (
  business_id uuid not null default app_business(),
  id uuid not null,
  key text not null,
  branch_id uuid not null,
  kind text not null,
  name jsonb not null,
  position integer not null default 0,
  archived_at timestamptz,
  primary key (business_id, id),
  unique (business_id, key),
  foreign key (business_id, branch_id) references branches (business_id, id)
);
call protect('resources');

-- A service needs one free resource of each of these kinds, at the branch where it happens.
create table service_requirements (
  business_id uuid not null default app_business(),
  service_id uuid not null,
  resource_kind text not null,
  primary key (business_id, service_id, resource_kind),
  foreign key (business_id, service_id) references services (business_id, id) on delete cascade
);
call protect('service_requirements');

create table staff_members (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  key text not null,
  name text not null,
  title jsonb not null default '{}',
  bio jsonb not null default '{}',
  image text,
  email text,
  role text not null default 'practitioner' check (role in ('owner', 'manager', 'agent', 'practitioner')),
  bookable boolean not null default true,
  daily_limit integer check (daily_limit > 0),
  position integer not null default 0,
  archived_at timestamptz,
  primary key (business_id, id),
  unique (business_id, key)
);
call protect('staff_members');

create table staff_skills (
  business_id uuid not null default app_business(),
  staff_id uuid not null,
  service_id uuid not null,
  primary key (business_id, staff_id, service_id),
  foreign key (business_id, staff_id) references staff_members (business_id, id) on delete cascade,
  foreign key (business_id, service_id) references services (business_id, id) on delete cascade
);
create index on staff_skills (business_id, service_id);
call protect('staff_skills');

create table staff_hours (
  business_id uuid not null default app_business(),
  staff_id uuid not null,
  branch_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null check (ends > starts),
  primary key (business_id, staff_id, weekday, starts),
  foreign key (business_id, staff_id) references staff_members (business_id, id) on delete cascade,
  foreign key (business_id, branch_id) references branches (business_id, id)
);
call protect('staff_hours');

create table staff_breaks (
  business_id uuid not null default app_business(),
  staff_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null check (ends > starts),
  primary key (business_id, staff_id, weekday, starts),
  foreign key (business_id, staff_id) references staff_members (business_id, id) on delete cascade
);
call protect('staff_breaks');

-- On this date these windows replace the weekly hours and breaks; no window at all is a day off.
create table staff_overrides (
  business_id uuid not null default app_business(),
  id uuid not null,
  staff_id uuid not null,
  branch_id uuid,
  on_date date not null,
  starts time,
  ends time,
  primary key (business_id, id),
  foreign key (business_id, staff_id) references staff_members (business_id, id) on delete cascade,
  foreign key (business_id, branch_id) references branches (business_id, id),
  check ((starts is null) = (ends is null) and (starts is null) = (branch_id is null) and (starts is null or ends > starts))
);
create index on staff_overrides (business_id, staff_id, on_date);
call protect('staff_overrides');

create table time_off (
  business_id uuid not null default app_business(),
  id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  reason text,
  primary key (business_id, id),
  foreign key (business_id, staff_id) references staff_members (business_id, id) on delete cascade
);
create index on time_off (business_id, staff_id, ends_at);
call protect('time_off');

-- A class that happens every week; the worker lays its sessions out as far as customers may book.
create table class_series (
  business_id uuid not null default app_business(),
  id uuid not null,
  key text not null,
  service_id uuid not null,
  branch_id uuid not null,
  staff_id uuid not null,
  resource_id uuid,
  weekday smallint not null check (weekday between 1 and 7),
  starts time not null,
  capacity integer not null check (capacity between 1 and 500),
  from_date date not null,
  until_date date,
  primary key (business_id, id),
  unique (business_id, key),
  foreign key (business_id, service_id) references services (business_id, id),
  foreign key (business_id, branch_id) references branches (business_id, id),
  foreign key (business_id, staff_id) references staff_members (business_id, id),
  foreign key (business_id, resource_id) references resources (business_id, id)
);
call protect('class_series');

create table class_sessions (
  business_id uuid not null default app_business(),
  id uuid not null,
  series_id uuid,
  on_date date not null,
  service_id uuid not null,
  branch_id uuid not null,
  staff_id uuid not null,
  resource_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  capacity integer not null check (capacity between 1 and 500),
  cancelled_at timestamptz,
  primary key (business_id, id),
  unique (business_id, series_id, on_date),
  unique (business_id, id, capacity),
  foreign key (business_id, series_id) references class_series (business_id, id),
  foreign key (business_id, service_id) references services (business_id, id),
  foreign key (business_id, branch_id) references branches (business_id, id),
  foreign key (business_id, staff_id) references staff_members (business_id, id),
  foreign key (business_id, resource_id) references resources (business_id, id)
);
create index on class_sessions (business_id, service_id, starts_at);
call protect('class_sessions');

do $$
declare t text;
begin
  foreach t in array array['branches', 'branch_hours', 'closures', 'services', 'resources', 'service_requirements',
    'staff_members', 'staff_skills', 'staff_hours', 'staff_breaks', 'staff_overrides', 'time_off', 'class_series', 'class_sessions'] loop
    execute format('grant select on %I to foyer_visitor, foyer_customer, foyer_staff, foyer_worker', t);
    execute format('grant insert, update, delete on %I to foyer_worker', t);
  end loop;
end $$;
-- A visitor may know when somebody is away, never why, and no staff member's address.
revoke select on time_off, staff_members from foyer_visitor, foyer_customer;
grant select (business_id, id, staff_id, starts_at, ends_at) on time_off to foyer_visitor, foyer_customer;
grant select (business_id, id, key, name, title, bio, image, bookable, daily_limit, position, archived_at) on staff_members to foyer_visitor, foyer_customer;
