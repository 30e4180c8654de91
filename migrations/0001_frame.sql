-- The frame: roles, the two settings every row policy reads, businesses.
-- Every table has business_id first in each key, FORCE row security, and grants beside its policies.

create extension if not exists btree_gist;

do $$
declare role_name text;
begin
  foreach role_name in array array['foyer_visitor', 'foyer_customer', 'foyer_staff', 'foyer_worker', 'foyer_door'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', role_name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, role_name, 'set') then
      execute format('grant %I to %I with set true, inherit false', role_name, current_user);
    end if;
  end loop;
end $$;

create function app_business() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.business_id', true), '')::uuid $$;
create function app_customer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.customer_id', true), '')::uuid $$;

-- Turns on forced row security with the business policy; the one place that spells it.
create procedure protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy business on %s using (business_id = (select app_business())) with check (business_id = (select app_business()))', target);
end $$;

-- On top: rows that belong to a customer are seen and written by that customer alone.
create procedure protect_customer(target regclass) language plpgsql as $$
begin
  execute format('create policy customer on %s as restrictive for all to foyer_customer using (customer_id = (select app_customer())) with check (customer_id = (select app_customer()))', target);
end $$;

-- What the public may know of a business. A slug must be found before there is a scope, so reading is open.
create table businesses (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 40),
  kind text not null default 'studio',
  name jsonb not null,
  tagline jsonb not null default '{}',
  about jsonb not null default '{}',
  zone text not null,
  locale text not null check (locale in ('en', 'ar', 'de')),
  locales text[] not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  branding jsonb not null,
  contact jsonb not null default '{}',
  policy jsonb not null,
  horizon_days integer not null default 30 check (horizon_days between 1 and 365),
  registration_open boolean not null default true,
  created_at timestamptz not null
);
alter table businesses enable row level security;
alter table businesses force row level security;
create policy everyone_reads on businesses for select using (true);
create policy own_writes on businesses for all to foyer_worker using (id = (select app_business())) with check (id = (select app_business()));
grant select on businesses to foyer_visitor, foyer_customer, foyer_staff, foyer_worker, foyer_door;
grant insert, update on businesses to foyer_worker;

-- What only the business itself may know.
create table business_settings (
  business_id uuid primary key default app_business() references businesses (id),
  link_minutes integer not null default 15 check (link_minutes between 5 and 30),
  strict_browser boolean not null default false,
  session_days integer not null default 30 check (session_days between 1 and 90),
  idle_days integer not null default 14 check (idle_days between 1 and 90),
  sign_in_per_hour integer not null default 500,
  sms_per_day integer not null default 100,
  sms_countries text[] not null default '{}'
);
call protect('business_settings');
grant select on business_settings to foyer_door, foyer_worker, foyer_staff;
grant insert, update on business_settings to foyer_worker;
