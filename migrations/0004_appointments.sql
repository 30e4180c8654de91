-- Holds, appointments, and the two constraints that make a double booking impossible:
-- nobody and nothing is occupied twice (exclusion), and a class never seats more than its capacity (seats).

create table holds (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  customer_id uuid,
  holder_hash bytea,
  branch_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  plan jsonb not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  primary key (business_id, id),
  foreign key (business_id, branch_id) references branches (business_id, id),
  foreign key (business_id, customer_id) references customers (business_id, id)
);
create index on holds (business_id, expires_at);
call protect('holds');

create table appointments (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null,
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  customer_id uuid not null,
  branch_id uuid not null,
  status text not null check (status in ('pending', 'confirmed', 'cancelled', 'completed', 'no-show')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  price_minor integer check (price_minor >= 0),
  currency text not null,
  policy jsonb not null,
  note text not null default '',
  sequence integer not null default 0,
  booked_at timestamptz not null,
  moved_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text check (cancelled_by in ('customer', 'staff', 'business')),
  cancel_reason text,
  cancel_consequence jsonb,
  released jsonb,
  primary key (business_id, id),
  unique (business_id, code),
  foreign key (business_id, customer_id) references customers (business_id, id),
  foreign key (business_id, branch_id) references branches (business_id, id),
  check ((status = 'cancelled') = (cancelled_at is not null))
);
create index on appointments (business_id, customer_id, starts_at, id);
create index on appointments (business_id, starts_at);
call protect('appointments');
call protect_customer('appointments');

create table appointment_lines (
  business_id uuid not null default app_business(),
  appointment_id uuid not null,
  position smallint not null,
  customer_id uuid not null,
  service_id uuid not null,
  staff_id uuid not null,
  resource_ids uuid[] not null default '{}',
  session_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  price_minor integer check (price_minor >= 0),
  primary key (business_id, appointment_id, position),
  foreign key (business_id, appointment_id) references appointments (business_id, id) on delete cascade,
  foreign key (business_id, service_id) references services (business_id, id),
  foreign key (business_id, staff_id) references staff_members (business_id, id),
  foreign key (business_id, session_id) references class_sessions (business_id, id)
);
call protect('appointment_lines');
call protect_customer('appointment_lines');

-- When a staff member or a resource is taken, buffers included. The cap on length lets a range query use plain columns.
create table occupations (
  business_id uuid not null default app_business() references businesses (id),
  id uuid not null default gen_random_uuid(),
  subject_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  hold_id uuid,
  appointment_id uuid,
  session_id uuid,
  primary key (business_id, id),
  check (ends_at > starts_at and ends_at - starts_at <= interval '24 hours'),
  check (num_nonnulls(hold_id, appointment_id, session_id) = 1),
  constraint nobody_is_occupied_twice
    exclude using gist (business_id with =, subject_id with =, tstzrange(starts_at, ends_at) with &&),
  foreign key (business_id, hold_id) references holds (business_id, id) on delete cascade,
  foreign key (business_id, appointment_id) references appointments (business_id, id) on delete cascade,
  foreign key (business_id, session_id) references class_sessions (business_id, id) on delete cascade
);
create index on occupations (business_id, subject_id, starts_at) include (ends_at, hold_id, appointment_id);
create index on occupations (business_id, hold_id) where hold_id is not null;
create index on occupations (business_id, appointment_id) where appointment_id is not null;
create index on occupations (business_id, session_id) where session_id is not null;
call protect('occupations');

-- One row a seat, numbered within the session's capacity; lowering a capacity under the seats taken fails.
create table seats (
  business_id uuid not null default app_business(),
  session_id uuid not null,
  seat integer not null check (seat >= 1),
  capacity integer not null,
  hold_id uuid,
  appointment_id uuid,
  primary key (business_id, session_id, seat),
  check (seat <= capacity),
  check (num_nonnulls(hold_id, appointment_id) = 1),
  foreign key (business_id, session_id, capacity) references class_sessions (business_id, id, capacity) on update cascade,
  foreign key (business_id, hold_id) references holds (business_id, id) on delete cascade,
  foreign key (business_id, appointment_id) references appointments (business_id, id) on delete cascade
);
create index on seats (business_id, hold_id) where hold_id is not null;
create index on seats (business_id, appointment_id) where appointment_id is not null;
call protect('seats');

-- How many lines of a service, or of a staff member, a local day holds: the daily limits' source and the fair choice's.
create table day_loads (
  business_id uuid not null default app_business() references businesses (id),
  subject_id uuid not null,
  on_date date not null,
  booked integer not null check (booked >= 0),
  minutes integer not null check (minutes >= 0),
  primary key (business_id, subject_id, on_date)
);
call protect('day_loads');

grant select, insert, update, delete on holds, occupations, seats, day_loads to foyer_visitor, foyer_customer, foyer_staff, foyer_worker;
grant select, insert, update on appointments to foyer_customer, foyer_staff, foyer_worker;
grant select, insert, update, delete on appointment_lines to foyer_customer, foyer_staff, foyer_worker;
