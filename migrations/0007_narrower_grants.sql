-- What visitors and customers write is narrowed to what they do: a visitor holds times, a customer changes what is theirs
-- to change, and an answer kept for a repeated create is read by whose key it is.
revoke update on holds, occupations, seats from foyer_visitor;
revoke delete on occupations, seats from foyer_visitor;
revoke insert, update, delete on day_loads from foyer_visitor;
revoke update on customers from foyer_customer;
grant update (name, phone, phone_verified_at, zone, locale, feed_generation, updated_at) on customers to foyer_customer;
create policy visitor on idempotency_keys as restrictive for all to foyer_visitor using (actor = 'visitor' or actor like 'guest %');
create policy customer on idempotency_keys as restrictive for all to foyer_customer
  using (actor = (select app_customer())::text or actor like 'guest %');
